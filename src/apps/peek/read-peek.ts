import { Hono } from 'hono'
import type { App } from '#platform/app.ts'
import { found, may, numberOf, type InStore } from '#platform/http.ts'
import { readNewest } from '#order/activity/read.ts'
import { readAddresses } from '#order/addresses/read.ts'
import { readContent } from '#order/content/read.ts'
import { readNextStep } from '#order/flows/complete.ts'
import { readOrder, type At } from '#order/spine.ts'
import { readSummary } from '#order/summary/read.ts'

const events = 6

/** An order at a glance, from the list: one answer, one transaction. */
export function peekRoutes(app: App) {
  return new Hono<InStore>().get('/orders/:number/peek', may('orders'), async (c) =>
    found(c, await readOrder(app, c.var.actor, numberOf(c), readPeek)),
  )
}

/** What the drawer shows: who, what, what happened last and what comes next. */
export type PeekView = Awaited<ReturnType<typeof readPeek>>

async function readPeek(at: At) {
  const { order, facts } = at
  const [summary, content, addresses, activity, step] = [
    await readSummary(at),
    await readContent(at),
    await readAddresses(at),
    await readNewest(at, events),
    await readNextStep(at),
  ]
  return {
    number: order.number,
    status: order.status,
    currency: order.currency,
    placedAt: order.placed_at.toISOString(),
    shipBy: order.ship_by.toISOString(),
    paymentState: facts.paymentState,
    fulfillmentState: facts.fulfillmentState,
    fraudMark: facts.fraudMark,
    riskLevel: facts.riskLevel,
    riskScore: facts.riskScore,
    balance: facts.balance,
    next: step.next,
    customer: summary.customer,
    company: summary.company,
    email: summary.email,
    phone: summary.phone?.shown ?? null,
    comment: summary.comment,
    assignee: summary.assignee?.name ?? null,
    shipTo: addresses.shipping.lines,
    service: content.shippingService,
    vehicle: content.vehicle.title,
    total: content.totals.total,
    lines: content.lines.map(({ id, partNumber, name, quantity, amount, state, leftAs }) => ({
      id,
      partNumber,
      name,
      quantity,
      amount,
      state,
      leftAs,
    })),
    events: activity.entries,
  }
}
