import type { Page } from '@playwright/test'
import { expect, test } from '../browser/page.ts'
import { mailsTo, orderAPart } from './buyer.ts'
import { headersOf, openOrderOf, people, signIn } from './clerk.ts'
import { breakGateway, cardOf, letHoldsLive, movesOf, untilFaultsMet } from './gateway.ts'
import {
  close,
  expectLetters,
  look,
  numberOf,
  openCollect,
  openRarer,
  paste,
  paymentOf,
  readers,
  typeCard,
  type Desk,
  type Reader,
} from './payment.ts'
import { sum, typed } from './payment-words.ts'
import { orderQuickly } from './quick-order.ts'
import { before, turn } from './turns.ts'

const shop = { shop: 'toyota', vin: '4T1BF1FK5CU111481' } as const

for (const reader of turn(readers, 0))
  before(reader, () => {
    test('by card: held in the store, captured in part, the rest by check and by a new card past a refusal, a line given back', async ({
      page,
    }) => {
      test.setTimeout(120_000)
      await collectInParts(page, reader)
    })
  })

for (const reader of turn(readers, 1))
  before(reader, () => {
    test('by card: a card is verified, an answer is lost on the way, a hold runs out and is placed anew', async ({ page }) => {
      test.setTimeout(120_000)
      await guardAndHoldAnew(page, reader)
    })
  })

async function collectInParts(page: Page, reader: Reader): Promise<void> {
  const { language, say } = reader
  const desk: Desk = { ...reader, page, email: `iva.${language}.${Date.now()}@example.com`, about: 'stripe' }
  const ordered = await orderAPart(page, { ...shop, language, name: 'Iva Sorel', email: desk.email })
  await signIn(page, people.mia, { language })
  await allowPhone(page)
  const number = await openOrderOf(page, desk.email)
  await expect(page.locator('#payment')).toContainText(say.authorized)
  const { total } = (await paymentOf(desk)).balances

  await test.step('a part of the hold is captured, the rest is let go', () => captureSome(desk, total))
  await test.step('a check came by mail', () => recordCheck(desk))
  await test.step('a refused card is told with what to do; another one, told by phone, pays the rest', () =>
    chargeCards(desk, total - 3000))
  const back = await test.step('a line is given back', () => refundLine(desk))
  await test.step('every attempt stands in the history', () => readHistory(desk))

  const moves = await movesOf('toyota', ordered, number)
  expect(moves.map(({ kind, amount }) => [kind, amount])).toEqual([
    ['authorize', total],
    ['capture', 2000],
    ['sale', total - 3000],
    ['refund', 2000],
    ['refund', back - 2000],
  ])
  expect(await cardOf('toyota', moves[2]?.payment_intent)).toMatchObject({ last4: '4444', moto: true })
  await expectLetters(desk, say.receiptLetter, 2)
  await expectLetters(desk, say.refundLetter, 2)
}

async function guardAndHoldAnew(page: Page, reader: Reader): Promise<void> {
  const { language, say } = reader
  const holder = `Odile ${language.toUpperCase()}${Date.now()}`
  const email = `odile.${language}.${Date.now()}@example.com`
  const desk: Desk = { ...reader, page, email, about: 'stripe' }
  await signIn(page, people.mia, { language })
  await letHoldsLive('toyota', 20)
  const late = { ...desk, email: `maud.${language}.${Date.now()}@example.com` }
  const lateOrder = await orderQuickly({ ...shop, language, name: 'Maud Perrin', email: late.email, keep: true })
  await letHoldsLive('toyota', null)
  const ordered = await orderQuickly({ ...shop, language, name: holder, email, keep: true })
  const lateNumber = await openOrderOf(page, late.email)
  await expect(page.locator('#payment')).toContainText(say.authorized)

  const number = await openOrderOf(page, email)
  await expect(page.locator('#payment')).toContainText(say.authorized)
  const secret = await test.step('a secret hold is placed, and its amount is nowhere here', () => placeSecretHold(desk, holder))
  await test.step('a wrong amount is told, the right one verifies the card', () => nameSecret(desk, secret))
  const { total } = (await paymentOf(desk)).balances
  await test.step('the answer to a capture is lost; Check again finds it', () => loseAnswer(desk))
  expect((await movesOf('toyota', ordered, number)).map(({ kind, amount }) => [kind, amount])).toEqual([
    ['authorize', total],
    ['authorize', secret],
    ['void', secret],
    ['capture', total],
  ])

  await test.step('a hold that ran out says so, and the kept card is held anew', () => holdAnew(late, lateNumber))
  expect((await movesOf('toyota', lateOrder, lateNumber)).map(({ kind }) => kind)).toEqual(['authorize', 'void', 'authorize'])
}

