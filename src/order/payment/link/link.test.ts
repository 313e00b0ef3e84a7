import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPayDesk, type PayDesk } from '#test/support/pay-page.ts'

let at: PayDesk
beforeAll(async () => {
  at = await openPayDesk()
})
afterAll(() => at.close())

const day = 86_400_000

test('making a link: the address is told once, kept nowhere, mailed to the buyer with the clerk’s note, and stands on the order', async () => {
  const order = await at.desk.place({ buyer: { email: 'linda@example.com' } })
  const path = `/desk/stores/harbor/orders/${order.number}`
  const before = await at.boss.get(`${path}/payment`)
  expect(before.body.can.link).toEqual({ ok: true, suggested: 15_100, to: 'linda@example.com' })
  const made = await at.boss.post(`${path}/payment/links`, { amount: 5_000, note: 'For the struts.\nThe rest when they arrive.' })
  const until = new Date(at.desk.clock.now().getTime() + 7 * day).toISOString()
  expect(made.body).toMatchObject({
    until,
    to: 'linda@example.com',
    url: expect.stringMatching(/^http:\/\/localhost:4000\/pay\/[\w-]{43}$/),
  })
  expect((await at.boss.get(`${path}/payment`)).body.links).toEqual([
    { id: made.body.link, amount: 5_000, state: 'open', until, who: 'supervisor of harbor', can: { revoke: { ok: true } } },
  ])
  const secret = String(made.body.url).split('/pay/')[1] ?? ''
  expect(await kept(secret)).toEqual([])
  await at.deliver(order)
  const [mail] = await at.sandbox.mails('linda@example.com')
  expect(mail?.subject).toBe(`Please pay $50.00 for order ${order.number} - Harbor Toyota Parts`)
  expect(mail?.text).toContain(made.body.url)
  expect(mail?.html).toContain(`href="${made.body.url}"`)
  expect(mail?.text).toContain('For the struts.\nThe rest when they arrive.')
  expect(mail?.text).toContain('Order total: $151.00')
  // Not even sealed, once it has left; and who reads the order's mails cannot pay by them.
  expect(await kept(secret)).toEqual([])
  const [letter] = (await at.boss.get(path)).body.messages.letters
  expect(letter).toMatchObject({ kind: 'pay_link', state: 'sent', text: expect.stringContaining('/pay/••••••••') })
  expect(await at.desk.look(`select facts ->> 'sealed' as sealed from letters where order_id = $1`, [order.id])).toEqual([{ sealed: null }])
})

/** In which tables a secret stands in clear. */
async function kept(secret: string): Promise<readonly string[]> {
  const tables = await at.desk.look<{ name: string }>(
    `select n.nspname || '.' || quote_ident(c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname in ('public', 'pgboss')`,
  )
  const found = await Promise.all(
    tables.map(async ({ name }) => ({
      name,
      rows: await at.desk.look(`select from ${name} t where t::text like '%' || $1 || '%' limit 1`, [secret]),
    })),
  )
  expect(secret).toHaveLength(43)
  expect(tables.length).toBeGreaterThan(30)
  return found.filter(({ rows }) => rows.length > 0).map(({ name }) => name)
}

test('the same command again makes no second link and tells no address', async () => {
  const order = await at.desk.place()
  const links = `/desk/stores/harbor/orders/${order.number}/payment/links`
  const command = randomUUID()
  const first = await at.boss.post(links, { amount: 5_000 }, { command })
  const again = await at.boss.post(links, { amount: 5_000 }, { command })
  expect(again.body).toEqual({ ...first.body, url: null })
  expect(await at.desk.look(`select from pay_links where order_id = $1`, [order.id])).toHaveLength(1)
})

test('a buyer without an address: no mail, the link is there to copy', async () => {
  const order = await at.desk.place({ buyer: { email: null } })
  const made = await at.boss.post(`/desk/stores/harbor/orders/${order.number}/payment/links`, { amount: 15_100 })
  expect(made.body).toMatchObject({ to: null, url: expect.stringContaining('/pay/') })
  expect(await at.desk.look('select from letters where order_id = $1', [order.id])).toEqual([])
  const page = await at.open(new URL(made.body.url).pathname)
  expect(page.text).toContain('Pay $151.00')
})

