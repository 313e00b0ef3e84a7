// What scores and the fraud registry cost, in a network of a million orders: node bench/risk.ts, or as a part of npm run bench.
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { uuidv7 } from 'uuidv7'
import { listCases, listRecords } from '#network/registry/cases/queries.ts'
import { listHits, listKeys } from '#network/registry/queries.ts'
import { report as reportBuyer } from '#network/registry/report.ts'
import { tokensOf } from '#network/registry/tokens.ts'
import { scoreOrder } from '#order/flows/fraud/score.ts'
import { mark } from '#order/fraud/mark.ts'
import { OrderAsk } from '#order/intake/shapes.ts'
import { takeOrder } from '#order/intake/take-order.ts'
import { readTraces } from '#order/risk/gather/traces.ts'
import type { App } from '#platform/app.ts'
import { noCommand } from '#platform/command.ts'
import { inNetwork, inStore, systemActor } from '#platform/doors.ts'
import { address, orderAsk } from '#test/support/orders.ts'
import { startWork } from '../src/apps/work.ts'
import { fillNetwork, throughDoors } from './fill-network.ts'
import { printTimes, report, time } from './measure.ts'
import { openBench } from './open.ts'

type Bench = Awaited<ReturnType<typeof openBench>>

/** Rows of a table: what was measured, its times and its budget. */
export async function measureRisk(orders: number): Promise<readonly (readonly string[])[]> {
  const bench = await openBench({ orders })
  try {
    await fillNetwork(bench)
    for (const store of [bench.store, bench.neighbour])
      await throughDoors(bench.owner, store, (client) =>
        client.query('update store_settings set shares_registry = true where store_id = $1', [store]),
      )
    const sample = await takeSample(bench)
    return [
      report('score an order, all its facts and the network asked', await timeScores(bench, sample), 'p95 20'),
      report('registry asked for all traces of a buyer', await timeLookups(bench, sample), 'p95 3'),
      await timeMark(bench),
    ]
  } finally {
    await bench.close()
  }
}

/** 200 orders of the store, everywhere in its two years; a quarter of their buyers are known to the neighbour, and each was seen some twenty times this week. */
async function takeSample({ app, store, neighbour, owner }: Bench): Promise<readonly string[]> {
  const sample = await throughDoors(owner, store, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `select order_id as id from order_facts where store_id = $1 and channel = 'web' order by md5(order_id::text) limit 200`,
      [store],
    )
    return rows.map(({ id }) => id)
  })
  for (const id of sample) await scoreOrder(app, { store, id })
  await throughDoors(owner, neighbour, (client) => client.query(seenBefore, [neighbour, store, sample]))
  const known = { evidence: ['known'], code: null, honest: false, orders30Days: 1_000_000 } as const
  for (const id of sample.filter((_, at) => at % 4 === 0)) {
    const traces = await inStore(app, systemActor(store), (tx) => readTraces(app, tx, id))
    if (traces) await reportBuyer(app, { store: neighbour, order: id }, known, traces.buyer, traces.never)
  }
  return sample
}

const seenBefore = `insert into sightings (token, store_id, order_id, kind, key, buyer, at)
  select s.token, $1, md5(s.order_id::text || n)::uuid, s.kind, s.key, s.buyer, s.at - n * interval '7 hours'
  from sightings s, generate_series(1, 20) n where s.store_id = $2 and s.order_id = any($3::uuid[]) on conflict do nothing`

function at(sample: readonly string[], round: number): string {
  return sample[round % sample.length] ?? ''
}

async function timeScores({ app, store }: Bench, sample: readonly string[]) {
  return time(sample.length, 40, (round) => scoreOrder(app, { store, id: at(sample, round) }))
}

/** What `askNetwork` asks of the registry itself. */
async function timeLookups({ app, store }: Bench, sample: readonly string[]) {
  const traces = await Promise.all(sample.map((id) => inStore(app, systemActor(store), (tx) => readTraces(app, tx, id))))
  return time(sample.length * 5, 100, async (round) => {
    const seen = traces[round % sample.length]
    if (!seen) throw new Error('an order of the sample is gone')
    await inNetwork(app, async (tx) => {
      const tokens = tokensOf(app.secrets, await listKeys(tx), seen.buyer, seen.never)
      const hits = await listHits(
        tx,
        tokens.map(({ token }) => token),
      )
      const cases = await listCases(tx, [...new Set(hits.map(({ case_id }) => case_id))])
      await listRecords(tx, [...new Set(cases.map(({ reporter }) => reporter))])
    })
  })
}

/** One mailbox has 500 open orders at the neighbour, each under another name and address; the store marks one of theirs: until the last of the 500 says so. */
async function timeMark({ app, store, neighbour, owner }: Bench): Promise<string[]> {
  const email = `quill.${Date.now()}@example.com`
  const open: string[] = []
  for (let n = 0; n < 500; n++) open.push((await place(app, neighbour, n, email)).id)
  const marked = await place(app, store, 500, email)
  for (const id of open) await scoreOrder(app, { store: neighbour, id })
  await scoreOrder(app, { store, id: marked.id })
  return throughDoors(owner, neighbour, async (client) => {
    await client.query(`delete from pgboss.job where state < 'completed'`)
    const told = async () => Number((await client.query<{ n: string }>(raised, [neighbour, open])).rows[0]?.n)
    if ((await told()) > 0) throw new Error('an order was raised before the mark')
    await startWork(app)
    const start = performance.now()
    const actor = { ...systemActor(store), kind: 'person', person: await someone(client), rights: ['orders', 'fraud'] } as const
    const answer = await mark(
      app,
      actor,
      marked.number,
      { mark: 'known', code: 'stolen_card', evidence: 'owner_denies', reason: 'The card’s owner called' },
      noCommand,
    )
    if (!answer.ok) throw new Error(answer.code)
    while ((await told()) < open.length) {
      if (performance.now() - start > 120_000) throw new Error(`after two minutes the mark has reached ${await told()} orders`)
      await pause(50)
    }
    const seconds = (performance.now() - start) / 1000
    return ['a mark reaches 500 open orders of another store', '', '', '', '5 s', `${seconds.toFixed(1)} s`]
  })
}

const raised = `select count(distinct order_id) as n from risk_scores
  where store_id = $1 and order_id = any($2::uuid[]) and facts -> 'network' ->> 'verdict' = 'medium'`

async function someone(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `insert into people (id, email, name) select $1::uuid, $1::text || '@example.com', 'Bench' returning id`,
    [uuidv7()],
  )
  return rows[0]?.id ?? ''
}

async function place(app: App, store: string, n: number, email: string) {
  const name = `Quill ${n}`
  const door = { ...address, name, line1: `${n} Juniper Hollow Rd`, phone: null }
  const ask = orderAsk({
    channel: 'bench',
    externalNumber: `mark-${Date.now()}-${n}`,
    placedAt: new Date().toISOString(),
    billing: door,
    shipping: door,
    buyer: { name, email, phone: null },
  })
  const taken = await takeOrder(app, systemActor(store), OrderAsk.parse(ask), null)
  if (!taken.ok) throw new Error(taken.code)
  return taken.value
}

if (import.meta.main) printTimes('Risk', await measureRisk(Number(process.argv[2] ?? '100000')))
