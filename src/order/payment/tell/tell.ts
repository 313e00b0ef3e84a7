import { planTelling, type Telling } from '#domain/outside/telling.ts'
import { ok } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { noCommand } from '#platform/command.ts'
import { inStore, systemActor, type Actor, type Tx } from '#platform/doors.ts'
import type { Job } from '#platform/jobs.ts'
import type { Gateway, Paid, Reply } from '#ports/gateway.ts'
import { holdOrder, record } from '../../spine.ts'
import { openAccount } from '../beats/account.ts'
import { outcomeOfRow } from '../beats/conclude.ts'
import { listTransactions } from '../queries.ts'
import { listNumbers, listTold, readNewest } from './queries.ts'

/**
 * Tells a gateway that protects sellers by which numbers an order's goods left, and takes back what did not leave after all. Asks only for what the log does not say
 * yet, so doing it twice tells nothing twice. An answer that is missing is asked for again, ever more rarely, for a day; shipping waits for none of it.
 */
export async function tellGateway(app: App, { store, id }: Job): Promise<void> {
  const actor = systemActor(store)
  const { payments, tellings, newest } = await inStore(app, actor, (tx) => readOpen(app, tx, id))
  let waits = false
  for (const telling of tellings) {
    const payment = payments.find((one) => one.transaction === telling.payment)
    if (payment) waits = !(await tellOne(app, actor, id, payment, telling, newest)) || waits
  }
  if (waits) await inStore(app, actor, (tx) => app.jobs.put(tx, 'tell', id, nextTry(app, newest)))
}

/** What paid for the goods at such a gateway. */
type Payment = { readonly transaction: string; readonly paid: Paid; readonly gateway: Gateway }

async function readOpen(app: App, tx: Tx, order: string) {
  const payments = await readPayments(app, tx, order)
  const numbers = payments.length > 0 ? await listNumbers(tx, order) : []
  const told = numbers.length > 0 ? await listTold(tx, order) : []
  const tellings = planTelling(
    payments.map(({ transaction }) => transaction),
    numbers,
    told,
  )
  return { payments, tellings, newest: await readNewest(tx, order) }
}

/** The captures and sales of an order that were approved at a gateway that wants to know. */
async function readPayments(app: App, tx: Tx, order: string): Promise<readonly Payment[]> {
  const rows = await listTransactions(tx, order)
  const payments: Payment[] = []
  for (const row of rows) {
    if ((row.kind !== 'capture' && row.kind !== 'sale') || row.gateway !== 'paypal' || outcomeOfRow(row) !== 'approved') continue
    const payment = rows.find(({ id }) => id === row.payment_id)?.events.find(({ reference }) => reference !== null)?.reference
    const part = row.events.findLast(({ reference }) => reference !== null)?.reference
    const account = row.gateway_account_id === null ? null : await openAccount(app, tx, { id: row.gateway_account_id })
    if (!payment || !part || !account?.ok || !account.value.gateway.abilities.protects) continue
    payments.push({ transaction: row.id, paid: { payment, part }, gateway: account.value.gateway })
  }
  return payments
}

/** Tells one number or takes it back, and writes what came of it. False when nobody answered and it is worth another try. */
async function tellOne(
  app: App,
  actor: Actor,
  order: string,
  { paid, gateway }: Payment,
  telling: Telling,
  newest: Date,
): Promise<boolean> {
  const { number, carrier, tell } = telling
  const reply = tell ? await gateway.track(paid, { carrier, number }) : await gateway.untrack(paid, number)
  if (isMissing(reply) && app.clock.now().getTime() - newest.getTime() < day) return false
  const refused = reply.outcome === 'approved' ? undefined : reply.message
  const state = refused !== undefined ? 'refused' : tell ? 'told' : 'withdrawn'
  await holdOrder<null, never>(app, actor, { id: order }, noCommand, 'append', async (held) => {
    const last = (await listTold(held.tx, order)).findLast((one) => one.payment === telling.payment && one.number === number)
    if (last?.state !== state)
      record(held, { type: 'gateway_told', gateway: 'paypal', transaction: telling.payment, tracking: number, state, message: refused })
    return ok(null)
  })
  return true
}

const day = 86_400_000

function isMissing({ outcome }: Reply): boolean {
  return outcome === 'retry' || outcome === 'unknown' || outcome === 'config'
}

/** Seconds until the next try: as long again as it has been waiting, between a minute and an hour. */
function nextTry(app: App, since: Date): number {
  const waited = Math.round((app.clock.now().getTime() - since.getTime()) / 1000)
  return Math.min(Math.max(waited, 60), 3600)
}
