import type { Locator, Page } from '@playwright/test'
import { barriersOf, expect, expectNoOverflow } from '../browser/page.ts'
import type { PaymentView } from '#order/payment/shapes.ts'
import { mailsTo } from './buyer.ts'
import { picture } from './clerk.ts'
import { paymentWords } from './payment-words.ts'

/** Who reads the panel: their language, the words they find, and how wide their screen is. */
export const readers = [
  { language: 'en', width: 1440, say: paymentWords.en },
  { language: 'fr', width: 390, say: paymentWords.fr },
] as const
export type Reader = (typeof readers)[number]

/** An order of a journey in the hands of a clerk: its page, its reader, the customer's address, and how its pictures are called. */
export type Desk = Reader & { readonly page: Page; readonly email: string; readonly about: string }

/** What is open can be read by everybody and fits the screen; with PICTURES set, a picture of it. */
export async function look({ page, about, language, width }: Desk, name: string, part = '[role=dialog]'): Promise<void> {
  expect(await barriersOf(page, part)).toEqual([])
  await expectNoOverflow(page)
  await picture(page, `${about}-${name}-${language}-${width}`, part)
}

/** The order's payment as the desk holds it, for figures a journey goes on from. */
export async function paymentOf({ page }: Desk): Promise<PaymentView> {
  const answer = await page.request.get(`/desk/stores/harbor-toyota/orders/${numberOf(page)}/payment`)
  return (await answer.json()) as PaymentView
}

export function numberOf(page: Page): number {
  return Number(new URL(page.url()).pathname.split('/').pop())
}

/** Opens Collect Money, at one of its ways. */
export async function openCollect({ page, say }: Desk, way?: string): Promise<Locator> {
  await page.locator('#payment').getByRole('button', { name: say.collect }).first().click()
  const dialog = page.getByRole('dialog', { name: say.collect })
  await expect(dialog.getByRole('radiogroup')).toBeVisible()
  if (way) await dialog.getByRole('radio', { name: way, exact: true }).check()
  return dialog
}

/** Opens one of the rarer two, which stand in a menu where there is no room for them. */
export async function openRarer({ page, say, width }: Desk, name: string): Promise<Locator> {
  const payment = page.locator('#payment')
  if (width < 640) {
    await payment.getByRole('button', { name: say.more }).click()
    await page.getByRole('menuitem', { name }).click()
  } else await payment.getByRole('button', { name, exact: true }).click()
  return page.getByRole('dialog', { name })
}

/** Puts a text into a field as a person pastes it. */
export async function paste(page: Page, field: Locator, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`)
  await field.selectText()
  await field.press('ControlOrMeta+V')
}

/** Types a card into the provider's own field. */
export async function typeCard({ page, say }: Desk, number: string): Promise<void> {
  await expect(page.locator('iframe[data-ready]')).toBeVisible()
  const card = page.frameLocator(`iframe[title="${say.cardFrame}"]`)
  await card.getByLabel(say.number).fill(number)
  await card.getByLabel(say.expiry).fill('11 / 30')
  await card.getByLabel(say.code).fill('737')
  await card.getByLabel(say.postal).fill('78704')
}

/** Closes a dialog that has come to its end. */
export async function close({ page, say }: Desk, dialog: Locator): Promise<void> {
  await dialog.getByRole('button', { name: say.close }).last().click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

/** The customer has got exactly so many letters of this kind. */
export async function expectLetters({ email }: Desk, subject: RegExp, count: number): Promise<void> {
  const got = async () => (await mailsTo(email)).filter((mail) => subject.test(mail.subject)).length
  await expect.poll(got, { message: `letters ${subject.source} to ${email}`, timeout: 20_000 }).toBe(count)
}
