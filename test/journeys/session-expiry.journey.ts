import type { Browser, Locator, Page } from '@playwright/test'
import { expect, expectAccessible, test } from '../browser/page.ts'
import { openOrderOf, people, picture, signIn } from './clerk.ts'
import { orderQuickly } from './quick-order.ts'

const note = 'Caller says the left one is already on the car'
const subject = 'Which side do you need?'
const body = 'Hello Nora,\nthe mount comes for the left and for the right. Which one is it?'

test('a session ended elsewhere asks to sign in over the page, and nothing typed is lost', async ({ page, browser }) => {
  const email = `nora.${Date.now()}@example.com`
  await orderQuickly({ shop: 'toyota', language: 'en', name: 'Nora Quist', email, vin: '4T1BF1FK5CU111481' })
  await signIn(page, people.omar)
  const number = await openOrderOf(page, email)
  const order = `/harbor-toyota/orders/${number}`

  await page.getByLabel('Note for colleagues').fill(note)
  await page.getByRole('button', { name: 'Email Customer' }).first().click()
  const mail = page.getByRole('dialog', { name: 'Email Customer' })
  await mail.getByLabel('Subject').fill(subject)
  await mail.getByRole('textbox', { name: 'Message', exact: true }).fill(body)
  await mail.getByRole('button', { name: 'Close' }).click()
  const shipping = page.locator('#addresses')
  await shipping.getByRole('button', { name: 'Edit', exact: true }).last().click()
  const address = page.getByRole('dialog', { name: /address/i })
  await address.getByLabel('Street').fill('44 Wharf Lane')
  await address.getByLabel('Reason').fill('Caller moved last week')

  await endSessionsElsewhere(browser, people.omar)

  await address.getByRole('button', { name: 'Save address' }).click()
  const again = page.getByRole('dialog', { name: 'Your session ended' })
  await expect(again.getByLabel('Password', { exact: true })).toBeFocused()
  await expect(again.getByLabel('E-mail')).toHaveValue(people.omar)
  await expect(again).toContainText('What you typed is still here.')
  await expectAccessible(page)
  await picture(page, 'session-ended')
  await page.keyboard.press('Escape')
  await expect(again).toBeVisible()
  await signInAgain(again)

  await expect(address).toBeHidden()
  await expect(shipping.getByText('44 Wharf Lane').first()).toBeVisible()
  await expect(
    page
      .locator('#activity')
      .getByText(/44 Wharf Lane/)
      .first(),
  ).toBeVisible()
  await expect(page.getByLabel('Note for colleagues')).toHaveValue(note)

  await test.step('a reload after the end leads to sign-in and back to the same order, drafts and all', () => comeBack(page, order))

  await test.step('the note and the mail, written before, go out after', () => sendAll(page))
})

/** A reload after the end leads to sign-in and back to the same order, drafts and all. */
async function comeBack(page: Page, order: string): Promise<void> {
  await page.context().clearCookies()
  await page.reload()
  await expect(page).toHaveURL(/\/sign-in\?next=/)
  await page.getByLabel('E-mail').fill(people.omar)
  await page.getByLabel('Password', { exact: true }).fill(process.env['DEMO_PASSWORD'] ?? '')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL(new RegExp(`${order}(\\?|$)`))
  await expect(page.getByLabel('Note for colleagues')).toHaveValue(note)
}

/** The note and the mail, written before, go out after. */
async function sendAll(page: Page): Promise<void> {
  const again = page.getByRole('dialog', { name: 'Your session ended' })
  const mail = page.getByRole('dialog', { name: 'Email Customer' })
  await page.context().clearCookies()
  await page.getByLabel('Note for colleagues').press('Control+Enter')
  await signInAgain(again)
  await expect(page.locator('#notes').getByText(note, { exact: true })).toBeVisible()
  await expect(page.getByLabel('Note for colleagues')).toHaveValue('')
  await page.getByRole('button', { name: 'Email Customer' }).first().click()
  await expect(mail.getByLabel('Subject')).toHaveValue(subject)
  await expect(mail.getByRole('textbox', { name: 'Message', exact: true })).toHaveText(body, { useInnerText: true })
  await mail.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(mail).toBeHidden()
  await expect(page.getByText(/leaves in a moment/)).toBeVisible()
}

/** The same person at another screen: the profile's "Sign out everywhere". */
async function endSessionsElsewhere(browser: Browser, email: string): Promise<void> {
  const context = await browser.newContext()
  const other = await context.newPage()
  await signIn(other, email, { at: '/profile' })
  await other.getByRole('button', { name: 'Sign out everywhere' }).click()
  await other.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere' }).click()
  await expect(other).toHaveURL(/\/sign-in/)
  await context.close()
}

async function signInAgain(dialog: Locator): Promise<void> {
  await dialog.getByLabel('Password', { exact: true }).fill(process.env['DEMO_PASSWORD'] ?? '')
  await dialog.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(dialog).toBeHidden()
}
