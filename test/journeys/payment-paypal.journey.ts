import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expect, test } from '../browser/page.ts'
import { orderAPart } from './buyer.ts'
import { headersOf, openOrderOf, people, signIn } from './clerk.ts'
import { acceptReview, breakGateway, untilFaultsMet, walletMovesOf } from './gateway.ts'
import { close, expectLetters, look, numberOf, openCollect, openRarer, paymentOf, readers, type Desk, type Reader } from './payment.ts'
import { sum } from './payment-words.ts'
import { orderQuickly } from './quick-order.ts'
import { before, turn } from './turns.ts'

const shop = { shop: 'toyota', vin: '4T1BF1FK5CU111481' } as const

for (const reader of turn(readers, 1))
  before(reader, () => {
    test('by PayPal: held in the store, charged again, captured in two parts with an answer lost, a line given back', async ({ page }) => {
      test.setTimeout(120_000)
      await collectInParts(page, reader)
    })
  })

for (const reader of turn(readers, 0))
  before(reader, () => {
    test('by PayPal: a wallet is refused, cannot be verified, gets its money back with the order’s end; another is reviewed', async ({
      page,
    }) => {
      test.setTimeout(120_000)
      await refuseAndReview(page, reader)
    })
  })

async function collectInParts(page: Page, reader: Reader): Promise<void> {
  const { language, say } = reader
  const desk: Desk = { ...reader, page, email: `nora.${language}.${Date.now()}@example.com`, about: 'paypal' }
  const ordered = await orderAPart(page, { ...shop, language, name: 'Nora Whitfield', email: desk.email, wallet: 'good' })
  await signIn(page, people.mia, { language })
  const number = await openOrderOf(page, desk.email)
  await expect(page.locator('#payment')).toContainText(say.authorized)
  const { total } = (await paymentOf(desk)).balances

  await test.step('how long the hold is guaranteed, and why it is not renewed yet', () => readHold(desk))
  await test.step('what was kept is charged again', () => chargeAgain(desk))
  await test.step('a part is captured, the rest stays held', () => captureSome(desk, total - 1000))
  await test.step('the rest is captured; its answer is lost, and found by Check again', () => captureRest(desk))
  const back = await test.step('a line is given back', () => refundLine(desk))

  expect((await walletMovesOf('toyota', ordered, number)).map(({ kind, amount }) => [kind, amount])).toEqual([
    ['authorize', total],
    ['sale', 1000],
    ['capture', 2000],
    ['capture', total - 3000],
    ['refund', 1000],
    ['refund', 2000],
    ['refund', back - 3000],
  ])
  await expectLetters(desk, say.receiptLetter, 3)
  await expectLetters(desk, say.refundLetter, 3)
}

async function refuseAndReview(page: Page, reader: Reader): Promise<void> {
  const { language, say } = reader
  const desk: Desk = { ...reader, page, email: `malik.${language}.${Date.now()}@example.com`, about: 'paypal' }
  const ordered = await orderQuickly({
    ...shop,
    language,
    name: 'Malik Osborne',
    email: desk.email,
    wallet: 'declines_later',
    keep: true,
  })
  const other: Desk = { ...desk, email: `ines.${language}.${Date.now()}@example.com` }
  await orderQuickly({ ...shop, language, name: 'Ines Caldwell', email: other.email, wallet: 'reviewed' })
  await signIn(page, people.mia, { language })
  const number = await openOrderOf(page, desk.email)
  await expect(page.locator('#payment')).toContainText(say.authorized)
  const { total } = (await paymentOf(desk)).balances

  await test.step('a refused wallet is told with what to do', () => beRefused(desk))
  await test.step('a wallet cannot be verified, and the panel says why', () => askToVerify(desk))
  await captureAndKeep(desk, 2000)
  await test.step('cancelled: what was taken goes back, what is held is let go', () => cancel(desk))
  expect((await walletMovesOf('toyota', ordered, number)).map(({ kind, amount }) => [kind, amount])).toEqual([
    ['authorize', total],
    ['capture', 2000],
    ['void', total - 2000],
    ['refund', 2000],
  ])

  await openOrderOf(page, other.email)
  await test.step('PayPal reviews a payment; the panel says so until it has decided', () => waitForReview(other))
}

async function readHold(desk: Desk): Promise<void> {
  const { page, say } = desk
  await expect(page.locator('#payment')).toContainText(say.guaranteed)
  await look(desk, 'held', '#payment')
  const dialog = await openCollect(desk)
  await expect(dialog.getByRole('radio', { name: say.reauthorize, exact: true })).toBeDisabled()
  await expect(dialog).toContainText(say.renewedLater)
  await look(desk, 'ways')
  await dialog.getByRole('button', { name: say.close }).first().click()
}

async function chargeAgain(desk: Desk): Promise<void> {
  const { say, language, email } = desk
  const dialog = await openCollect(desk, say.againWay)
  await dialog.getByLabel(say.amount, { exact: true }).fill('10')
  await look(desk, 'again')
  await dialog.getByRole('button', { name: say.charge }).dblclick()
  await expect(dialog).toContainText(say.charged(sum(language, 1000), 'PayPal'))
  await expect(dialog).toContainText(say.receiptGoes(email))
  await look(desk, 'again-charged')
  await close(desk, dialog)
}

