import { randomUUID } from 'node:crypto'
import { verifyChain } from '#order/activity/verify-chain.ts'
import type { Caller, TestDesk } from '#test/support/desk.ts'
import { differences, foldLog, type Logged, type State } from './explain.ts'

/** What became of the actions of two people on one order. */
export type Outcome = {
  readonly actions: number
  readonly acknowledged: number
  readonly entries: readonly Logged[]
  readonly first: State
  readonly last: State
  readonly unexplained: readonly string[]
  readonly lost: readonly string[]
  readonly double: readonly string[]
}

type Done = { readonly command: string; readonly kind: string }

/** Two signed-in people do `actions` random things on one order at the same time, some of them twice under one command; then its log is held against it. */
export async function workTogether(desk: TestDesk, actions: number, seed: number): Promise<Outcome> {
  const lines = Array.from({ length: 6 }, (_, nth) => ({ partNumber: `P-${nth}`, quantity: 3 + nth }))
  const { id, number } = await desk.place({ lines })
  const people = [await desk.as('supervisor'), await desk.as('staff')]
  const first = await readState(desk, id)
  const begun = (await readLog(desk, id)).length
  const done: Done[] = []
  await Promise.all(
    people.map(async (person, nth) =>
      work(person, { clock: desk.clock, number, actions: actions / 2, random: randomOf(seed + nth), people, done }),
    ),
  )

  const [last, all] = [await readState(desk, id), await readLog(desk, id)]
  const entries = all.slice(begun)
  const { state, broken } = foldLog(first, entries)
  const [order] = await desk.look<{ version: number }>('select version from orders where id = $1', [id])
  const version = order?.version ?? 0
  const versions = [...new Set(all.map((entry) => entry.version))]
  const gaps = versions.length === version && versions.every((one, nth) => one === nth + 1) ? [] : [`versions with gaps up to ${version}`]
  const { faults } = await verifyChain(desk.app, desk.store.id, id)
  const kept = new Set((await desk.look<{ id: string }>('select id from commands')).map((row) => row.id))
  const told = Map.groupBy(all, (entry) => entry.command_id)
  return {
    actions,
    acknowledged: done.length,
    entries,
    first,
    last,
    unexplained: [...broken, ...differences(state, last), ...gaps, ...faults.map((fault) => JSON.stringify(fault))],
    lost: done.filter(({ command, kind }) => !kept.has(command) || (always.has(kind) && !told.has(command))).map(({ command }) => command),
    double: [...told]
      .filter(([command, of]) => command !== null && new Set(of.map((one) => one.version)).size > 1)
      .map(([command]) => String(command)),
  }
}

/** Whatever else happens meanwhile, an acknowledged one of these stands in the log: what each sets was never set before. */
const always: ReadonlySet<string> = new Set(['note', 'edit note', 'add discount', 'remove discount', 'offline', 'dms', 'buyer', 'address'])

type Work = {
  readonly clock: TestDesk['clock']
  readonly number: number
  readonly actions: number
  readonly random: (below: number) => number
  readonly people: readonly Caller[]
  readonly done: Done[]
}

