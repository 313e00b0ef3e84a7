import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyChain } from '#order/activity/verify-chain.ts'
import { sendLetter } from '#order/messages/send-letter.ts'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'
import { mailDomain, openCustomer, type Customer } from '#test/support/mail/customer.ts'
import { letIn } from '#test/support/mail/let-in.ts'
import { openMailbox, type Mailbox } from '#test/support/mailbox.ts'
import { orderAsk } from '#test/support/orders.ts'
import { placesOf } from '#test/support/traces.ts'
import { eraseOld } from '#order/erasure/retain.ts'

let desk: TestDesk
let mailbox: Mailbox
let customer: Customer
let boss: Caller
beforeAll(async () => {
  mailbox = await openMailbox()
  desk = await openDesk({ smtpUrl: mailbox.url, now: new Date('2026-03-04T15:00:00Z') })
  await letIn(desk)
  customer = await openCustomer(desk)
  boss = await desk.as('supervisor')
})
afterAll(async () => {
  await customer.close()
  await desk.close()
  await mailbox.close()
})

const at = (number: number, rest = '') => `/desk/stores/harbor/orders/${number}${rest}`
const erase = (number: number, ask = {}, by = boss) => by.post(at(number, '/buyer/erasure'), { reason: 'asked', notes: true, ...ask })
const cash = (amount: number, note = 'At the counter') => ({ direction: 'in', amount, method: 'cash', reference: 'R-1', note })
const days = (count: number) => desk.clock.set(new Date(desk.clock.now().getTime() + count * 86_400_000))

/** An order with a word of its own in every field that says who its buyer is, with mails both ways, a file, a note, changes and a hand-over; finished. */
async function lived(mark: string) {
  const word = (field: string) => `${mark}${field}`
  const email = `${mark.toLowerCase()}mail@example.com`
  const address = {
    name: word('NAME'),
    company: word('COMPANY'),
    line1: `${word('STREET')} 7`,
    line2: word('UNIT'),
    city: word('CITY'),
    region: 'TX',
    postalCode: '78704',
    country: 'US',
    phone: '+1 512 555 0177',
  }
  const ask = orderAsk({
    billing: { ...address, name: word('BILLED') },
    shipping: address,
    ip: '203.0.113.77',
    userAgent: word('AGENT'),
    deviceId: word('DEVICE'),
    buyer: { name: word('NAME'), company: word('COMPANY'), email, phone: '+1 512 555 0177', comment: word('COMMENT') },
  })
  const order = await desk.place(ask)
  const path = (rest: string) => at(order.number, rest)
  const written = await boss.post(path('/messages'), { subject: word('SUBJECT'), body: word('LETTER') })
  expect(written.status).toBe(200)
  for (const { id } of await desk.look<{ id: string }>(`select id from letters where order_id = $1`, [order.id]))
    await sendLetter(desk.app, { store: desk.store.id, id })
  const mail = await mailbox.next(email)
  const answer = {
    from: `${word('SENDER')} <${email}>`,
    to: mail.replyTo?.value[0]?.address ?? '',
    subject: word('ANSWER'),
    text: word('WORDS'),
    attachments: [{ filename: `${word('FILE')}.txt`, content: word('BYTES') }],
  }
  await customer.send(answer)
  await customer.send({ ...answer, to: `harbor+web@${mailDomain}`, subject: word('UNFILED'), attachments: [] })
  expect(await desk.look(`select 1 from incoming_mails where order_id is null and lower(from_address) = $1`, [email])).toHaveLength(1)
  expect((await boss.post(path('/notes'), { body: word('NOTE') })).status).toBe(200)
  const [note] = (await boss.get(at(order.number))).body.notes.notes
  expect((await boss.post(path(`/notes/${note.id}/edits`), { body: word('EDITED'), version: note.version })).status).toBe(200)
  const page = (await boss.get(at(order.number))).body
  const shipped = await boss.post(path('/fulfillment/ship-and-complete'), {
    method: 'pickup',
    lines: page.content.lines.map(({ id, quantity }: { readonly id: string; readonly quantity: number }) => ({ line: id, quantity })),
    notify: false,
    slip: false,
    collectedBy: word('FETCHED'),
    idSeen: true,
  })
  expect([shipped.status, shipped.body.code ?? null]).toEqual([200, null])
  expect((await boss.post(path('/payment/offline'), cash(page.head.balance, word('PAID')))).status).toBe(200)
  const completed = await boss.post(path('/complete'), {})
  expect([completed.status, completed.body.code ?? null]).toEqual([200, null])
  return { ...order, email }
}

