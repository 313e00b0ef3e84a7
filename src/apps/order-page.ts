import { Hono } from 'hono'
import { stagesOf } from '#domain/guards.ts'
import type { OrderHead } from '#domain/order-head.ts'
import { readActivity } from '#order/activity/read.ts'
import { readAddresses } from '#order/addresses/read.ts'
import { readContent } from '#order/content/read.ts'
import { readFlow } from '#order/flows/running/read.ts'
import { readFraud } from '#order/fraud/read.ts'
import { readSent } from '#order/fulfillment/read-sent.ts'
import { readVerified } from '#order/fulfillment/verified.ts'
import { readMessages } from '#order/messages/read.ts'
import { readNotes } from '#order/notes/read.ts'
import { readPayment } from '#order/payment/read.ts'
import { readRisk } from '#order/risk/read.ts'
import { readOrder, type At } from '#order/spine.ts'
import { readSummary } from '#order/summary/read.ts'
import type { App } from '#platform/app.ts'
import { found, may, numberOf, type InStore } from '#platform/http.ts'

/** The whole order page in one answer and one transaction; each section reads its own part. */
export function orderPageRoutes(app: App) {
  return new Hono<InStore>().get('/orders/:number', may('orders'), async (c) =>
    found(c, await readOrder(app, c.var.actor, numberOf(c), readPage)),
  )
}

/** Everything on the page, in the page's order. */
export type OrderPageView = Awaited<ReturnType<typeof readPage>>

async function readPage(at: At) {
  return {
    head: await headOf(at),
    flow: await readFlow(at),
    summary: await readSummary(at),
    risk: await readRisk(at),
    fraud: await readFraud(at),
    addresses: await readAddresses(at),
    content: await readContent(at),
    shipments: await readSent(at),
    payment: await readPayment(at),
    notes: await readNotes(at),
    messages: await readMessages(at),
    activity: await readActivity(at),
  }
}

async function headOf(at: At): Promise<OrderHead> {
  const { order, facts } = at
  const { verified, settings } = await readVerified(at.tx, order, at)
  return {
    id: order.id,
    number: order.number,
    version: order.version,
    status: order.status,
    holdLabel: order.hold_label,
    currency: order.currency,
    customer: order.buyer_name,
    placedAt: order.placed_at.toISOString(),
    shipBy: order.ship_by.toISOString(),
    total: facts.total,
    collected: facts.collected,
    balance: facts.balance,
    held: facts.held,
    paymentState: facts.paymentState,
    holdExpiresAt: facts.holdExpiresAt?.toISOString() ?? null,
    fulfillmentState: facts.fulfillmentState,
    fraudMark: facts.fraudMark,
    flags: facts.flags,
    pieces: facts.pieces,
    lines: facts.lines,
    stages: stagesOf(verified, settings),
  }
}
