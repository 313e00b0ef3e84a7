import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { PDFDocument } from 'pdf-lib'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'
import type { BulkView } from '../../list/bulk/shapes.ts'
import { doBulk, sweepBulk } from './run-bulk.ts'

let desk: TestDesk
let mia: Caller
beforeAll(async () => {
  desk = await openDesk()
  mia = await desk.as('supervisor')
})
afterAll(() => desk.close())

const bulk = '/desk/stores/harbor/bulk'

/** Begins a job and works it to its end, as the worker does. */
async function run(who: Caller, ask: unknown): Promise<BulkView> {
  const { status, body } = await who.post(bulk, ask)
  expect({ status, body }).toMatchObject({ status: 200 })
  return work(who, body.job)
}

async function work(who: Caller, job: string): Promise<BulkView> {
  await doBulk(desk.app, { store: desk.store.id, id: job })
  return (await who.get(`${bulk}/${job}`)).body
}

async function place(count: number, changes: Parameters<TestDesk['place']>[0] = {}): Promise<readonly number[]> {
  const placed: number[] = []
  for (let at = 0; at < count; at += 1) placed.push((await desk.place(changes)).number)
  return placed
}

const pick = (numbers: readonly number[]) => `status=all&numbers=${numbers.join(',')}`
const stateOf = (numbers: readonly number[]) =>
  desk.look<{ number: string; status: string; assignee: string | null }>(
    'select number, status, assignee_id as assignee from orders where number = any ($1) order by number',
    [numbers],
  )
const logOf = (number: number) =>
  desk.look<{ type: string; actor_name: string }>(
    `select a.type, a.actor_name from activities a join orders o on o.id = a.order_id where o.number = $1 and a.type in ('assigned', 'status_changed', 'packing_slip_made') order by a.sequence`,
    [number],
  )

test('assigning many stands in each order’s log under the person’s name; undo puts back what nobody changed since', async () => {
  const numbers = await place(4)
  const { staff, associate } = desk.store.people
  const done = await run(mia, { action: 'assign', list: pick(numbers), person: staff })
  expect(done).toMatchObject({ state: 'done', total: 4, done: 4, refused: 0, left: 0, undoable: 4 })
  expect((await stateOf(numbers)).every(({ assignee }) => assignee === staff)).toBe(true)
  expect(await logOf(numbers[0] ?? 0)).toEqual([{ type: 'assigned', actor_name: 'supervisor of harbor' }])

  // A colleague hands one of them on before it is taken back.
  const [first = 0, ...others] = numbers
  await mia.post(`/desk/stores/harbor/orders/${first}/summary/assignee`, { person: associate })
  const undoing = await mia.post(`${bulk}/${done.id}/undo`)
  const undone = await work(mia, undoing.body.job)
  expect(undone).toMatchObject({
    action: 'assign_back',
    state: 'done',
    total: 4,
    done: 3,
    left: 1,
    rows: [{ number: first, state: 'left', code: 'stale' }],
  })
  expect((await stateOf([first]))[0]?.assignee).toBe(associate)
  expect((await stateOf(others)).map(({ assignee }) => assignee)).toEqual([null, null, null])
  expect((await mia.post(`${bulk}/${done.id}/undo`)).body.code).toBe('nothing_to_undo')
})

test('statuses move by the table of moves, each no with its code; undo leads back to New as well', async () => {
  const numbers = await place(3)
  const [first = 0, second = 0, third = 0] = numbers
  await mia.post(`/desk/stores/harbor/orders/${first}/summary/status`, { status: 'on_hold' })
  await desk.look(`update orders set status = 'cancelled' where number = $1`, [third])
  const done = await run(mia, { action: 'status', list: pick(numbers), status: 'on_hold' })
  expect(done).toMatchObject({ done: 1, refused: 2, undoable: 1 })
  expect(done.rows.map(({ number, code }) => [number, code])).toEqual([
    [third, 'cancelled_ends'],
    [first, 'same_status'],
  ])
  const undone = await work(mia, (await mia.post(`${bulk}/${done.id}/undo`)).body.job)
  expect(undone).toMatchObject({ done: 1, total: 1 })
  expect((await stateOf([second]))[0]?.status).toBe('new')
  for (const status of ['completed', 'cancelled', 'new'])
    expect((await mia.post(bulk, { action: 'status', list: pick(numbers), status })).status).toBe(400)
})