test('after an erasure no table and no search knows the buyer; the log’s chain still fits, money and lines stand, another order is as it was', async () => {
  const [gone, stays] = [await lived('QUOKKA'), await lived('WOMBAT')]
  days(200)
  boss = await desk.as('supervisor')
  const before = (await boss.get(at(gone.number))).body
  // The control: the search of the tables finds what is there.
  const places = await placesOf(desk.superuserUrl, 'QUOKKA', 'quokka')
  expect(places).toEqual(
    expect.arrayContaining(
      [
        'orders.buyer_name',
        'order_addresses.typed',
        'letters.body_text',
        'incoming_mails.body_text',
        'mail_files.bytes',
        'notes.body',
        'note_versions.body',
        'order_search.keys',
        'shipments.collected_by',
        'transactions.note',
      ].map((place) => `public.${place}`),
    ),
  )
  const wombat = await placesOf(desk.superuserUrl, 'WOMBAT', 'wombat')
  expect(await erase(gone.number)).toMatchObject({ status: 200 })

  expect(await placesOf(desk.superuserUrl, 'QUOKKA', 'quokka')).toEqual([])
  expect(
    await desk.look(`select 1 from orders where id = $1 and (ip is not null or buyer_phone is not null or vehicle_vin is not null)`, [
      gone.id,
    ]),
  ).toEqual([])
  expect((await boss.get('/desk/stores/harbor/orders?status=all&q=quokka')).body.rows).toEqual([])
  expect(await placesOf(desk.superuserUrl, 'WOMBAT', 'wombat')).toEqual(wombat)

  const after = (await boss.get(at(gone.number))).body
  expect(after.head).toMatchObject({ customer: '', total: before.head.total, collected: before.head.collected, status: 'completed' })
  expect(after.content.lines).toHaveLength(before.content.lines.length)
  expect(after.addresses.shipping.address).toMatchObject({ name: '', city: '', region: 'TX', country: 'US', postalCode: '787' })
  expect(after.activity.entries[0]).toMatchObject({ event: { type: 'buyer_erased', reason: 'asked', notes: true } })
  const chain = await verifyChain(desk.app, desk.store.id)
  expect(chain).toMatchObject({ faults: [] })
  expect((await boss.get(at(stays.number))).body.head.customer).toBe('WOMBATNAME')
  expect((await boss.get('/desk/stores/harbor/settings/changes/privacy')).body.changes[0]).toMatchObject({
    what: 'buyer_erased',
    subject: String(gone.number),
  })
})

test('the page says what there is and why it may not go yet; it may go once, by a supervisor of the store', async () => {
  const open = await desk.place({ buyer: { name: 'Cassowary', email: 'cassowary@example.com' } })
  const other = await desk.place({ buyer: { name: 'Cassowary', email: 'Cassowary@example.com' } })
  expect((await boss.get(at(open.number, '/buyer'))).body).toMatchObject({
    name: 'Cassowary',
    others: [other.number],
    can: { ok: false, code: 'erase_order_open' },
  })
  expect(await erase(open.number)).toMatchObject({ status: 409, body: { code: 'erase_order_open' } })
  const staff = await desk.as('staff')
  expect((await erase(open.number, {}, staff)).status).toBe(403)
  expect((await staff.get(at(open.number, '/buyer'))).status).toBe(403)
  await boss.post(at(open.number, '/cancel'), { what: 'order', reason: 'Ordered twice', notify: false, seen: { voided: 0, returned: 0 } })
  expect((await erase(open.number, { notes: false })).status).toBe(200)
  expect(await erase(open.number)).toMatchObject({ status: 409, body: { code: 'already_erased' } })
})

