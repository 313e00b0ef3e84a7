// npm run bench: fills 100,000 orders once (kept in .data/bench), then measures the desk over HTTP beside the product's budgets.
import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { orderAsk } from '#test/support/orders.ts'
import { load, quantile, time, type Times } from './measure.ts'

const orders = process.argv[2] ?? '100000'

/** A plan as it must be under row-level security: what, the query, the index it has to use. */
const plans = [
  [
    'list by status',
    `select * from order_facts where store_id = STORE and status = 'completed' and (placed_at, order_id) < (now(), STORE) order by placed_at desc, order_id desc limit 51`,
    'order_facts_status_placed',
  ],
  [
    'count of a status',
    `select count(*) from (select 1 from order_facts where store_id = STORE and status = 'completed' limit 1000) c`,
    'order_facts',
  ],
  ['order by number', `select * from orders where store_id = STORE and number = 4711`, 'orders_number_key'],
  [
    'order by channel and number',
    `select * from orders where store_id = STORE and channel = 'web' and external_number = 'B-1'`,
    'orders_external',
  ],
] as const

const desk = spawn(process.execPath, ['bench/desk.ts', '--orders', orders], { stdio: ['ignore', 'pipe', 'inherit'] })
const line = await new Promise<string>((resolve, reject) => {
  createInterface({ input: desk.stdout }).once('line', resolve)
  desk.once('exit', (code) => reject(new Error(`the desk ended with ${code}`)))
})
const { port, key, session, pid, app, store } = JSON.parse(line) as {
  port: number
  key: string
  session: string
  pid: number
  app: string
  store: string
}
const url = `http://127.0.0.1:${port}`

try {
  const rest = await residentMegabytes()
  const rows: string[][] = []
  const list = await getList('')
  const [sample] = (await getList('status=completed')).rows
  if (!sample) throw new Error('the list is empty')
  const page = await get(`/desk/stores/bench/orders/${sample.number}`)

  rows.push(
    report(
      'list page with counts',
      await time(
        200,
        20,
        async () => void (await Promise.all([get('/desk/stores/bench/orders?status=new'), get('/desk/stores/bench/order-counts')])),
      ),
      'p50 10, p99 50',
    ),
  )
  rows.push(
    report(
      'list of Completed, page 2',
      await time(200, 20, async () => void (await get(`/desk/stores/bench/orders?status=completed&after=${list.next ?? ''}`))),
      'p50 10, p99 50',
    ),
  )
  for (const [what, asked] of searches(sample.number)) {
    rows.push(
      report(
        `search by ${what}`,
        await time(60, 5, async () => void (await get(`/desk/stores/bench/orders?status=all&q=${encodeURIComponent(asked)}`))),
        'p99 100',
      ),
    )
  }
  rows.push(
    report('order page data', await time(200, 20, async () => void (await get(`/desk/stores/bench/orders/${sample.number}`))), 'p50 15'),
  )
  let sent = 0
  const intake = () => post(orderAsk({ externalNumber: `bench-${process.pid}-${sent++}`, channel: 'bench' }))
  rows.push(report('intake, 1 client', await time(200, 20, intake), 'p50 15'))
  const sixteen = await load(16, 10, intake)
  rows.push([...report('intake, 16 clients', sixteen.times, '200/s'), `${sixteen.perSecond.toFixed(0)}/s`])
  print(rows)
  console.log(`memory of the server process: at rest ${rest} MB, after the load ${await residentMegabytes()} MB (budget 200 at rest)`)
  console.log(`order page answer: ${(JSON.stringify(page).length / 1024).toFixed(1)} KiB`)
  await explain()
} finally {
  desk.kill('SIGTERM')
}

function searches(number: number): readonly (readonly [string, string])[] {
  return [
    ['order number', String(number)],
    ['name', 'Łukasz Zolc'],
    ['frequent name', 'martin'],
    ['e-mail', 'buyer4711@example.com'],
    ['phone', '512 5 004711'],
    ['VIN, last 8', 'KU004711'],
    ['part number', '14711-32977'],
    ['tracking number', '1Z999AA10000004711'],
    ['dealer invoice', 'D4713'],
    ['nothing', 'qqzzxx'],
  ]
}

async function getList(query: string): Promise<{ rows: { number: number }[]; next: string | null }> {
  return (await get(`/desk/stores/bench/orders?${query}`)) as { rows: { number: number }[]; next: string | null }
}

async function get(path: string): Promise<unknown> {
  const answer = await fetch(url + path, { headers: { cookie: `partsdesk=${session}` } })
  if (answer.status !== 200) throw new Error(`${answer.status} ${path}`)
  return answer.json()
}

async function post(ask: unknown): Promise<void> {
  const answer = await fetch(`${url}/api/v1/orders`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(ask),
  })
  if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`)
  await answer.arrayBuffer()
}

function report(what: string, times: Times, budget: string): string[] {
  return [what, quantile(times, 0.5).toFixed(1), quantile(times, 0.99).toFixed(1), budget]
}

function print(rows: readonly (readonly string[])[]): void {
  console.log(`\n${orders} orders in the store\n| what | p50 ms | p99 ms | budget | |\n| --- | --- | --- | --- | --- |`)
  for (const [what, p50, p99, budget, more = ''] of rows) console.log(`| ${what} | ${p50} | ${p99} | ${budget} | ${more} |`)
}

async function residentMegabytes(): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024)
}

/** Row-level security keeps the indexes: each plan is asked as the application's role, inside a store. */
async function explain(): Promise<void> {
  const client = new pg.Client({ connectionString: app })
  await client.connect()
  await client.query(`begin; set local app.store = '${store}'; set local app.reach = 'all'`)
  for (const [what, sql, index] of plans) {
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain (costs off) ${sql.replaceAll('STORE', `'${store}'`)}`)
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
    console.log(`\n${what}: ${plan.includes(index) ? `uses ${index}` : 'INDEX NOT USED'}\n${plan}`)
    if (!plan.includes(index)) process.exitCode = 1
  }
  await client.end()
}
