import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPayDesk, type PayDesk } from '#test/support/pay-page.ts'
import type { PaidOrder } from '#test/support/payments.ts'

let at: PayDesk
beforeAll(async () => {
  at = await openPayDesk()
})
afterAll(() => at.close())

const more = {
  kind: 'add_line',
  line: { partNumber: '90080-15191', name: 'Nut', quantity: 4, unitPrice: 325 },
  reason: 'she asked for them',
}
const pageOf = async ({ path }: PaidOrder) => (await at.boss.get(path)).body
const kindsOf = async (order: PaidOrder) =>
  (await pageOf(order)).messages.letters
    .map(({ kind }: { readonly kind: string }) => kind)
    .filter((kind: string) => kind !== 'order_received')

test('a dearer order asks its buyer for what the hold does not secure, once, with a link made for that amount', async () => {
  const order = await at.ordered()
  const ask = { edit: more, by: 'link' }
  const command = '0190bbbb-0000-7000-8000-000000000001'
  const answer = await at.boss.post(`${order.path}/edit-and-ask`, ask, { command })
  expect(answer.body).toMatchObject({ asked: 1_407, why: null })
  await at.boss.post(`${order.path}/edit-and-ask`, ask, { command })
  expect(await kindsOf(order)).toEqual(['balance_due'])
  const { payment, content } = await pageOf(order)
  expect(content.lines).toHaveLength(2)
  expect(payment.links).toMatchObject([{ amount: 1_407, state: 'open' }])
  await at.deliver(order)
  const [letter] = await at.desk.look<{ to: string; text: string; facts: object }>(
    `select to_address as to, body_text as text, facts from letters where order_id = $1 and kind = 'balance_due'`,
    [order.id],
  )
  const sent = (await at.sandbox.mails(letter?.to ?? '')).find(({ subject }) => subject.includes(String(order.number)))
  expect(sent?.subject).toBe(`Your order ${order.number} was changed: $14.07 is still due`)
  const link = /\/pay\/[\w-]{43}/.exec(sent?.text ?? '')?.[0] ?? ''
  expect((await at.open(link)).text).toContain('$14.07')
  // The secret left with the mail: what stands on the order opens nothing.
  expect([letter?.text.includes(link), Object.hasOwn(letter?.facts ?? {}, 'sealed')]).toEqual([false, false])
})

test('or to call; where nothing is due beyond the hold the edit stands and nobody is asked', async () => {
  const order = await at.ordered()
  expect((await at.boss.post(`${order.path}/edit-and-ask`, { edit: more, by: 'call' })).body).toMatchObject({ asked: 1_407 })
  expect((await pageOf(order)).payment.links).toEqual([])
  const cheaper = { edit: { kind: 'add_discount', label: 'Trouble', amount: 2_000 }, by: 'call' }
  expect((await at.boss.post(`${order.path}/edit-and-ask`, cheaper)).body).toMatchObject({ asked: null, why: 'nothing_due' })
  expect(await kindsOf(order)).toEqual(['balance_due'])
})

test('parts backordered with a day are told of when asked, and not twice for the same day', async () => {
  const order = await at.ordered()
  const lines = [(await pageOf(order)).content.lines[0].id]
  const states = { lines, state: 'backordered', expectedOn: '2026-04-02', notify: true }
  expect((await at.boss.post(`${order.path}/content/states`, states)).body).toEqual({ changed: 1 })
  await at.boss.post(`${order.path}/content/states`, states)
  await at.boss.post(`${order.path}/content/states`, { ...states, expectedOn: '2026-04-09', notify: false })
  expect(await kindsOf(order)).toEqual(['backordered'])
  await at.boss.post(`${order.path}/content/states`, { ...states, expectedOn: null })
  expect(await kindsOf(order)).toEqual(['backordered'])
})

test('a cancelled order’s letter keeps the reason the buyer is told, apart from the clerk’s words', async () => {
  const order = await at.ordered()
  const { voided, returned } = (await at.boss.get(`${order.path}/cancel`)).body
  const ask = {
    what: 'order',
    reason: 'Parts not available: supplier is a mess',
    why: 'not_available',
    notify: true,
    seen: { voided, returned },
  }
  expect((await at.boss.post(`${order.path}/cancel`, ask)).status).toBe(200)
  const facts = await at.desk.look<{ facts: object }>(`select facts from letters where kind = 'cancelled'`)
  expect(facts.map((row) => row.facts)).toMatchObject([{ why: 'not_available' }])
})

test('of pieces that are cancelled the buyer is told when asked: which, why in their language, and what they have paid too much', async () => {
  const order = await at.ordered({ capture: 'automatic' })
  const line = (await pageOf(order)).content.lines[0].id
  const cancel = { kind: 'cancel_line', id: line, quantity: 1, reason: 'supplier is a mess' }
  expect((await at.boss.post(`${order.path}/content/edits`, { ...cancel, notify: true, why: 'not_available' })).body).toEqual({
    total: 8_475,
  })
  await at.deliver(order)
  const [letter] = await at.desk.look<{ subject: string; text: string }>(
    `select subject, body_text as text from letters where order_id = $1 and kind = 'lines_cancelled'`,
    [order.id],
  )
  expect(letter?.subject).toBe(`Parts of your order ${order.number} were cancelled`)
  for (const said of ['It now costs $84.75.', 'We are sorry: we cannot get them.', 'You have paid $66.25 more', 'Order total: $84.75'])
    expect(letter?.text).toContain(said)
  expect(letter?.text).not.toContain('mess')
  expect(letter?.text).toMatch(/Strut mount, front[^]*?1\n/)
})
