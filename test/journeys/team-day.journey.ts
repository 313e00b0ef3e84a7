import { readFile } from 'node:fs/promises'
import type { Browser, Page } from '@playwright/test'
import { expect, expectAccessible, test } from '../browser/page.ts'
import { mailsTo } from './buyer.ts'
import { openOrderOf, people, picture, signIn } from './clerk.ts'
import { orderQuickly } from './quick-order.ts'

const photo = new URL('../../src/apps/web/public/guide/list-en.webp', import.meta.url)
const settings = '/harbor-toyota/settings/store'

test('a customer answers with a picture: it is seen as it arrives, answered in their French, with a colleague beside; a guard is changed and acts at once', async ({
  page: omar,
  browser,
}) => {
  test.setTimeout(120_000)
  const email = `elise.${Date.now()}@example.com`
  await orderQuickly({ shop: 'toyota', language: 'fr', name: 'Élise Roy', email, vin: '4T1BF1FK5CU111481' })
  await signIn(omar, people.omar)
  const number = await openOrderOf(omar, email)
  const [customer, mia] = [await another(browser), await another(browser)]

  await test.step('the customer answers in their mailbox', () => writeBack(customer, email))
  await test.step('the answer stands on the open order by itself, its picture shown', async () => {
    const messages = omar.locator('#messages')
    await expect(messages.getByText('La pièce est pour cette voiture')).toBeVisible({ timeout: 5_000 })
    await expect(messages.getByText('voiture.webp')).toBeVisible()
    await expect(messages.locator('img').first()).toHaveJSProperty('complete', true)
    await expect(messages.locator('img').first()).not.toHaveJSProperty('naturalWidth', 0)
    await picture(omar, 'team-day-answer', '#messages')
  })
  await test.step('a message of the store is picked, in the customer’s language', () => answer(omar, email))
  await test.step('a colleague opens the order: they are seen', async () => {
    await signIn(mia, people.mia, { at: `/harbor-toyota/orders/${number}` })
    await expect(omar.getByLabel('Mia Reyes has this order open')).toBeVisible()
  })
  await test.step('the supervisor blocks what nobody signed off; the next shipment is stopped, and the change is logged', async () => {
    const before = await setGuard(mia, 'Block')
    await expect(mia.locator('#changes').getByRole('row').nth(1)).toContainText('Fitment not signed off')
    await omar.goto(`/harbor-toyota/orders/${number}/ship`)
    await expect(omar.locator('li[data-level=block]')).toContainText('not signed off for the vehicle')
    await expectAccessible(omar)
    await picture(omar, 'team-day-guard')
    await setGuard(mia, before)
  })
  await Promise.all([customer.context().close(), mia.context().close()])
})

async function another(browser: Browser): Promise<Page> {
  return (await browser.newContext()).newPage()
}

async function writeBack(customer: Page, email: string): Promise<void> {
  await expect.poll(async () => (await mailsTo(email)).length, { timeout: 20_000 }).toBeGreaterThan(0)
  await customer.goto(`${process.env['DEMO_MAILBOX']}/?to=${encodeURIComponent(email)}`)
  await customer.locator('a[href*="/mails/"]').first().click()
  await customer.locator('summary', { hasText: 'Reply as the customer' }).click()
  await customer.getByLabel('Message').fill('La pièce est pour cette voiture, voici une photo.')
  const buffer = await readFile(photo)
  await customer.getByLabel('Attachment').setInputFiles({ name: 'voiture.webp', mimeType: 'image/webp', buffer })
  await customer.getByRole('button', { name: 'Send' }).click()
}

async function answer(omar: Page, email: string): Promise<void> {
  const before = (await mailsTo(email)).length
  await omar.locator('#messages').getByRole('button', { name: 'Reply' }).click()
  const mail = omar.getByRole('dialog', { name: 'Email Customer' })
  await expect(mail.getByLabel('Subject')).toHaveValue(/^Re: /)
  await mail.getByRole('combobox', { name: 'Canned message' }).fill('Ask for the VIN')
  await expect(omar.getByRole('listbox').getByRole('option')).toHaveCount(1)
  await omar.keyboard.press('ArrowDown')
  await expect(omar.locator('[data-combobox-selected]')).toContainText('Ask for the VIN')
  await omar.keyboard.press('Enter')
  const body = mail.getByRole('textbox', { name: 'Message', exact: true })
  await expect(body).toContainText('Bonjour Élise,')
  await body.press('Control+Enter')
  await expect(mail).toBeHidden()
  await expect.poll(async () => (await mailsTo(email)).length, { timeout: 25_000 }).toBeGreaterThan(before)
  const newest = (await mailsTo(email)).find(({ text }) => text.includes('Répondez-nous avec les 17 caractères'))
  expect(newest?.text).toContain('La pièce est pour cette voiture')
}

/** Sets how strictly the store takes a missing sign-off; answers how it took it before. */
async function setGuard(mia: Page, level: string): Promise<string> {
  await mia.goto(settings)
  const guard = mia.getByRole('radiogroup', { name: 'Fitment not signed off' })
  const before = await guard.getByRole('radio', { checked: true }).inputValue()
  await guard.getByText(level, { exact: true }).click()
  await mia.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(mia.getByText('Saved', { exact: true })).toBeVisible()
  return { off: 'Off', warn: 'Warn', block: 'Block' }[before] ?? before
}
