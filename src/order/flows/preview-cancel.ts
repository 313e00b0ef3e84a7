import type { FactSources } from '#domain/facts.ts'
import { anythingGone, anythingLeft, openQuantity } from '#domain/fulfillment.ts'
import { planMove, type Status } from '#domain/order.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/doors.ts'
import { preview } from '../content/edit/preview.ts'
import { readContent } from '../content/read.ts'
import { listUnscanned } from '../fulfillment/labels/take-back.ts'
import { readPayment } from '../payment/read.ts'
import { cardName } from '#domain/payment/card-name.ts'
import { readOrder, type At } from '../spine.ts'
import { planGivingBack, type GivingBack } from './give-back.ts'
import type { CancelView } from './shapes.ts'

/** What Cancel Order would do now: with each payment while nothing has left, else with each line still open and what the total falls by. */
export async function previewCancel(app: App, actor: Actor, number: number): Promise<CancelView | undefined> {
  const view = await readOrder(app, actor, number, readCancel)
  if (!view || view.what === 'order') return view
  const open = await Promise.all(view.open.map(async (line) => ({ ...line, worth: await worthOf(app, actor, number, line.line) })))
  return { ...view, open }
}

/** The lines with open pieces, when cancelling them is what is left to do. Pieces on the pickup shelf are handed over or put back first. */
export function mayCancelLines(
  status: Status,
  { priced, shipments }: Pick<FactSources, 'priced' | 'shipments'>,
): Result<
  readonly { readonly line: string; readonly quantity: number }[],
  'order_cancelled' | 'order_completed' | 'nothing_left_yet' | 'shelf_first' | 'nothing_open'
> {
  if (status === 'cancelled') return refuse('order_cancelled')
  if (status === 'completed') return refuse('order_completed')
  if (!anythingLeft(shipments)) return refuse('nothing_left_yet')
  if (shipments.some(({ state }) => state === 'ready')) return refuse('shelf_first')
  const open = priced.lines
    .map((line) => ({ line: line.id, quantity: openQuantity(line, shipments) }))
    .filter(({ quantity }) => quantity > 0)
  return open.length === 0 ? refuse('nothing_open') : ok(open)
}

async function readCancel(at: At): Promise<CancelView> {
  const { order, sources, facts, now } = at
  const left = anythingGone(sources.shipments)
  const plan = planGivingBack(sources.history, sources.currency, sources.unconfirmed, now)
  const payments = await readPayment(at)
  const instrumentOf = (id: string) => cardName(payments.history.find((row) => row.id === id)?.instrument ?? null)
  const lines = mayCancelLines(order.status, sources)
  const { lines: shown } = await readContent(at)
  const takenBack = left ? [] : await listUnscanned(at)
  return {
    number: order.number,
    version: order.version,
    currency: order.currency,
    customer: order.buyer_name,
    buyerEmail: order.buyer_email,
    what: left ? 'lines' : 'order',
    money: plan.steps.map((step) => ({ ...step, instrument: instrumentOf(step.transaction) })),
    voided: plan.voided,
    returned: plan.returned,
    byHand: plan.byHand,
    waiting: plan.waiting,
    takenBack,
    shelved: sources.shipments
      .filter(({ state }) => state === 'ready')
      .flatMap((shipment) => shipment.lines)
      .reduce((sum, { quantity }) => sum + quantity, 0),
    open:
      left && lines.ok
        ? lines.value.flatMap(({ line, quantity }) =>
            shown.filter(({ id }) => id === line).map(({ partNumber, name }) => ({ line, partNumber, name, quantity, worth: 0 })),
          )
        : [],
    can: left ? (lines.ok ? { ok: true } : lines) : mayCancelOrder(at, plan, takenBack.length, facts.balance),
  }
}

function mayCancelOrder({ order, tx }: At, plan: GivingBack, takenBack: number, balance: number): CancelView['can'] {
  if (order.status === 'completed') return refuse('order_completed')
  const moved = planMove({ status: order.status, anythingLeft: false, nothingOpen: false, balance }, 'cancelled')
  if (!moved.ok) return moved.code === 'same_status' ? refuse('order_cancelled') : moved
  const { rights } = tx.actor
  if (plan.steps.length > 0 && !rights.includes('refund')) return refuse('forbidden', { right: 'refund' })
  return takenBack > 0 && !rights.includes('labels') ? refuse('forbidden', { right: 'labels' }) : { ok: true }
}

/** What the total falls by when a line's open pieces are cancelled: each line by itself, so the amounts add up. */
async function worthOf(app: App, actor: Actor, number: number, line: string): Promise<number> {
  const seen = await preview(app, actor, number, { kind: 'cancel_line', id: line, reason: 'preview' })
  return seen.ok ? seen.value.before.total - seen.value.after.total : 0
}
