import type { Browser, Locator, Page } from '@playwright/test'
import { expect, expectAccessible, test } from '../browser/page.ts'
import { openOrderOf, people, picture, signIn } from './clerk.ts'
import { orderQuickly } from './quick-order.ts'

const mount = '48609-06230'

test('what was sold is edited: the figures shown before saving are those on the page afterwards', async ({ page, browser }) => {
  test.setTimeout(120_000)
  const email = `theo.${Date.now()}@example.com`
  await orderQuickly({ shop: 'honda', language: 'en', name: 'Theo Lang', email, vin: '2HGFC2F59KH512345' })
  await signIn(page, people.ruth)
  const number = await openOrderOf(page, email, 'civic-lane-honda')
  await expect(page.locator('#payment')).toContainText(/collected of/)

  await test.step('an item is added: its price and tax will be left to collect', () => addItem(page))

  await test.step('a quantity is changed', () => changeQuantity(page))

  await test.step('a discount is given', () => giveDiscount(page))

  await test.step('a line is cancelled: what was collected for more is to refund', () => cancelLine(page))

  await test.step('the log names each change with before and after', () => readLog(page))

  await test.step('a colleague was faster: who and what is told, and what was typed goes on top of it', () =>
    meetColleague(page, browser, number))
})

/** An item is added: its price and tax will be left to collect. */
async function addItem(page: Page): Promise<void> {
  const content = page.locator('#content')
  await content.getByRole('button', { name: 'Add item' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add item' })
  await dialog.getByLabel('Part number').fill(mount)
  await dialog.getByLabel('Name', { exact: true }).fill('Strut mount, front')
  await dialog.getByLabel('Quantity').fill('2')
  await dialog.getByLabel('Price each').fill('61.20')
  await dialog.getByLabel('Cost each').fill('38')
  const shown = await figuresOf(dialog)
  await expect(dialog).toContainText(`${shown.due} will be left to collect.`)
  await expectAccessible(page)
  await picture(page, 'edit-add')
  await saveAndCompare(page, dialog, 'Add item', shown)
}

/** A quantity is changed. */
async function changeQuantity(page: Page): Promise<void> {
  const dialog = await openLine(page, mount, 'Edit line')
  await dialog.getByLabel('Quantity').fill('3')
  await saveAndCompare(page, dialog, 'Save line', await figuresOf(dialog))
}

/** A discount is given. */
async function giveDiscount(page: Page): Promise<void> {
  const content = page.locator('#content')
  await content.getByRole('button', { name: 'Add discount' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add discount' })
  await dialog.getByLabel('What for').fill('Waited two weeks')
  await dialog.getByLabel('Amount').fill('10')
  await saveAndCompare(page, dialog, 'Give discount', await figuresOf(dialog))
  await expect(content).toContainText('Discount Waited two weeks')
}

/** A line is cancelled: what was collected for more is to refund. */
async function cancelLine(page: Page): Promise<void> {
  const dialog = await openLine(page, mount, 'Cancel line')
  await dialog.getByLabel('Reason').fill('Ordered the wrong side')
  const shown = await figuresOf(dialog)
  await expect(dialog).toContainText(/\$10\.\d\d will be to refund: nothing goes back by itself\./)
  await picture(page, 'edit-cancel')
  await saveAndCompare(page, dialog, 'Cancel line', shown)
  await expect(page.locator('#summary')).toContainText('To refund')
}

/** The log names each change with before and after. */
async function readLog(page: Page): Promise<void> {
  const log = page.locator('#activity')
  for (const said of [
    `Added 2 × ${mount} at $61.20`,
    `${mount}: quantity 2 → 3`,
    /Discount .*Waited two weeks.* \$10\.00/,
    `Cancelled 3 × ${mount}: Ordered the wrong side`,
  ])
    await expect(log.getByText(said).first()).toBeVisible()
  await expect(log.getByText(/^Order total \$[\d.]+ → \$[\d.]+/)).toHaveCount(4)
}

/** A colleague was faster: who and what is told, and what was typed goes on top of it. */
async function meetColleague(page: Page, browser: Browser, number: number): Promise<void> {
  const content = page.locator('#content')
  const context = await browser.newContext()
  const ben = await context.newPage()
  await signIn(ben, 'ben@civic-lane.example', { at: `/civic-lane-honda/orders/${number}` })
  const part = (await content.locator('tr button[aria-haspopup="menu"]').first().getAttribute('aria-label'))?.split(' ').pop() ?? ''
  const mine = await openLine(page, part, 'Edit line')
  await mine.getByLabel('Brand').fill('Honda genuine')
  const theirs = await openLine(ben, part, 'Edit line')
  await theirs.getByLabel('Quantity').fill('4')
  await figuresOf(theirs)
  await theirs.getByRole('button', { name: 'Save line' }).click()
  await expect(theirs).toBeHidden()

  await figuresOf(mine)
  await mine.getByRole('button', { name: 'Save line' }).click()
  await expect(mine.getByRole('alert')).toContainText('Ben Sato changed this meanwhile. Nothing was saved.')
  await expect(mine.getByRole('alert')).toContainText(`${part}: Quantity 1 → 4`)
  await expect(mine.getByLabel('Brand')).toHaveValue('Honda genuine')
  await picture(page, 'edit-conflict')
  await figuresOf(mine)
  await mine.getByRole('button', { name: 'Save line' }).click()
  await expect(mine).toBeHidden()
  const row = content.getByRole('row').filter({ hasText: part })
  await expect(row).toContainText('Honda genuine')
  await expect(row.locator('[data-label="Qty"]')).toHaveText('4')
  await context.close()
}

type Figures = { readonly total: string; readonly due: string }

/** The order's total and balance after the edit, as the dialog shows them once they are those of what is typed. */
async function figuresOf(dialog: Locator): Promise<Figures> {
  await expect(dialog.getByRole('button').last()).toBeEnabled()
  await expect(dialog.locator('[aria-live][aria-busy="false"] dl')).toBeVisible()
  const after = (label: string) => dialog.locator('dl > div').filter({ hasText: label }).locator('dd').last().innerText()
  return { total: await after('Order total'), due: await after('Balance due') }
}

async function saveAndCompare(page: Page, dialog: Locator, button: string, { total, due }: Figures): Promise<void> {
  await dialog.getByRole('button', { name: button, exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect(page.locator('#content dl > div').filter({ hasText: 'Order total' })).toContainText(total)
  await expect(page.locator('#payment')).toContainText(due.replace(/^[-−]/, ''))
  await expect(page.locator('#summary')).toContainText(due.replace(/^[-−]/, ''))
}

async function openLine(page: Page, part: string, action: string): Promise<Locator> {
  await page.getByRole('button', { name: `Actions for ${part}` }).click()
  await page.getByRole('menuitem', { name: action }).click()
  const dialog = page.getByRole('dialog', { name: action })
  await expect(dialog).toBeVisible()
  return dialog
}