test('an order somebody changed after it was picked is left alone, and can be tried again', async () => {
  const numbers = await place(2)
  const { staff, associate } = desk.store.people
  const begun = await mia.post(bulk, { action: 'assign', list: pick(numbers), person: staff })
  await mia.post(`/desk/stores/harbor/orders/${numbers[0]}/summary/assignee`, { person: associate })
  const done = await work(mia, begun.body.job)
  expect(done).toMatchObject({
    done: 1,
    left: 1,
    rows: [{ number: numbers[0], state: 'left', code: 'stale', detail: { who: 'supervisor of harbor' } }],
  })
  await mia.post(`${bulk}/${done.id}/retry`)
  expect(await work(mia, done.id)).toMatchObject({ done: 2, left: 0, state: 'done' })
  expect((await stateOf(numbers)).every(({ assignee }) => assignee === staff)).toBe(true)
})

test('all that match is what the list held within its person’s reach; a stranger’s numbers are nobody’s', async () => {
  const [mine = 0, notMine = 0] = await place(2, { channel: 'reach' })
  const theirs = await desk.place({ channel: 'reach' }, desk.other)
  const associate = await desk.as('associate')
  await mia.post(`/desk/stores/harbor/orders/${mine}/summary/assignee`, { person: associate.id })
  const done = await run(associate, { action: 'status', list: 'status=all&channel=reach', status: 'processing' })
  expect(done).toMatchObject({ total: 1, done: 1 })
  expect((await stateOf([mine, notMine])).map(({ status }) => status)).toEqual(['processing', 'new'])
  const asked = await associate.post(bulk, { action: 'status', list: pick([notMine, theirs.number]), status: 'processing' })
  expect([asked.status, asked.body.code]).toEqual([409, 'nothing_matches'])
  expect((await stateOf([theirs.number]))[0]?.status).toBe('new')
  expect((await mia.get(`${bulk}/${done.id}`)).status).toBe(404)
  expect((await (await desk.as('supervisor', desk.other)).get(`/desk/stores/bluestone/bulk/${done.id}`)).status).toBe(404)
})

test('what a person may do is asked again when an order’s turn comes', async () => {
  const [number = 0] = await place(1)
  const omar = await desk.as('staff')
  const begun = await omar.post(bulk, { action: 'status', list: pick([number]), status: 'processing' })
  await desk.look(`update memberships set rests = true where person_id = $1`, [omar.id])
  await doBulk(desk.app, { store: desk.store.id, id: begun.body.job })
  await desk.look(`update memberships set rests = false where person_id = $1`, [omar.id])
  expect((await omar.get(`${bulk}/${begun.body.job}`)).body).toMatchObject({ refused: 1, rows: [{ number, code: 'forbidden' }] })
  expect((await stateOf([number]))[0]?.status).toBe('new')
})

test('an associate hands everything on and sees it no more; the job done twice is done once', async () => {
  const numbers = await place(2)
  const associate = await desk.as('associate')
  for (const number of numbers) await mia.post(`/desk/stores/harbor/orders/${number}/summary/assignee`, { person: associate.id })
  const ask = { action: 'assign', list: pick(numbers), person: desk.store.people.staff }
  const done = await run(associate, ask)
  expect(done).toMatchObject({ done: 2, refused: 0 })
  await desk.look(`update bulk_items set state = 'waiting', made = null where job_id = $1`, [done.id])
  await desk.look(`update bulk_jobs set state = 'running' where id = $1`, [done.id])
  expect(await work(associate, done.id)).toMatchObject({ state: 'done', done: 2, refused: 0 })
  expect(await logOf(numbers[0] ?? 0)).toHaveLength(2)
})

test('a job that is stopped does no more, shows itself until it is closed, and goes on when it is tried again', async () => {
  const numbers = await place(2)
  desk.clock.advance(1000)
  const begun = await mia.post(bulk, { action: 'status', list: pick(numbers), status: 'processing' })
  await mia.post(`${bulk}/${begun.body.job}/cancel`)
  expect(await work(mia, begun.body.job)).toMatchObject({ state: 'cancelled', done: 0 })
  expect((await mia.get('/desk/stores/harbor/order-counts')).body.bulk).toBe(begun.body.job)
  await mia.post(`${bulk}/${begun.body.job}/retry`)
  expect(await work(mia, begun.body.job)).toMatchObject({ state: 'done', done: 2 })
  await mia.post(`${bulk}/${begun.body.job}/close`)
  expect((await mia.get('/desk/stores/harbor/order-counts')).body.bulk).not.toBe(begun.body.job)
})