test('what may not be asked for: nothing, a card number in the note, an order that is paid, without the right', async () => {
  const order = await at.linked()
  const links = `${order.path}/payment/links`
  expect((await at.boss.post(links, { amount: 0 })).status).toBe(400)
  expect((await at.boss.post(links, { amount: 100, note: 'Card 4242 4242 4242 4242' })).body).toEqual({
    code: 'card_number',
    detail: { field: 'note' },
  })
  expect((await (await at.desk.as('marketer')).post(links, { amount: 100 })).status).toBe(403)
  await at.payWith(order)
  expect((await at.boss.post(links, { amount: 100 })).body).toMatchObject({ code: 'nothing_due' })
  expect((await at.seenPayment(order)).can.link).toMatchObject({ ok: false, code: 'nothing_due' })
})

test('cancelling an order is the end of its links', async () => {
  const order = await at.linked()
  const view = await at.open(order.at)
  const { what, voided, returned } = (await at.boss.get(`${order.path}/cancel`)).body
  const cancelled = await at.boss.post(`${order.path}/cancel`, {
    what,
    reason: 'changed their mind',
    notify: false,
    seen: { voided, returned },
  })
  expect(cancelled.status).toBe(200)
  expect((await at.boss.post(`${order.path}/payment/links`, { amount: 100 })).body).toMatchObject({ code: 'order_cancelled' })
  expect((await at.seenPayment(order)).links).toEqual([])
  expect((await at.open(order.at)).text).toContain('This order was cancelled')
  expect((await at.follow(await at.payWith(order, 'visa', view))).text).toContain('This order was cancelled')
  expect(await at.moved(order)).toEqual([])
})

test('a store whose customers cannot pay by themselves makes no link', async () => {
  const boss = await at.desk.as('supervisor', at.desk.other)
  const order = await at.desk.place({}, at.desk.other)
  const links = `/desk/stores/bluestone/orders/${order.number}/payment/links`
  expect((await boss.post(links, { amount: 100 })).body).toMatchObject({ code: 'no_way_to_pay' })
})

test('a link taken back takes no money, and is not taken back twice', async () => {
  const order = await at.linked()
  const view = await at.open(order.at)
  const revoke = `${order.path}/payment/links/${order.link}/revocation`
  expect((await at.boss.post(revoke)).status).toBe(200)
  expect((await at.boss.post(revoke)).body).toMatchObject({ code: 'link_revoked' })
  expect((await at.seenPayment(order)).links).toEqual([])
  expect((await at.open(order.at)).text).toContain('This link was taken back')
  expect((await at.follow(await at.payWith(order, 'visa', view))).text).toContain('This link was taken back')
  expect(await at.moved(order)).toEqual([])
  expect(await at.log(order)).toMatchObject([{ event: { type: 'pay_link_made' } }, { event: { type: 'pay_link_revoked', amount: 15_100 } }])
})

test('one that somebody is paying by cannot be taken back: its money must find it', async () => {
  const order = await at.linked()
  await at.sandbox.fault('POST', '/v1/payment_intents/*/confirm', '500_after')
  await at.payWith(order)
  const revoke = `${order.path}/payment/links/${order.link}/revocation`
  expect((await at.boss.post(revoke)).body).toMatchObject({ code: 'link_in_use' })
  expect((await at.seenPayment(order)).links).toMatchObject([{ can: { revoke: { ok: false, code: 'link_in_use' } } }])
})

test('a link of another order, and one of another store, cannot be taken back from here', async () => {
  const [mine, theirs] = [await at.linked(), await at.linked()]
  expect((await at.boss.post(`${mine.path}/payment/links/${theirs.link}/revocation`)).status).toBe(404)
  expect((await at.boss.post(`${mine.path}/payment/links/${randomUUID()}/revocation`)).status).toBe(404)
  expect((await at.open(theirs.at)).text).toContain('Pay $151.00')
})

test('after seven days a link is too old', async () => {
  const order = await at.linked()
  const view = await at.open(order.at)
  at.desk.clock.advance(7 * day - 1000)
  expect((await at.open(order.at)).text).toContain('Pay $151.00')
  at.desk.clock.advance(2000)
  expect((await at.open(order.at)).text).toContain('This link is too old')
  expect((await at.seenPayment(order)).links).toMatchObject([{ state: 'expired' }])
  expect((await at.follow(await at.payWith(order, 'visa', view))).text).toContain('This link is too old')
  expect(await at.moved(order)).toEqual([])
})
