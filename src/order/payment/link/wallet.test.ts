import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectPaypal } from '#test/support/payments.ts'
import { openPayDesk, type Linked, type PayDesk, type Seen } from '#test/support/pay-page.ts'

let at: PayDesk
beforeAll(async () => {
  at = await openPayDesk()
  await connectPaypal(at.desk, 'harbor')
})
afterAll(() => at.close())

/** Presses the wallet's button; answers its page, where the buyer is sent by the page itself and not by its form. */
async function toWallet(link: Linked, more: { readonly [name: string]: string } = {}): Promise<string> {
  const { form } = await at.open(link.at)
  const answer = await at.post(`${link.at}/wallet?lang=en`, { ...form, ...more })
  expect(answer.status).toBe(200)
  const url = /http-equiv="refresh" content="0;url=([^"]+)"/.exec(String(answer.body))?.[1]
  expect(url).toContain('/checkoutnow?token=')
  return (url ?? '').replaceAll('&amp;', '&')
}

/** What the buyer says at the wallet; answers where they are sent back to. */
async function atWallet(url: string, answer: 'agree' | 'cancel', wallet = 'good'): Promise<string> {
  const said = await fetch(url, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ answer, wallet }) })
  const back = new URL(said.headers.get('location') ?? '')
  return back.pathname + back.search
}

const backAt = async (path: string): Promise<Seen> => {
  const here = await at.desk.raw(path)
  return here.status === 303 ? at.follow(here) : at.open(path)
}
const moved = async (link: Linked) => (await at.seenPayment(link)).history.map(({ kind, amount, outcome }) => [kind, amount, outcome])

test('paid at the wallet: approved there, taken here, once however often the browser comes back', async () => {
  const link = await at.linked()
  expect((await at.open(link.at)).text).toContain('Pay with PayPal')
  const back = await atWallet(await toWallet(link), 'agree')
  expect(await moved(link)).toEqual([])
  const page = await backAt(back)
  expect(page.text).toContain('Paid, thank you')
  expect(page.text).toContain('from your PayPal')
  expect((await backAt(back)).text).toContain('Paid, thank you')
  expect(await moved(link)).toEqual([['sale', 15_100, 'approved']])
  expect(await at.seenPayment(link)).toMatchObject({
    state: 'paid',
    history: [{ gateway: 'paypal', who: { name: 'Customer' } }],
    links: [],
  })
})

test('gone back at the wallet: nothing was charged, and a card pays', async () => {
  const link = await at.linked()
  const page = await backAt(await atWallet(await toWallet(link), 'cancel'))
  expect(page.text).toContain('You have not approved the payment. Nothing was charged.')
  expect((await at.follow(await at.payWith(link, 'visa', page))).text).toContain('Paid, thank you')
})

test('declined by the wallet: the page says so, and a card pays', async () => {
  const link = await at.linked()
  const page = await backAt(await atWallet(await toWallet(link), 'agree', 'empty'))
  expect(page.text).toContain('PayPal has declined the payment. Nothing was charged.')
  expect(await moved(link)).toMatchObject([['sale', 15_100, 'declined']])
  expect((await at.follow(await at.payWith(link, 'visa', page))).text).toContain('Paid, thank you')
})

test('held for review at the wallet: neither paid nor free, and the page says not to pay twice', async () => {
  const link = await at.linked()
  const page = await backAt(await atWallet(await toWallet(link), 'agree', 'reviewed'))
  expect(page.text).toContain('We are checking your payment')
  const waiting = await at.open(link.at)
  expect((await at.follow(await at.post(`${link.at}/again`, waiting.form))).text).toContain('We are checking your payment')
  expect((await at.seenPayment(link)).history).toMatchObject([{ kind: 'sale', outcome: 'unknown', code: 'under_review' }])
})

test('kept with the buyer’s consent, the wallet can be charged again', async () => {
  const link = await at.linked(10_000)
  await backAt(await atWallet(await toWallet(link, { keep: 'yes' }), 'agree'))
  expect((await at.seenPayment(link)).can.again).toMatchObject({ ok: true, saved: [{ gateway: 'paypal' }] })
})

test('what somebody brings back that was approved for another order, or not at all, moves nothing', async () => {
  const [mine, theirs] = [await at.linked(), await at.linked()]
  const approved = await atWallet(await toWallet(theirs), 'agree')
  const waiting = new URL(await toWallet(mine)).searchParams.get('token') ?? ''
  const stolen = new URLSearchParams(approved.split('?')[1]).get('token') ?? ''
  for (const token of [stolen, waiting, 'NOSUCHORDER', '../x', ''])
    expect((await backAt(`${mine.at}/approved?lang=en&token=${encodeURIComponent(token)}`)).text).toContain(
      'You have not approved the payment.',
    )
  expect(await moved(mine)).toEqual([])
})

test('an amount that changed while the buyer was at the wallet is not taken', async () => {
  const link = await at.linked()
  const back = await atWallet(await toWallet(link), 'agree')
  await at.boss.post(`${link.path}/payment/offline`, {
    direction: 'in',
    amount: 100,
    method: 'cash',
    reference: 'R-1',
    note: 'At the counter',
  })
  expect((await backAt(back)).text).toContain('The amount has changed meanwhile. Nothing was charged.')
  expect((await moved(link)).map(([kind]) => kind)).toEqual(['offline'])
})

test('approved in two tabs: one of them is taken', async () => {
  const link = await at.linked()
  const [one, two] = [await atWallet(await toWallet(link), 'agree'), await atWallet(await toWallet(link), 'agree')]
  await Promise.all([at.desk.raw(one), at.desk.raw(two)])
  await expect.poll(async () => (await at.open(link.at)).text).toContain('Paid, thank you')
  expect((await moved(link)).filter(([, , outcome]) => outcome === 'approved')).toEqual([['sale', 15_100, 'approved']])
})
