import { money } from '#domain/money.ts'
import type { App } from '#platform/app.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import type { Attempt, ChargeAsk, ChargeFrom, Gateway, Paid, Reply } from '#ports/gateway.ts'
import { appendEvents, type AttemptRow } from './queries.ts'

/** An attempt on its way with the account it goes through; `returnUrl` when the buyer is there. */
export type Going = { readonly row: AttemptRow; readonly gateway: Gateway; readonly returnUrl?: string | undefined }

/** Calls the gateway for an attempt, with its own key: what was called before is not done twice. A charge already accepted is not made again. */
export async function send(app: App, actor: Actor, going: Going): Promise<Reply> {
  const { row, gateway } = going
  const asked: Attempt = { transaction: row.id, order: row.order_id, number: row.number, key: row.idempotency_key }
  const amount = money(row.amount, row.currency)
  switch (row.kind) {
    case 'capture':
      return gateway.capture(asked, paidOf(row), amount, row.final)
    case 'void':
      return gateway.void(asked, paidOf(row))
    case 'refund':
      return gateway.refund(asked, paidOf(row), amount)
    case 'reauthorization':
      return row.charge ? charge(app, actor, going, asked) : gateway.reauthorize(asked, paidOf(row), amount)
    case 'sale':
    case 'authorization':
    case 'verification':
      return charge(app, actor, going, asked)
    case 'offline':
    case 'external':
    case 'dispute':
      throw new Error(`${row.kind} is not sent to a gateway`)
  }
}

/** Where an attempt on a payment goes: the payment as a whole, and the hold, sale or capture in it. */
export function paidOf(row: AttemptRow): Paid {
  const payment = paymentOf(row)
  const part = row.parent_events.findLast((event) => event.reference !== null)?.reference
  if (!payment || !part) throw new Error(`transaction ${row.id} has no payment at the gateway`)
  return { payment, part }
}

/** The gateway's id of the payment an attempt belongs to; undefined when it has none yet. */
export function paymentOf(row: Pick<AttemptRow, 'payment_events'>): string | undefined {
  return row.payment_events.find((event) => event.reference !== null)?.reference ?? undefined
}

/** Is this an attempt that makes a payment of its own? */
export function isCharge(row: Pick<AttemptRow, 'kind' | 'charge'>): boolean {
  return row.kind === 'sale' || row.kind === 'authorization' || row.kind === 'verification' || row.charge !== null
}

/** Makes the payment, keeps its id, and only then asks the issuer: whatever is lost after that can be found by the id. */
async function charge(app: App, actor: Actor, { row, gateway, returnUrl }: Going, asked: Attempt): Promise<Reply> {
  const ask = askOf(row)
  const known = row.events.find((event) => event.state === 'accepted')?.reference
  if (known) return gateway.confirm(asked, known, ask, returnUrl)
  const created = await gateway.create({ ...asked, key: keyToMake(row) }, ask)
  if (created.outcome !== 'approved') return created
  await inStore(app, { ...actor, reach: 'all' }, (tx) =>
    appendEvents(tx, row.id, [{ state: 'accepted', source: 'api', at: app.clock.now(), reference: created.reference }]),
  )
  return gateway.confirm(asked, created.reference, ask, returnUrl)
}

/**
 * Making a payment moves nothing, so each try may make one of its own; it must, for a gateway that failed answers the same key with the same failure.
 * Source: docs.stripe.com/api/idempotent_requests.
 */
function keyToMake(row: AttemptRow): string {
  return `${row.idempotency_key}-${row.events.filter(({ state }) => state === 'sent').length}`
}

function askOf(row: AttemptRow): ChargeAsk {
  return {
    amount: money(row.amount, row.currency),
    kind: row.kind === 'sale' ? 'sale' : 'authorization',
    from: fromOf(row),
    keep: row.charge?.keep ?? false,
    phone: row.charge?.phone ?? false,
    buyer: { name: row.buyer_name, email: row.buyer_email },
  }
}

function fromOf(row: AttemptRow): ChargeFrom {
  const { charge } = row
  if (charge?.by === 'saved' && charge.saved) return { by: 'saved', saved: charge.saved }
  if (charge?.by === 'token' && charge.token) return { by: 'token', token: charge.token }
  throw new Error(`transaction ${row.id} has nothing to charge`)
}