async function work(person: Caller, { clock, number, actions, random, people, done }: Work): Promise<void> {
  const path = `/desk/stores/harbor/orders/${number}`
  const look = async () => {
    const answer = await person.get(path)
    if (answer.status !== 200) throw new Error(`not read: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  let page = await look()
  for (let nth = 0; nth < actions; nth += 1) {
    // At the pace of people: the desk counts what each asks for in a minute.
    clock.advance(1000)
    // Somebody who has not looked for a while acts on what they saw then.
    if (random(3) === 0) page = await look()
    const deed = deedOf(page, random, people, nth)
    const command = randomUUID()
    const send = async () => person.post(`${path}/${deed.to}`, deed.ask, { command, ...(random(2) === 0 && { seen: page.head.version }) })
    const answers = random(5) === 0 ? await Promise.all([send(), send()]) : [await send()]
    if (answers.some(({ status }) => status >= 500 || status === 429))
      throw new Error(`${deed.to}: ${JSON.stringify(answers.map(({ body }) => body))}`)
    if (answers.some(({ status }) => status === 200)) done.push({ command, kind: deed.kind })
  }
}

type Page = ReturnType<typeof JSON.parse>

function deedOf(page: Page, random: Work['random'], people: Work['people'], nth: number) {
  const pick = <T>(of: readonly T[]): T => of[random(of.length)] as T
  const line = pick(page.content.lines) as { readonly id: string }
  const note = page.notes.notes.length > 0 ? pick(page.notes.notes as { readonly id: string; readonly version: number }[]) : undefined
  const discount = page.content.discounts?.[0] as { readonly label: string; readonly amount: number } | undefined
  const address = (kind: 'billing' | 'shipping') =>
    addressOf(page, kind, { [pick(['line1', 'line2', 'city'])]: `Street ${random(1_000_000)}` })
  const deeds = [
    { kind: 'status', to: 'summary/status', ask: { status: pick(['processing', 'on_hold', 'backordered']) } },
    { kind: 'assign', to: 'summary/assignee', ask: { person: pick([...people.map(({ id }) => id), null]) } },
    { kind: 'dms', to: 'summary/dms-number', ask: { dmsNumber: `RO-${random(1_000_000)}` } },
    { kind: 'note', to: 'notes', ask: { body: `note ${nth}` } },
    ...(note ? [{ kind: 'pin', to: `notes/${note.id}/pin`, ask: { on: random(2) === 0 } }] : []),
    ...(note ? [{ kind: 'edit note', to: `notes/${note.id}/edits`, ask: { body: `edited ${nth}`, version: note.version } }] : []),
    {
      kind: 'buyer',
      to: 'addresses/buyer',
      ask: { ...page.addresses.buyer, name: `Ava ${random(1_000_000)}`, phone: `+1 512 555 01${10 + random(80)}` },
    },
    { kind: 'address', to: 'addresses/billing', ask: { address: address('billing'), reason: 'put right' } },
    { kind: 'address', to: 'addresses/shipping', ask: { address: address('shipping'), reason: 'put right' } },
    {
      kind: 'edit line',
      to: 'content/edits',
      ask: { kind: 'edit_line', id: line.id, line: { quantity: 1 + random(9), unitPrice: 5000 + random(900) } },
    },
    { kind: 'state', to: 'content/states', ask: { lines: [line.id], state: pick(['to_check', 'in_stock', 'ordered', 'received']) } },
    { kind: 'add discount', to: 'content/edits', ask: { kind: 'add_discount', label: `Discount ${randomUUID()}`, amount: 1 + random(40) } },
    ...(discount
      ? [
          {
            kind: 'remove discount',
            to: 'content/edits',
            ask: { kind: 'remove_discount', index: 0, label: discount.label, amount: discount.amount },
          },
        ]
      : []),
    { kind: 'tick', to: 'risk/ticks', ask: { tick: pick(['called', 'vin_asked']), done: random(2) === 0 } },
    { kind: 'checked', to: 'checked', ask: { step: pick(['addresses', 'risk']) } },
    {
      kind: 'offline',
      to: 'payment/offline',
      ask: { direction: 'in', amount: 1 + random(90), method: 'cash', reference: `R-${nth}`, note: 'at the counter' },
    },
    ...(nth % 40 === 39
      ? [{ kind: 'cancel line', to: 'content/edits', ask: { kind: 'cancel_line', id: line.id, reason: 'not wanted' } }]
      : []),
  ]
  return pick(deeds)
}

/** An address as its form sends it, with one part changed. */
function addressOf(page: Page, kind: 'billing' | 'shipping', changed: { readonly [part: string]: string }) {
  const {
    name,
    company = null,
    line1,
    line2 = null,
    city,
    region = null,
    postalCode = null,
    country,
    phone = null,
  } = page.addresses[kind].address
  return { name, company, line1, line2, city, region, postalCode, country, phone, ...changed }
}

async function readLog(desk: TestDesk, order: string): Promise<readonly Logged[]> {
  return desk.look<Logged>(
    `select a.sequence, a.version, a.command_id, a.event, v.before, v.after from activities a
     left join activity_values v using (store_id, order_id, sequence) where a.order_id = $1 order by a.sequence`,
    [order],
  )
}

/** The order's state from its own tables, without the log. */
async function readState(desk: TestDesk, order: string): Promise<State> {
  const { rows } = { rows: await desk.look<{ fact: string; value: string | null }>(stateSql, [order]) }
  return new Map(rows.flatMap(({ fact, value }) => (value === null ? [] : [[fact, value] as const])))
}

const stateSql = `
  select f.fact, f.value #>> '{}' as value from orders o cross join lateral (values
    ('status', to_jsonb(to_jsonb(o.status)::text)), ('assignee', to_jsonb(to_jsonb(o.assignee_id)::text)), ('dms', to_jsonb(to_jsonb(o.dms_number)::text)),
    ('buyer.name', to_jsonb(to_jsonb(o.buyer_name)::text)), ('buyer.phone', to_jsonb(to_jsonb(o.buyer_phone)::text))) f (fact, value) where o.id = $1
  union all select 'total', total::text from order_facts where order_id = $1
  union all select a.kind || '.' || f.fact, to_jsonb(f.value)::text from order_addresses a cross join lateral (values
    ('line1', a.line1), ('line2', a.line2), ('city', a.city)) f (fact, value) where a.order_id = $1 and a.kind in ('billing', 'shipping')
  union all select l.id || '.' || f.fact, f.value from order_lines l cross join lateral (values
    ('quantity', l.quantity::text), ('unitPrice', l.unit_price::text), ('state', to_jsonb(l.state)::text)) f (fact, value) where l.order_id = $1
  union all select 'discount ' || (d ->> 'label'), d ->> 'amount' from orders o cross join jsonb_array_elements(o.discounts) d where o.id = $1
  union all select 'note ' || n.id, (1 + (select count(*) from note_versions v where v.note_id = n.id))::text from notes n where n.order_id = $1
  union all select 'pin ' || n.id, (select case when k.is_on then 'on' end from note_marks k where k.note_id = n.id order by k.position desc limit 1) from notes n where n.order_id = $1
  union all (select distinct on (k.tick) 'tick ' || k.tick, case when k.done then 'done' end from risk_ticks k where k.order_id = $1 order by k.tick, k.id desc)
  union all select 'transaction ' || t.id, t.amount::text from transactions t where t.order_id = $1`

/** Mulberry32, a small generator by Tommy Ettinger: the same numbers for the same seed. */
function randomOf(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}