/** What a supervisor switches on in Settings once the gateway has allowed it: cards told by phone are charged as such. */
async function allowPhone(page: Page): Promise<void> {
  const at = '/desk/stores/harbor-toyota/settings/gateway/stripe/phone'
  const answer = await page.request.post(at, { data: { phone: true }, headers: await headersOf(page) })
  expect(answer.status()).toBe(200)
}

async function captureSome(desk: Desk, total: number): Promise<void> {
  const { say, language, email } = desk
  const dialog = await openCollect(desk)
  await dialog.getByLabel(say.amount, { exact: true }).fill('20')
  await expect(dialog).toContainText(say.restReleased)
  await look(desk, 'capture')
  await dialog.getByRole('button', { name: say.capture }).dblclick()
  await expect(dialog).toContainText(say.charged(sum(language, 2000), 'Visa 4242'))
  await expect(dialog).toContainText(say.stillDue(sum(language, total - 2000)))
  await expect(dialog).toContainText(say.restReleased)
  await expect(dialog).toContainText(say.receiptGoes(email))
  await look(desk, 'captured')
  await close(desk, dialog)
}

async function recordCheck(desk: Desk): Promise<void> {
  const { page, say, language } = desk
  const dialog = await openRarer(desk, say.offline)
  // Copied from a letter in the other language: its decimal mark is understood.
  const amount = dialog.getByLabel(say.amount, { exact: true })
  await paste(page, amount, language === 'en' ? '10,00 $' : '$10.00')
  await expect(amount).toHaveValue(typed(language, 1_000))
  await dialog.getByLabel(say.how, { exact: true }).selectOption('check')
  await dialog.getByLabel(say.reference, { exact: true }).fill('CHK 2207')
  await dialog.getByLabel(say.note, { exact: true }).fill('By mail, for a part of it')
  await look(desk, 'offline')
  await dialog.getByRole('button', { name: say.record }).dblclick()
  await close(desk, dialog)
  await expect(page.locator('#payment').getByRole('cell', { name: say.check, exact: true })).toHaveCount(1)
}

async function chargeCards(desk: Desk, due: number): Promise<void> {
  const { say, language } = desk
  const dialog = await openCollect(desk, say.newCard)
  await typeCard(desk, '4000000000009995')
  await expect(dialog.getByLabel(say.phone)).toBeChecked()
  await look(desk, 'card')
  await dialog.getByRole('button', { name: say.charge }).click()
  await expect(dialog.getByText(say.declined, { exact: true })).toBeVisible()
  await expect(dialog).toContainText(say.noMoney)
  await look(desk, 'card-declined')
  await dialog.getByRole('button', { name: say.otherCard }).click()
  await typeCard(desk, '5555555555554444')
  await dialog.getByRole('button', { name: say.charge }).dblclick()
  await expect(dialog).toContainText(say.charged(sum(language, due), 'Mastercard 4444'))
  await expect(dialog).toContainText(say.paidInFull)
  await look(desk, 'card-charged')
  await close(desk, dialog)
}

/** Answers what went back, minor units: to each payment its own, what was charged first comes first. */
async function refundLine(desk: Desk): Promise<number> {
  const { page, say } = desk
  await page.locator('#payment').getByRole('button', { name: say.refund, exact: true }).first().click()
  const dialog = page.getByRole('dialog', { name: say.refund })
  await dialog.getByLabel(say.pieces).first().fill('1')
  await dialog.getByLabel(say.reason, { exact: true }).selectOption(say.wrongPart)
  await dialog.getByLabel(say.yes, { exact: true }).check()
  await look(desk, 'refund')
  await dialog.getByRole('button', { name: say.refundNow }).dblclick()
  await expect(dialog.getByText(say.approved, { exact: true })).not.toHaveCount(0)
  await look(desk, 'refunded')
  await close(desk, dialog)
  return (await paymentOf(desk)).balances.refunded
}

async function readHistory(desk: Desk): Promise<void> {
  const { page, say } = desk
  const payment = page.locator('#payment')
  await expect(payment.getByText(say.partlyRefunded, { exact: true })).toBeVisible()
  await expect(payment.locator('tr[data-row]')).toHaveCount(7)
  await expect(payment.locator('tr[data-row]').filter({ hasText: say.declined })).toContainText(say.noMoney)
  await look(desk, 'history', '#payment')
}

