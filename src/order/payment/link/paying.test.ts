import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPayDesk, type PayDesk } from '#test/support/pay-page.ts'

let at: PayDesk
beforeAll(async () => {
  at = await openPayDesk()
})
afterAll(() => at.close())

test('a buyer pays by link: the money is in, work has begun, the log names the customer, and the page says so however often it is loaded', async () => {
  const link = await at.linked()
  const answer = await at.payWith(link)
  expect(answer.status).toBe(303)
  const page = await at.follow(answer)
  expect(page.text).toContain('Paid, thank you')
  expect(page.text).toContain('We have received $151.00 from your Visa 4242.')
  expect(page.text).toContain('Your order is paid in full.')
  expect((await at.open(link.at)).text).toContain('Paid, thank you')
  expect(await at.moved(link)).toEqual([['sale', 15_100]])
  const view = await at.seenPayment(link)
  expect(view).toMatchObject({ state: 'paid', balances: { collected: 15_100, due: 0 }, links: [] })
  expect(view.history[0]).toMatchObject({ kind: 'sale', who: { kind: 'system', name: 'Customer' }, outcome: 'approved' })
  expect(await at.statusOf({ ...link, reference: '' })).toBe('processing')
  expect(await at.log(link)).toMatchObject([
    { event: { type: 'pay_link_made', link: link.link, amount: 15_100 }, actor_name: 'supervisor of harbor' },
    { event: { type: 'pay_link_paid', link: link.link, amount: 15_100 }, actor_name: 'Customer' },
  ])
})

test('a declined card says what to do, and another card pays', async () => {
  const link = await at.linked()
  const declined = await at.follow(await at.payWith(link, 'chargeDeclinedInsufficientFunds'))
  expect(declined.text).toContain('There is not enough money on this card. Nothing was charged.')
  expect(declined.text).toContain('Pay $151.00')
  const paid = await at.follow(await at.payWith(link, 'mastercard', declined))
  expect(paid.text).toContain('from your Mastercard 4444')
  expect(await at.moved(link)).toEqual([['sale', 15_100]])
})

test('the reason of a lost or stolen card is nobody’s at the page', async () => {
  const link = await at.linked()
  const page = await at.follow(await at.payWith(link, 'visa_chargeDeclinedStolenCard'))
  expect(page.text).toContain('Your bank has declined this card.')
  expect(page.text).not.toMatch(/stolen|lost/i)
})

test('a form sent twice, and two tabs at once, move the money once', async () => {
  const link = await at.linked()
  const [one, two] = [await at.open(link.at), await at.open(link.at)]
  const card = { card: 'pm_card_visa' }
  const answers = await Promise.all([
    at.post(link.at, { ...one.form, ...card }),
    at.post(link.at, { ...one.form, ...card }),
    at.post(link.at, { ...two.form, ...card }),
    at.post(link.at, { ...two.form, ...card }),
  ])
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303])
  await expect.poll(async () => (await at.open(link.at)).text).toContain('Paid, thank you')
  expect(await at.moved(link)).toEqual([['sale', 15_100]])
  expect((await at.seenPayment(link)).history).toHaveLength(1)
  const late = await at.follow(await at.payWith(link, 'visa', two))
  expect(late.text).toContain('Paid, thank you')
  expect(await at.moved(link)).toEqual([['sale', 15_100]])
})

test('a form of before with another card is not sent again', async () => {
  const link = await at.linked()
  const view = await at.open(link.at)
  await at.payWith(link, 'chargeDeclined', view)
  const page = await at.follow(await at.payWith(link, 'visa', view))
  expect(page.text).toContain('This form had been sent before.')
  expect(await at.moved(link)).toEqual([])
})

test('two links of one order: together they take no more than is due', async () => {
  const link = await at.linked()
  const made = await at.boss.post(`${link.path}/payment/links`, { amount: 10_000 })
  const other = { ...link, at: new URL(made.body.url).pathname }
  expect((await at.follow(await at.payWith(other))).text).toContain('Still due on your order: $51.00.')
  const rest = await at.open(link.at)
  expect(rest.text).toContain('Pay $51.00')
  expect(rest.text).toContain('-$100.00')
  expect((await at.follow(await at.payWith(link, 'visa', rest))).text).toContain('Your order is paid in full.')
  expect(await at.moved(link)).toEqual([
    ['sale', 10_000],
    ['sale', 5_100],
  ])
})

test('an amount that has changed since the buyer saw it is shown again and not charged', async () => {
  const link = await at.linked()
  const view = await at.open(link.at)
  await at.boss.post(`${link.path}/payment/offline`, {
    direction: 'in',
    amount: 5_100,
    method: 'cash',
    reference: 'R-1',
    note: 'At the counter',
  })
  const page = await at.follow(await at.payWith(link, 'visa', view))
  expect(page.text).toContain('The amount has changed meanwhile. Nothing was charged.')
  expect(page.text).toContain('Pay $100.00')
  expect(await at.moved(link)).toEqual([])
})

test('an order that was paid otherwise has nothing due any more', async () => {
  const link = await at.linked()
  const view = await at.open(link.at)
  await at.boss.post(`${link.path}/payment/offline`, {
    direction: 'in',
    amount: 15_100,
    method: 'cash',
    reference: 'R-2',
    note: 'At the counter',
  })
  expect((await at.open(link.at)).text).toContain('Nothing is due any more')
  expect((await at.follow(await at.payWith(link, 'visa', view))).text).toContain('Nothing is due any more')
  expect(await at.moved(link)).toEqual([])
})

test('a card the buyer lets the store keep can be charged again for this order, one they do not cannot', async () => {
  const [kept, other] = [await at.linked(10_000), await at.linked(10_000)]
  await at.payWith(kept, 'visa', undefined, { keep: 'yes' })
  await at.payWith(other)
  expect((await at.seenPayment(kept)).can.again).toMatchObject({ ok: true, saved: [{ instrument: { last4: '4242' } }], suggested: 5_100 })
  expect((await at.seenPayment(other)).can.again).toMatchObject({ ok: false, code: 'not_saved' })
})

test('a gateway that is away: nothing was charged, and the buyer may try again', async () => {
  const link = await at.linked()
  await at.sandbox.fault('POST', '/v1/payment_intents', '429', 2)
  const page = await at.follow(await at.payWith(link))
  expect(page.text).toContain('The payment provider did not answer. Nothing was charged.')
  expect((await at.follow(await at.payWith(link, 'visa', page))).text).toContain('Paid, thank you')
})

test('a lost answer is being checked: the page says not to pay twice, offers no form, and the money moved once', async () => {
  const link = await at.linked()
  const view = await at.open(link.at)
  await at.sandbox.fault('POST', '/v1/payment_intents/*/confirm', '500_after')
  const page = await at.follow(await at.payWith(link, 'visa', view))
  expect(page.text).toContain('We are checking your payment')
  expect(page.text).toContain('Please do not pay twice')
  expect(page.form).not.toHaveProperty('amount')
  expect((await at.open(`${link.at}/state`)).text).toBeTruthy()
  expect((await at.desk.raw(`${link.at}/state`)).body).toEqual({ state: 'checking' })
  expect((await at.follow(await at.payWith(link, 'visa', await at.open(link.at), { amount: '15100' }))).text).toContain('We are checking')
  expect(await at.moved(link)).toEqual([['sale', 15_100]])
})
