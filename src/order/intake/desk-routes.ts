import { Hono } from 'hono'
import type { z } from 'zod'
import { ok, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { noCommand } from '#platform/command.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import { answer, body, commandOf, may, type InStore } from '#platform/http.ts'
import { readStoreTaxes } from '../spine-store.ts'
import { change, holdOrder, record } from '../spine.ts'
import { checkTotals } from './check-totals.ts'
import { readForStorefront } from './queries.ts'
import { PhoneOrderAsk } from './shapes.ts'
import { takeOrder, type Taken } from './take-order.ts'

export type PhoneOrderAsk = z.input<typeof PhoneOrderAsk>
export type PhoneOrderAnswer = { readonly id: string; readonly number: number }

/** What taxes such an order is offered, and orders taken at the counter or by telephone; the command's id keeps a double click from becoming two orders. */
export function intakeDeskRoutes(app: App) {
  const routes = new Hono<InStore>().get('/order-taxes', may('orders.create'), async (c) =>
    c.json(await inStore(app, c.var.actor, (tx) => readStoreTaxes(tx, app.clock.now()))),
  )
  return routes.post('/orders', may('orders.create'), body(PhoneOrderAsk), async (c) => {
    const asked = c.req.valid('json')
    const { id } = commandOf(c, asked)
    if (!id) return c.json({ code: 'no_command', detail: {} }, 409)
    if (asked.lines.some((line) => line.unitCost != null) && !c.var.actor.rights.includes('cost'))
      return c.json({ code: 'forbidden', detail: { right: 'cost' } }, 403)
    const { taxExemption: _exemption, ...order } = asked
    const issues = checkTotals({ ...order, ...ofThePhone(id, app.clock.now()) }).map((one) => ({
      ...one,
      message: `${one.sent} was sent, ${one.computed} computed`,
    }))
    if (issues.length > 0) return c.json({ code: 'totals_differ', issues }, 400)
    return answer(c, await takePhoneOrder(app, c.var.actor, asked, id))
  })
}

async function takePhoneOrder(
  app: App,
  actor: Actor,
  { taxExemption, ...asked }: z.output<typeof PhoneOrderAsk>,
  id: string,
): Promise<Result<PhoneOrderAnswer, string>> {
  // Who sees only their own orders must still put one in that nobody has yet.
  const taker: Actor = { ...actor, reach: 'all' }
  const take = (placedAt: Date) => takeOrder(app, taker, { ...asked, ...ofThePhone(id, placedAt) }, { exemption: taxExemption || null })
  const first = await take(app.clock.now())
  const taken = !first.ok && first.code === 'other_order' ? await takeAgain(app, taker, id, take) : first
  if (!taken.ok) return taken
  if (actor.reach === 'own') await giveTo(app, taker, taken.value.id)
  return ok({ id: taken.value.id, number: taken.value.number })
}

/** The moment it was placed is part of what is compared, so a second sending is compared at the moment of the first. */
async function takeAgain<C extends string>(
  app: App,
  taker: Actor,
  id: string,
  take: (placedAt: Date) => Promise<Result<Taken, C>>,
): Promise<Result<Taken, C>> {
  const [known] = await inStore(app, taker, (tx) => readForStorefront(tx, { channel, externalNumber: id }))
  return take(known?.placed_at ?? app.clock.now())
}

/** Gives an order that nobody has to the person who took it, or they could not open what they have just typed. */
async function giveTo(app: App, taker: Actor, order: string): Promise<void> {
  await holdOrder(app, taker, { id: order }, noCommand, 'assignee', async (held) => {
    if (held.order.assignee_id !== null) return ok({})
    record(held, { type: 'assigned', from: null, to: taker.person }, { before: { assignee: null }, after: { assignee: taker.name } })
    change(held, { assignee_id: taker.person })
    return ok({})
  })
}

const channel = 'phone'

function ofThePhone(id: string, placedAt: Date) {
  return { channel, externalNumber: id, placedAt: placedAt.toISOString() }
}