/** Answers the secret amount as its holder reads it on the card's statement, minor units. */
async function placeSecretHold(desk: Desk, holder: string): Promise<number> {
  const { page, say, email } = desk
  const dialog = await openRarer(desk, say.verify)
  await look(desk, 'verify')
  await dialog.getByRole('button', { name: say.placeHold }).dblclick()
  await expect(dialog.getByText(say.approved, { exact: true })).toBeVisible()
  await look(desk, 'verify-placed')
  await close(desk, dialog)
  await expect(page.locator('#payment').getByText(say.hidden)).toBeVisible()
  const secret = await readStatement(page, holder)
  await expectLetters(desk, say.verifyLetter, 1)
  // Not as the end of a larger sum: 7.91 stands in 177.91.
  const told = new RegExp(`(?<![\\d.,])(?:${sum('en', secret)}|${sum('fr', secret)})`)
  for (const where of [await page.locator('main').innerText(), JSON.stringify(await paymentOf(desk))]) expect(where).not.toMatch(told)
  for (const mail of await mailsTo(email)) expect(mail.text).not.toMatch(told)
  return secret
}

/** The customer at home, at their card's statement. */
async function readStatement(page: Page, holder: string): Promise<number> {
  const home = await page.context().newPage()
  await home.goto(`${process.env['DEMO_MAILBOX']}/statement?card=4242&holder=${encodeURIComponent(holder)}`)
  const pending = home
    .getByRole('row')
    .filter({ hasText: 'Pending' })
    .filter({ hasText: /\$[1-4]\.\d\d/ })
  await expect(pending).toHaveCount(1)
  const [, dollars = '', cents = ''] = /\$([1-4])\.(\d\d)/.exec(await pending.innerText()) ?? []
  await home.close()
  return Number(dollars + cents)
}

async function nameSecret(desk: Desk, secret: number): Promise<void> {
  const { page, say, language } = desk
  await page.locator('#payment').getByRole('button', { name: say.nameIt }).click()
  const dialog = page.getByRole('dialog', { name: say.nameIt })
  const amount = dialog.getByLabel(say.named)
  await amount.fill(typed(language, secret + 7))
  await dialog.getByRole('button', { name: say.compare }).click()
  await expect(dialog.getByRole('alert')).toContainText(say.wrongAmount)
  await look(desk, 'verify-wrong')
  await amount.fill(typed(language, secret))
  await dialog.getByRole('button', { name: say.compare }).click()
  await expect(dialog.getByText(say.verified, { exact: true })).toBeVisible()
  await look(desk, 'verified')
  await close(desk, dialog)
  await expect(page.locator('#payment').getByText(say.verified, { exact: true })).toBeVisible()
  await look(desk, 'verified-history', '#payment')
}

async function loseAnswer(desk: Desk): Promise<void> {
  const { page, say } = desk
  // The gateway's own client asks once more by itself.
  await breakGateway('POST', '/v1/payment_intents/*/capture', 'drop_after', 2)
  const dialog = await openCollect(desk)
  await dialog.getByRole('button', { name: say.capture }).click()
  await expect(dialog).toContainText(say.unknown)
  await untilFaultsMet()
  await look(desk, 'unknown')
  await dialog.getByRole('button', { name: say.checkAgain }).click()
  await expect(dialog).toContainText(say.paidInFull)
  await look(desk, 'unknown-found')
  await close(desk, dialog)
  await expect(page.locator('#payment').getByRole('button', { name: say.checkAgain })).toHaveCount(0)
}

async function holdAnew(desk: Desk, number: number): Promise<void> {
  const { page, say } = desk
  const payment = page.locator('#payment')
  const stateNow = async () => {
    await page.goto(`/harbor-toyota/orders/${number}`)
    await expect(payment.locator('tr[data-row]')).not.toHaveCount(0)
    return payment.getByText(say.holdExpired, { exact: true }).count()
  }
  await expect.poll(stateNow, { timeout: 25_000 }).toBe(1)
  expect(numberOf(page)).toBe(number)
  await expect(payment).toContainText(say.ranOut)
  await expect(payment.locator('tr[data-row]').getByText(say.expired, { exact: true })).toBeVisible()
  await expect(payment.locator('tr[data-row]').getByText(say.approved, { exact: true })).toHaveCount(0)
  await look(desk, 'expired', '#payment')
  const dialog = await openCollect(desk)
  await expect(dialog.getByRole('radio', { name: say.captureWay })).toBeDisabled()
  await expect(dialog).toContainText(say.noCapture)
  await expect(dialog.getByRole('radio', { name: say.reauthorize, exact: true })).toBeChecked()
  await look(desk, 'expired-ways')
  await dialog.getByRole('button', { name: say.reauthorizeNow }).click()
  await expect(dialog).toContainText(say.heldAgain('Visa 4242'))
  await look(desk, 'held-again')
  await close(desk, dialog)
  await expect(payment.getByText(say.authorized, { exact: true })).toBeVisible()
}
