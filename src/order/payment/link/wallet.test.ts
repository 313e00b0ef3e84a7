import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectPaypal } from '#test/support/payments.ts'
import { openPayDesk, type Linked, type PayDesk } from '#test/support/pay-page.ts'
import { openWallet, type Wallet } from '#test/support/wallet.ts'

let at: PayDesk
let wallet: Wallet
beforeAll(async () => {
  at = await openPayDesk()
  await connectPaypal(at.desk, 'harbor')
  wallet = openWallet(at)
})
afterAll(() => at.close())

const moved = async (link: Linked) => (await at.seenPayment(link)).history.map(({ kind, amount, outcome }) => [kind, amount, outcome])

test('paid at the wallet: approved there, taken here, once however often the browser comes back', async () => {
  const link = await at.linked()
  expect((await at.open(link.at)).text).toContain('Pay with PayPal')
  const back = await wallet.atWallet(await wallet.toWallet(link), 'agree')
  expect(await moved(link)).toEqual([])
  const page = await wallet.backAt(back)
  expect(page.text).toContain('Paid, thank you')
  expect(page.text).toContain('from your PayPal')
  expect((await wallet.backAt(back)).text).toContain('Paid, thank you')
  expect(await moved(link)).toEqual([['sale', 15_100, 'approved']])
  expect(await at.seenPayment(link)).toMatchObject({
    state: 'paid',
    history: [{ gateway: 'paypal', who: { name: 'Customer' } }],
    links: [],
  })
})

test('gone back at the wallet: nothing was charged, and a card pays', async () => {
  const link = await at.linked()
  const page = await wallet.backAt(await wallet.atWallet(await wallet.toWallet(link), 'cancel'))
  expect(page.text).toContain('You have not approved the payment. Nothing was charged.')
  expect((await at.follow(await at.payWith(link, 'visa', page))).text).toContain('Paid, thank you')
})

test('declined by the wallet: the page says so, and a card pays', async () => {
  const link = await at.linked()
  const page = await wallet.backAt(await wallet.atWallet(await wallet.toWallet(link), 'agree', 'empty'))
  expect(page.text).toContain('PayPal has declined the payment. Nothing was charged.')
  expect(await moved(link)).toMatchObject([['sale', 15_100, 'declined']])
  expect((await at.follow(await at.payWith(link, 'visa', page))).text).toContain('Paid, thank you')
})

test('held for review at the wallet: neither paid nor free, and the page says not to pay twice', async () => {
  const link = await at.linked()
  const page = await wallet.backAt(await wallet.atWallet(await wallet.toWallet(link), 'agree', 'reviewed'))
  expect(page.text).toContain('We are checking your payment')
  const waiting = await at.open(link.at)
  expect((await at.follow(await at.post(`${link.at}/again`, waiting.form))).text).toContain('We are checking your payment')
  expect((await at.seenPayment(link)).history).toMatchObject([{ kind: 'sale', outcome: 'unknown', code: 'under_review' }])
})

test('kept with the buyer’s consent, the wallet can be charged again', async () => {
  const link = await at.linked(10_000)
  await wallet.backAt(await wallet.atWallet(await wallet.toWallet(link, { keep: 'yes' }), 'agree'))
  expect((await at.seenPayment(link)).can.again).toMatchObject({ ok: true, saved: [{ gateway: 'paypal' }] })
})

test('what somebody brings back that was approved for another order, or not at all, moves nothing', async () => {
  const [mine, theirs] = [await at.linked(), await at.linked()]
  const approved = await wallet.atWallet(await wallet.toWallet(theirs), 'agree')
  const waiting = new URL(await wallet.toWallet(mine)).searchParams.get('token') ?? ''
  const stolen = new URLSearchParams(approved.split('?')[1]).get('token') ?? ''
  for (const token of [stolen, waiting, 'NOSUCHORDER', '../x', ''])
    expect((await wallet.backAt(`${mine.at}/approved?lang=en&token=${encodeURIComponent(token)}`)).text).toContain(
      'You have not approved the payment.',
    )
  expect(await moved(mine)).toEqual([])
})

test('an amount that changed while the buyer was at the wallet is not taken', async () => {
  const link = await at.linked()
  const back = await wallet.atWallet(await wallet.toWallet(link), 'agree')
  await at.boss.post(`${link.path}/payment/offline`, {
    direction: 'in',
    amount: 100,
    method: 'cash',
    reference: 'R-1',
    note: 'At the counter',
  })
  expect((await wallet.backAt(back)).text).toContain('The amount has changed meanwhile. Nothing was charged.')
  expect((await moved(link)).map(([kind]) => kind)).toEqual(['offline'])
})

test('approved in two tabs: one of them is taken', async () => {
  const link = await at.linked()
  const [one, two] = [
    await wallet.atWallet(await wallet.toWallet(link), 'agree'),
    await wallet.atWallet(await wallet.toWallet(link), 'agree'),
  ]
  await Promise.all([at.desk.raw(one), at.desk.raw(two)])
  await expect.poll(async () => (await at.open(link.at)).text).toContain('Paid, thank you')
  expect((await moved(link)).filter(([, , outcome]) => outcome === 'approved')).toEqual([['sale', 15_100, 'approved']])
})