test('whoever says that they are erasing changes nothing append-only all the same', async () => {
  for (const table of ['activities', 'transactions'])
    await expect(desk.look(`delete from ${table} where set_config('app.erasing', 'yes', true) = 'yes'`)).rejects.toThrow('append-only')
})

test('money that can still be asked back keeps the buyer, with the day it is over', async () => {
  const { number } = await desk.place({ buyer: { name: 'Echidna' } })
  const total = (await boss.get(at(number))).body.head.total
  expect((await boss.post(at(number, '/payment/offline'), cash(total))).status).toBe(200)
  const cancelled = await boss.post(at(number, '/cancel'), {
    what: 'order',
    reason: 'Ordered twice',
    notify: false,
    seen: { voided: 0, returned: 0 },
  })
  expect(cancelled.status).toBeLessThan(500)
  await desk.look(`update orders set status = 'completed' where number = $1`, [number])
  expect((await boss.get(at(number, '/buyer'))).body.can).toMatchObject({ code: 'erase_refundable' })
  days(181)
  boss = await desk.as('supervisor')
  expect((await boss.get(at(number, '/buyer'))).body.can).toEqual({ ok: true, value: null })
})

test('what is handed out says everything, and a formula stays a text; it is told in the settings’ log', async () => {
  const { number } = await desk.place({ buyer: { name: '=1+1', email: 'numbat@example.com' } })
  const json = await boss.post(at(number, '/buyer/export'), { as: 'json' })
  expect(JSON.parse(json.body.text)).toMatchObject({ buyer: { name: '=1+1', email: 'numbat@example.com' }, addresses: [{}, {}] })
  const csv = await boss.post(at(number, '/buyer/export'), { as: 'csv' })
  expect(csv.body.text).toContain(`buyer.name,"'=1+1"`)
  const { changes } = (await boss.get('/desk/stores/harbor/settings/changes/privacy')).body
  expect(changes.slice(0, 2)).toMatchObject([
    { what: 'buyer_exported', after: 'csv' },
    { what: 'buyer_exported', after: 'json' },
  ])
})

test('by night only orders go that are older than the store’s years and quiet since, and the report says what was left alone', async () => {
  const placed = async (placedAt: string, status: string) => {
    const order = await desk.place({ placedAt, buyer: { name: 'Bilby', email: `bilby${placedAt.slice(0, 4)}${status}@example.com` } })
    await desk.look(`update orders set status = $2 where id = $1`, [order.id, status])
    return order
  }
  const old = await placed('2022-01-04T12:00:00Z', 'cancelled')
  const busy = await placed('2022-02-04T12:00:00Z', 'cancelled')
  const open = await placed('2022-03-04T12:00:00Z', 'processing')
  const young = await placed('2025-01-04T12:00:00Z', 'cancelled')
  await boss.post(at(busy.number, '/payment/offline'), cash(100))
  await desk.look(`update orders set status = 'cancelled' where id = $1`, [busy.id])
  expect(await eraseOld(desk.app)).toBe(0)
  const put = (years: number | null) => boss.post('/desk/stores/harbor/settings/privacy', { years }, { method: 'PUT' })
  expect((await put(1)).status).toBe(400)
  expect((await put(3)).status).toBe(200)
  expect(await eraseOld(desk.app)).toBe(1)
  const names = async (ids: readonly string[]) =>
    (await desk.look<{ buyer_name: string }>('select buyer_name from orders where id = any ($1) order by placed_at', [ids])).map(
      (row) => row.buyer_name,
    )
  expect(await names([old.id, busy.id, open.id, young.id])).toEqual(['', 'Bilby', 'Bilby', 'Bilby'])
  const view = (await boss.get('/desk/stores/harbor/settings/privacy')).body
  expect(view).toMatchObject({ years: 3, runs: [{ erased: 1, years: 3, left: { erase_not_quiet: 1 } }] })
  expect(await eraseOld(desk.app)).toBe(0)
})
