import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPayDesk, type Linked, type PayDesk, type Seen } from '#test/support/pay-page.ts'
import { settle } from '../beats/settle.ts'

let at: PayDesk
beforeAll(async () => {
  at = await openPayDesk()
})
afterAll(() => at.close())

const secured = 'threeDSecure2Required'

/** Pays with a card whose bank wants to be asked; answers the bank's page, where the buyer is sent by the page itself and not by its form. */
async function sentToBank(link: Linked, view?: Seen): Promise<string> {
  const answer = await at.payWith(link, secured, view)
  expect(answer.status).toBe(200)
  const url = /http-equiv="refresh" content="0;url=([^"]+)"/.exec(String(answer.body))?.[1]
  expect(url).toMatch(new RegExp(`^http://127.0.0.1:${at.sandbox.ports.gateway}/`))
  return url ?? ''
}

/** What the buyer says at their bank; answers the page they land on at ours. */
async function atBank(url: string, outcome: 'complete' | 'fail'): Promise<Seen> {
  const answer = await fetch(url, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ outcome }) })
  const back = new URL(answer.headers.get('location') ?? '')
  expect(back.searchParams.get('payment_intent_client_secret')).toBeTruthy()
  const here = await at.desk.raw(back.pathname + back.search)
  expect([here.status, here.headers.get('location')]).toEqual([303, expect.not.stringContaining('client_secret')])
  return at.follow(here)
}

test('a bank that wants to be asked: nothing moves before it is, and then the page says paid', async () => {
  const link = await at.linked()
  const bank = await sentToBank(link)
  expect(await at.moved(link)).toEqual([])
  expect((await at.open(link.at)).text).toContain('We are checking your payment')
  const page = await atBank(bank, 'complete')
  expect(page.text).toContain('Paid, thank you')
  expect(page.text).toContain('Visa 3220')
  expect(await at.moved(link)).toEqual([['sale', 15_100]])
  expect((await at.seenPayment(link)).history).toMatchObject([{ outcome: 'approved', who: { name: 'Customer' } }])
})

test('refused at the bank: the page says so, and another card pays', async () => {
  const link = await at.linked()
  const page = await atBank(await sentToBank(link), 'fail')
  expect(page.text).toContain('Your bank did not get your confirmation. Nothing was charged.')
  expect((await at.follow(await at.payWith(link, 'visa', page))).text).toContain('Paid, thank you')
  expect(await at.moved(link)).toEqual([['sale', 15_100]])
})

test('the tab closed at the bank after confirming: it is found out by itself, and the link is used up', async () => {
  const link = await at.linked()
  const bank = await sentToBank(link)
  await fetch(bank, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ outcome: 'complete' }) })
  const [{ id } = { id: '' }] = (await at.seenPayment(link)).history
  await settle(at.desk.app, { store: at.desk.store.id, id })
  expect((await at.open(link.at)).text).toContain('Paid, thank you')
  expect((await at.seenPayment(link)).links).toEqual([])
  expect(await at.log(link)).toMatchObject([{ event: { type: 'pay_link_made' } }, { event: { type: 'pay_link_paid' } }])
})

test('the tab closed at the bank without an answer: the buyer begins anew, and the first payment can no longer be confirmed', async () => {
  const link = await at.linked()
  const bank = await sentToBank(link)
  const waiting = await at.open(link.at)
  const page = await at.follow(await at.post(`${link.at}/again`, waiting.form))
  expect(page.text).toContain('The payment was not confirmed. Nothing was charged.')
  expect((await fetch(bank, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ outcome: 'complete' }) })).status).toBe(404)
  expect((await at.follow(await at.payWith(link, 'visa', page))).text).toContain('Paid, thank you')
  expect(await at.moved(link)).toEqual([['sale', 15_100]])
})

test('beginning anew after all has gone through finds it paid', async () => {
  const link = await at.linked()
  const bank = await sentToBank(link)
  const waiting = await at.open(link.at)
  await fetch(bank, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ outcome: 'complete' }) })
  const page = await at.follow(await at.post(`${link.at}/again`, waiting.form))
  expect(page.text).toContain('Paid, thank you')
  expect(await at.moved(link)).toEqual([['sale', 15_100]])
})

test('a buyer who never comes back: after half an hour the payment is let go, and the link is free again', async () => {
  const link = await at.linked()
  await sentToBank(link)
  const [{ id } = { id: '' }] = (await at.seenPayment(link)).history
  await settle(at.desk.app, { store: at.desk.store.id, id })
  expect((await at.open(link.at)).text).toContain('We are checking your payment')
  at.desk.clock.advance(31 * 60_000)
  await settle(at.desk.app, { store: at.desk.store.id, id })
  expect((await at.open(link.at)).text).toContain('Pay $151.00')
  expect((await at.seenPayment(link)).history).toMatchObject([{ outcome: 'failed', code: 'buyer_left' }])
})

test('while one tab is at the bank, another pays nothing; a clerk is told that the customer is paying', async () => {
  const link = await at.linked()
  const other = await at.open(link.at)
  await sentToBank(link)
  expect((await at.follow(await at.payWith(link, 'visa', other))).text).toContain('We are checking your payment')
  expect(await at.moved(link)).toEqual([])
  const second = await at.boss.post(`${link.path}/payment/links`, { amount: 100 })
  expect((await at.open(new URL(second.body.url).pathname)).text).toContain('One moment, please')
  expect((await at.boss.post(`${link.path}/payment/cards`, { token: 'pm_card_visa', amount: 100 })).body).toMatchObject({
    code: 'unsettled',
    detail: { who: 'Customer' },
  })
})

test('coming back without having gone anywhere shows the page and changes nothing', async () => {
  const link = await at.linked()
  expect((await at.follow(await at.desk.raw(`${link.at}/return`))).text).toContain('Pay $151.00')
  expect((await at.seenPayment(link)).history).toEqual([])
})
