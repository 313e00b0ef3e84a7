import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, expectAccessible, expectNoOverflow, test } from '../browser/page.ts'
import { people, picture, signIn } from './clerk.ts'

test('a morning of eighty orders: a view is saved, orders are assigned together and taken back, and the list leaves as a file', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await signIn(page, people.mia, { at: '/harbor-toyota/orders?status=open&sort=total&order=desc' })
  const name = `Largest ${Date.now()}`

  await test.step('the list is kept under a name, and stands in the menu', async () => {
    await page.getByRole('button', { name: 'Save view' }).click()
    const dialog = page.getByRole('dialog', { name: 'Save view' })
    await dialog.getByLabel('Name').fill(name)
    await dialog.getByRole('button', { name: 'Save view' }).click()
    await expect(dialog).toBeHidden()
    await expect(page.getByRole('group', { name: 'Saved views' }).getByRole('link', { name })).toHaveAttribute('aria-current', 'page')
    await expect(page.getByRole('group', { name: 'Saved views' }).getByRole('link', { name: 'Late' })).toBeVisible()
  })

  const numbers = await pickThree(page)

  await test.step('they are assigned together, and the undo puts each back', async () => {
    await page.getByRole('region', { name: 'Selected orders' }).getByRole('button', { name: 'Assign' }).click()
    await page.getByRole('menuitem', { name: 'Omar Haddad' }).click()
    const job = page.getByRole('region', { name: 'Work on several orders' })
    await expect(job).toContainText('Assign to Omar Haddad: 3 of 3 done')
    await expect(rowOf(page, numbers[1])).toContainText('OH')
    await expectAccessible(page)
    await picture(page, 'bulk-done')
    await job.getByRole('button', { name: 'Undo' }).click()
    // An order that was Omar's before is not changed, and so not taken back.
    await expect(job).toContainText(/Undo assigning: (\d) of \1 done/)
    await job.getByRole('button', { name: 'Close' }).click()
    await expect(job).toBeHidden()
  })

  await test.step('a drawer looks into one, J goes on to the next, Esc closes it', () => peek(page, numbers))

  await test.step('the list is a file', async () => {
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Export CSV' }).click()])
    expect(file.suggestedFilename()).toMatch(/^orders-\d{4}-\d\d-\d\d\.csv$/)
    const lines = (await readFile(await file.path(), 'utf8')).split('\r\n')
    expect(lines[0]).toMatch(/^\uFEFFOrder,Status,Placed,.*Total,Currency.*,Part cost,Profit on parts$/)
    expect(lines[1]?.startsWith(`${numbers[0]},`)).toBe(true)
  })

  await test.step('on a phone, in French', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await signIn(page, people.mia, { at: '/harbor-toyota/orders?status=open', language: 'fr' })
    await page
      .getByRole('checkbox', { name: /^Sélectionner la commande/ })
      .first()
      .check()
    await expect(page.getByRole('region', { name: 'Commandes sélectionnées' })).toContainText('1 commande sélectionnée')
    await expectNoOverflow(page)
    await picture(page, 'bulk-phone-fr')
  })
})

/** Picks the first three orders: one with its box, the span with Shift. Answers their numbers. */
async function pickThree(page: Page): Promise<readonly string[]> {
  const boxes = page.getByRole('checkbox', { name: /^Select order/ })
  await boxes.nth(0).check()
  await boxes.nth(2).click({ modifiers: ['Shift'] })
  await expect(page.getByRole('region', { name: 'Selected orders' })).toContainText('3 orders selected')
  const numbers = await page.locator('a[data-order]').evaluateAll((links) => links.slice(0, 3).map((link) => link.textContent ?? ''))
  return numbers
}

async function peek(page: Page, [first = '', second = '']: readonly string[]): Promise<void> {
  await page.locator(`a[data-order="${first}"]`).focus()
  await page.keyboard.press(' ')
  const drawer = page.getByRole('dialog')
  await expect(drawer).toContainText(`Order #${first}`)
  await expect(drawer).toContainText('Last events')
  await page.keyboard.press('j')
  await expect(drawer).toContainText(`Order #${second}`)
  await expect(page).toHaveURL(new RegExp(`peek=(%22)?${second}`))
  await picture(page, 'peek')
  await page.keyboard.press('Escape')
  await expect(drawer).toBeHidden()
}

function rowOf(page: Page, number = '') {
  return page.getByRole('row').filter({ hasText: number })
}