async function captureSome(desk: Desk, due: number): Promise<void> {
  const { say, language } = desk
  const dialog = await openCollect(desk)
  await dialog.getByLabel(say.amount, { exact: true }).fill('20')
  await dialog.getByLabel(say.keepRest).check()
  await expect(dialog).toContainText(say.restHeld)
  await look(desk, 'capture')
  await dialog.getByRole('button', { name: say.capture }).dblclick()
  await expect(dialog).toContainText(say.charged(sum(language, 2000), 'PayPal'))
  await expect(dialog).toContainText(say.stillDue(sum(language, due - 2000)))
  await expect(dialog).toContainText(say.restHeld)
  await look(desk, 'captured')
  await close(desk, dialog)
}

async function captureRest(desk: Desk): Promise<void> {
  const { page, say } = desk
  await breakGateway('POST', '/v2/payments/authorizations/*/capture', 'drop_after', 1)
  const dialog = await openCollect(desk)
  await dialog.getByRole('button', { name: say.capture }).click()
  await untilFaultsMet()
  await expect(dialog).toContainText(say.unknown)
  await look(desk, 'unknown')
  await dialog.getByRole('button', { name: say.checkAgain }).click()
  await expect(dialog).toContainText(say.paidInFull)
  await look(desk, 'unknown-found')
  await close(desk, dialog)
  await expect(page.locator('#payment').getByRole('button', { name: say.checkAgain })).toHaveCount(0)
}

/** Answers what went back, minor units: to each payment its own, what was charged first comes first. */
async function refundLine(desk: Desk): Promise<number> {
  const { page, say } = desk
  const payment = page.locator('#payment')
  await payment.getByRole('button', { name: say.refund, exact: true }).first().click()
  const dialog = page.getByRole('dialog', { name: say.refund })
  await dialog.getByLabel(say.pieces).first().fill('1')
  await dialog.getByLabel(say.reason, { exact: true }).selectOption(say.wrongPart)
  await look(desk, 'refund')
  await dialog.getByRole('button', { name: say.refundNow }).dblclick()
  await expect(dialog.getByText(say.approved, { exact: true })).not.toHaveCount(0)
  await look(desk, 'refunded')
  await close(desk, dialog)
  await expect(payment.getByText(say.partlyRefunded, { exact: true })).toBeVisible()
  await look(desk, 'history', '#payment')
  return (await paymentOf(desk)).balances.refunded
}

async function beRefused(desk: Desk): Promise<void> {
  const { page, say } = desk
  const dialog = await openCollect(desk, say.againWay)
  await dialog.getByLabel(say.amount, { exact: true }).fill('10')
  await dialog.getByRole('button', { name: say.charge }).click()
  await expect(dialog.getByText(say.declined, { exact: true })).toBeVisible()
  await expect(dialog).toContainText(say.walletNo)
  await look(desk, 'declined')
  await close(desk, dialog)
  await expect(page.locator('#payment tr[data-row]').filter({ hasText: say.declined })).toContainText(say.walletNo)
}

async function askToVerify(desk: Desk): Promise<void> {
  const { page, say } = desk
  const dialog = await openRarer(desk, say.verify)
  await expect(dialog).toContainText(say.noWallet)
  await expect(page.locator('iframe[data-ready]')).toBeVisible()
  await look(desk, 'verify')
  await dialog.getByRole('button', { name: say.close }).first().click()
}

/** Takes a part of the hold and keeps the rest, by the panel's own command. */
async function captureAndKeep({ page, ...desk }: Desk, amount: number): Promise<void> {
  const { can } = await paymentOf({ page, ...desk })
  expect(can.capture.ok).toBe(true)
  const answer = await page.request.post(`/desk/stores/harbor-toyota/orders/${numberOf(page)}/payment/captures`, {
    headers: { ...(await headersOf(page)), 'idempotency-key': randomUUID() },
    data: { transaction: can.capture.ok && can.capture.transaction, amount, keep: true },
  })
  expect(await answer.json()).toMatchObject({ outcome: 'approved' })
}

async function cancel(desk: Desk): Promise<void> {
  const { page, say } = desk
  await page.reload()
  await page.getByRole('button', { name: say.menu, exact: true }).click()
  await page.getByRole('menuitem', { name: say.cancel }).click()
  const dialog = page.getByRole('dialog', { name: say.cancelDialog })
  await expect(dialog.getByRole('button', { name: say.cancelNow })).toBeEnabled()
  await look(desk, 'cancel')
  await dialog.getByRole('button', { name: say.cancelNow }).dblclick()
  await expect(dialog).toContainText(say.cancelled)
  await look(desk, 'cancelled')
  await close(desk, dialog)
}

async function waitForReview(desk: Desk): Promise<void> {
  const { page, say } = desk
  const payment = page.locator('#payment')
  await expect(payment).toContainText(say.reviewed)
  await look(desk, 'review', '#payment')
  await payment.getByRole('button', { name: say.checkNow }).click()
  await expect(page.getByText(say.stillReviewed)).toBeVisible()
  await acceptReview('toyota', (await paymentOf(desk)).claim?.reference ?? '')
  await payment.getByRole('button', { name: say.checkNow }).click()
  await expect(payment).toContainText(say.authorized)
}