test('packing slips of many orders are one PDF in the list’s order, and each log says so', async () => {
  const numbers = await place(3)
  for (const number of numbers.slice(0, 2)) {
    const page = (await mia.get(`/desk/stores/harbor/orders/${number}`)).body
    await mia.post(
      `/desk/stores/harbor/orders/${number}/fulfillment/ready`,
      {
        lines: page.content.lines.map((line: { id: string; quantity: number }) => ({ line: line.id, quantity: line.quantity })),
        notify: false,
        slip: false,
      },
      { seen: page.head.version },
    )
  }
  const done = await run(mia, { action: 'slips', list: `${pick(numbers)}&sort=placed` })
  expect(done).toMatchObject({ done: 2, refused: 1, undoable: 0, rows: [{ number: numbers[2], code: 'no_slips' }] })
  const answer = await mia.open(`${bulk}/${done.id}/packing-slips.pdf`)
  expect(answer.headers.get('content-type')).toBe('application/pdf')
  expect((await PDFDocument.load(await answer.arrayBuffer())).getPageCount()).toBe(2)
  expect((await logOf(numbers[0] ?? 0)).map(({ type }) => type)).toContain('packing_slip_made')
})

// With MANY=5000 it is the most one may ask for; less of it in the whole run, which has a time to keep.
const many = Number(process.env['MANY'] ?? 300)

test(`${many} orders, the worker killed on the way: the next one ends it, and no order was done twice`, { timeout: 600_000 }, async () => {
  await fill(many)
  const begun = await mia.post(bulk, { action: 'assign', list: 'status=all&channel=many', person: desk.store.people.staff })
  expect(begun.body.total).toBe(many)
  const id: string = begun.body.job
  const doneBy = async () =>
    Number((await desk.look<{ n: string }>(`select count(*) as n from bulk_items where job_id = $1 and state = 'done'`, [id]))[0]?.n)
  const killed = worker(id, 20)
  while (killed.exitCode === null && (await doneBy()) < 120) await new Promise((next) => setImmediate(next))
  killed.kill('SIGKILL')
  await once(killed, 'exit')
  const atKill = await doneBy()
  // The control: what was cut off is really unfinished, and without a new worker it stays so.
  expect(atKill).toBeGreaterThanOrEqual(120)
  expect(atKill).toBeLessThan(many)
  expect((await mia.get(`${bulk}/${id}`)).body).toMatchObject({ state: 'running', done: atKill })
  desk.clock.set(new Date(Date.now() + 60_000))
  expect(await sweepBulk(desk.app)).toBeGreaterThanOrEqual(1)
  for (let turn = 0; turn * 400 <= many; turn += 1) await doBulk(desk.app, { store: desk.store.id, id })
  expect((await mia.get(`${bulk}/${id}`)).body).toMatchObject({ state: 'done', done: many, refused: 0, left: 0 })
  const [twice] = await desk.look<{ orders: number; entries: number }>(
    `select count(distinct a.order_id) as orders, count(*) as entries from activities a join orders o on o.id = a.order_id where o.channel = 'many' and a.type = 'assigned'`,
  )
  expect(twice).toEqual({ orders: many, entries: many })
})

/** Copies of one order: placing so many would take longer than working them. */
async function fill(count: number): Promise<void> {
  const { id } = await desk.place({ channel: 'many' })
  await desk.look(`delete from pgboss.job`)
  for (const [table, key] of [
    ['orders', 'id'],
    ['order_facts', 'order_id'],
    ['order_addresses', 'order_id'],
  ] as const) {
    await desk.look(
      `insert into ${table} select r.* from ${table} t cross join generate_series(1, $2) n cross join lateral
         jsonb_populate_record(null::${table}, to_jsonb(t) || jsonb_build_object('${key}', md5('many' || n)::uuid) ||
           case when '${table}' = 'order_addresses' then '{}'::jsonb else jsonb_build_object('number', 900000 + n) end ||
           case when '${table}' = 'orders' then jsonb_build_object('external_number', 'many-' || n) else '{}'::jsonb end) r
       where t.${key} = $1`,
      [id, count - 1],
    )
  }
}

function worker(job: string, times: number) {
  return spawn(
    process.execPath,
    [
      'test/support/bulk/worker.ts',
      desk.app.config.dataFolder,
      inject('tablesFolder'),
      desk.url('partsdesk_app'),
      desk.url('partsdesk_owner'),
      desk.store.id,
      job,
      String(times),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
}
