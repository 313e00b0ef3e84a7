// npm run bench: fills 100,000 orders once (kept in .data/bench), then measures the desk over HTTP beside the product's budgets.
import { SMTPServer } from 'smtp-server'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { startSandbox } from '#test/support/sandbox.ts'
import { explain } from './explain.ts'
import { measureLive } from './live.ts'
import { load, printTimes, report, time } from './measure.ts'
import { measurePayments } from './payments.ts'
import { measureRisk } from './risk.ts'
import { measureShipping } from './shipping.ts'
import { startDesk, type Desk } from './start-desk.ts'

const orders = process.argv[2] ?? '100000'

const mails = await swallowMails()
try {
  await measurePages()
  await measureMoney()
  await measureJobs()
  printTimes('Live', await measureLive(orders, mails.port))
  printTimes('Risk', await measureRisk(Number(orders)))
  printTimes('Shipping', await measureShipping())
} finally {
  mails.close()
}

/** Pages and intake as a server answers them whose jobs are worked elsewhere. */
async function measurePages(): Promise<void> {
  const desk = await startDesk({ orders, smtp: mails.port, jobs: 'none' })
  try {
    await forgetJobs(desk)
    const rest = await desk.residentMegabytes()
    const list = await getList(desk, '')
    const [sample] = (await getList(desk, 'status=completed')).rows
    if (!sample) throw new Error('the list is empty')
    const at = '/desk/stores/bench'
    const both = () => Promise.all([desk.read(`${at}/orders?status=new`), desk.read(`${at}/order-counts`)])
    const rows: string[][] = []
    rows.push(report('list page with counts', await time(200, 20, async () => void (await both())), 'p50 10, p99 50'))
    const second = () => desk.read(`${at}/orders?status=completed&after=${list.next ?? ''}`)
    rows.push(report('list of Completed, page 2', await time(200, 20, async () => void (await second())), 'p50 10, p99 50'))
    for (const [what, asked] of searches(sample.number)) {
      const search = () => desk.read(`${at}/orders?status=all&q=${encodeURIComponent(asked)}`)
      rows.push(report(`search by ${what}`, await time(60, 5, async () => void (await search())), 'p99 100'))
    }
    const page = `${at}/orders/${sample.number}`
    rows.push(report('order page data', await time(200, 20, async () => void (await desk.read(page))), 'p50 15'))
    rows.push(report('fulfillment page data', await time(200, 20, async () => void (await desk.read(`${page}/fulfillment`))), 'p95 100'))
    rows.push(report('intake, 1 client', await time(200, 20, desk.intake), 'p50 15'))
    rows.push(await sixteen(desk, 'intake, 16 clients'))
    print(rows)
    console.log(
      `memory of the server process: at rest ${rest} MB, after the load ${await desk.residentMegabytes()} MB (budget 200 at rest)`,
    )
    console.log(`order page answer: ${(JSON.stringify(await desk.get(page)).length / 1024).toFixed(1)} KiB`)
    if (!(await explain(desk.app, desk.store))) process.exitCode = 1
  } finally {
    await desk.stop()
  }
}

/** What a clerk waits for besides the gateway itself, and a long history of payment. */
async function measureMoney(): Promise<void> {
  const sandbox = await startSandbox()
  const desk = await startDesk({ orders, smtp: mails.port, jobs: 'none', sandbox: sandbox.ports })
  try {
    const rows = await measurePayments(desk, sandbox)
    print(rows.map(([what, times]) => report(what, times, what.startsWith('payment history') ? 'p95 20' : 'p95 25')))
    await forgetJobs(desk)
  } finally {
    await desk.stop()
    await sandbox.stop()
  }
}

/** The same intake while VINs are decoded and mails written and sent in the same process, and how fast the queue empties when nothing more arrives. */
async function measureJobs(): Promise<void> {
  const desk = await startDesk({ orders, smtp: mails.port, jobs: 'here' })
  try {
    const rows = [report('intake, 1 client, jobs in the same process', await time(100, 20, desk.intake), 'p50 15')]
    rows.push(await sixteen(desk, 'intake, 16 clients, jobs in the same process'))
    const [before, seconds] = [await openOrders(desk), 20]
    await pause(seconds * 1000)
    const worked = before - (await openOrders(desk))
    rows.push(['orders worked off the queue afterwards', '', '', '', '', `${(worked / seconds).toFixed(0)}/s`])
    print(rows)
    await forgetJobs(desk)
  } finally {
    await desk.stop()
  }
}

async function sixteen(desk: Desk, what: string): Promise<string[]> {
  const { times, perSecond } = await load(16, 10, desk.intake)
  return [...report(what, times, '200/s'), `${perSecond.toFixed(0)}/s`]
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

async function getList(desk: Desk, query: string): Promise<{ rows: { number: number }[]; next: string | null }> {
  return (await desk.get(`/desk/stores/bench/orders?${query}`)) as { rows: { number: number }[]; next: string | null }
}

/** How many orders' arrival has not been worked yet. */
async function openOrders(desk: Desk): Promise<number> {
  const [row] = await ask<{ n: number }>(desk, `select count(*)::int as n from pgboss.job where name = 'arrived' and state < 'completed'`)
  return row?.n ?? 0
}

/** What an earlier run left in the queue is not this run's work. */
async function forgetJobs(desk: Desk): Promise<void> {
  await ask(desk, `delete from pgboss.job where state < 'completed'`)
}

async function ask<Row extends pg.QueryResultRow>(desk: Desk, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: desk.owner })
  await client.connect()
  const { rows } = await client.query<Row>(sql)
  await client.end()
  return rows
}

function print(rows: readonly (readonly string[])[]): void {
  printTimes(`${orders} orders in the store`, rows)
}

/** A mail server that takes everything and keeps nothing. */
async function swallowMails(): Promise<{ readonly port: number; readonly close: () => void }> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onData: (stream, _session, done) => void stream.resume().once('end', () => done()),
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  return { port: (server.server.address() as AddressInfo).port, close: () => server.close() }
}
