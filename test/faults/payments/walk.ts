import fc from 'fast-check'
import { capture } from '#order/payment/capture.ts'
import { chargeAgain, chargeCard } from '#order/payment/charge.ts'
import { recordOffline } from '#order/payment/offline.ts'
import { refundOne } from '#order/payment/refund.ts'
import type { PaymentView } from '#order/payment/shapes.ts'
import { voidHold } from '#order/payment/void.ts'
import { settle } from '#order/payment/beats/settle.ts'
import type { App } from '#platform/app.ts'
import { noCommand } from '#platform/command.ts'
import { tokenAtShop, type PaidOrder } from '#test/support/payments.ts'
import type { FaultKind } from '#test/support/sandbox.ts'
import { differencesOfPayments } from './books.ts'
import { unsettled } from './line.ts'
import type { OperationName } from './operations.ts'
import type { World } from './world.ts'

/** One step of somebody who presses whatever there is on a few orders, over a line that fails every second time. `share`: of what there is, in percent; times in seconds. */
export type Step = {
  readonly slot: number
  readonly deed: 'begin' | 'charge' | 'again' | 'capture' | 'void' | 'refund' | 'cash in' | 'cash out' | 'portal refund'
  readonly share: number
  readonly nth: number
  readonly keep: boolean
  readonly fault: FaultKind | null
  readonly later: number
  readonly next: 'nothing' | 'settle' | 'hear' | 'read'
}

const deeds = [
  'begin',
  'charge',
  'again',
  'capture',
  'capture',
  'void',
  'refund',
  'refund',
  'cash in',
  'cash out',
  'portal refund',
] as const
const kinds = ['drop_before', 'drop_after', 'hang_after', '500_before', '500_after', '409', '429', 'truncated', 'invalid_json'] as const
const anyStep: fc.Arbitrary<Step> = fc.record({
  slot: fc.nat(2),
  deed: fc.constantFrom(...deeds),
  share: fc.constantFrom(5, 20, 33, 50, 80, 100, 130),
  nth: fc.nat(20),
  keep: fc.boolean(),
  fault: fc.option(fc.constantFrom<FaultKind>(...kinds), { freq: 2 }),
  later: fc.nat(90),
  next: fc.constantFrom('nothing', 'settle', 'hear', 'read'),
})

/** The steps of a seed, the same each time. */
export function stepsOf(seed: number, count: number): readonly Step[] {
  return fc.sample(fc.noBias(anyStep), { seed, numRuns: count })
}

type Walked = PaidOrder & { readonly order: string }

/** Walks, and answers what was not right after each step; at the end every attempt must have come to its end and both books be the same. */
export async function walk(world: World, steps: readonly Step[], app: App = world.desk.app): Promise<readonly string[]> {
  const slots: (Walked | undefined)[] = []
  const orders: Walked[] = []
  const flaws: string[] = []
  const seen = await watch(world)
  for (const [i, step] of steps.entries()) {
    const at = (slots[step.slot] ??= await begin(world, orders, i))
    if (step.deed === 'begin') slots[step.slot] = await begin(world, orders, i)
    else await press(world, app, at, await seen.view(at), step)
    await world.pass(step.later)
    await follow(world, app, orders, step)
    for (const flaw of await seen.flawsOf(at)) flaws.push(`step ${i} (${step.deed}, ${step.fault ?? 'no fault'}): ${flaw}`)
  }
  await comeToRest(world, app, orders)
  for (const order of orders) for (const flaw of await seen.flawsOf(order, true)) flaws.push(`at the end: ${flaw}`)
  console.log(
    JSON.stringify(
      await world.desk.look(
        `select t.kind, coalesce((select string_agg(distinct e.state,'+' order by e.state) from transaction_events e where e.transaction_id=t.id), '') as s, count(*)::int as n from transactions t group by 1,2 order by 1,2`,
      ),
    ),
  )
  return flaws
}

const beginnings: readonly OperationName[] = ['capture a part', 'capture', 'charge again', 'capture a part', 'refund']

/** An order with a hold, a sale, or something that may be charged again, in turn. */
async function begin(world: World, orders: Walked[], i: number): Promise<Walked> {
  const { on } = await world.ready(beginnings[i % beginnings.length] ?? 'capture')
  const walked = { id: on.order, order: on.order, number: on.number, reference: '', path: `/desk/stores/harbor/orders/${on.number}` }
  orders.push(walked)
  return walked
}

/** Does the step's deed on whatever there is to do it on. What the rules refuse is a step like any other. */
async function press(world: World, app: App, { order }: Walked, view: PaymentView, step: Step): Promise<void> {
  if (step.deed === 'portal refund') return refundOutside(world, view, step)
  const token = step.deed === 'charge' && world.gateway === 'stripe' ? await tokenAtShop(world.sandbox, world.account) : null
  if (step.fault) await world.fault('/**', step.fault, step.fault.startsWith('drop') ? 2 : 1)
  await dealOut(world, app, order, view, step, token)
  await world.mend()
}

async function dealOut({ desk }: World, app: App, order: string, view: PaymentView, step: Step, token: string | null): Promise<unknown> {
  const [which, actor, { keep }] = [{ id: order }, desk.system, step]
  const [hold, paid] = [pick(view, step, ['authorization', 'reauthorization']), pick(view, step, ['sale', 'capture'])]
  const due = part(view.balances.total, step)
  switch (step.deed) {
    case 'charge':
      return token === null ? null : chargeCard(app, actor, which, { token, amount: due, keep, phone: false }, noCommand)
    case 'again': {
      const saved = view.can.again.ok ? view.can.again.saved[0]?.transaction : undefined
      return chargeAgain(app, actor, which, { transaction: saved ?? order, amount: due }, noCommand)
    }
    case 'capture':
      return capture(app, actor, which, { transaction: hold.id, amount: part(hold.amount, step), keep }, noCommand)
    case 'void':
      return voidHold(app, actor, which, { transaction: hold.id, reason: 'not wanted' }, noCommand)
    case 'refund':
      return refundOne(app, actor, which, { transaction: paid.id, amount: part(paid.amount, step), reason: 'came back' }, noCommand)
    default: {
      const cash = { amount: due, method: 'cash', reference: 'till', note: 'counted' } as const
      return recordOffline(app, actor, which, { ...cash, direction: step.deed === 'cash in' ? 'in' : 'out' }, noCommand)
    }
  }
}

type Picked = { readonly id: string; readonly amount: number; readonly reference: string | null }

/** One of the order's attempts of some kind that went well; one that is not there when there is none. */
function pick({ history }: PaymentView, { nth }: Step, kinds: readonly string[]): Picked {
  const rows = history.filter(({ kind, outcome }) => kinds.includes(kind) && outcome === 'approved')
  return rows[nth % rows.length] ?? { id: '00000000-0000-7000-8000-000000000000', amount: 100, reference: null }
}

function part(whole: number, { share }: Step): number {
  return Math.max(1, Math.round((whole * share) / 100))
}

/** Somebody gives money back in the provider's own portal; the desk reads of it, since nothing else would tell it. */
async function refundOutside(world: World, view: PaymentView, step: Step): Promise<void> {
  const paid = pick(view, step, ['sale', 'capture'])
  if (view.balances.unsettled > 0 || paid.reference === null) return
  const amount = part(paid.amount, step)
  await (world.gateway === 'stripe'
    ? world.sandbox.portal(world.account, 'refund', paid.reference, amount)
    : world.sandbox.control('/paypal/portal', { account: world.account, do: 'refund', capture: paid.reference, amount }))
  await world.read()
}

async function follow(world: World, app: App, orders: readonly Walked[], { next }: Step): Promise<void> {
  if (next === 'hear') await world.hear()
  if (next === 'read') await world.read()
  if (next === 'settle') for (const { order } of orders) await settleAll(world, app, order)
}

async function settleAll({ desk }: World, app: App, order: string): Promise<number> {
  const open = await unsettled(desk, order)
  for (const { id } of open) await settle(app, { store: desk.store.id, id })
  return open.length
}

async function comeToRest(world: World, app: App, orders: readonly Walked[]): Promise<void> {
  for (let looks = 0; looks < 4; looks++) {
    await world.pass(31)
    for (const { order } of orders) await settleAll(world, app, order)
  }
  await world.read()
}

/** What must hold after each step, whatever has happened. */
async function watch(world: World) {
  const boss = await world.desk.as('supervisor')
  const events = new Map<string, number>()
  const view = async ({ path }: PaidOrder): Promise<PaymentView> => (await boss.get(`${path}/payment`)).body
  return {
    view,
    flawsOf: async (order: Walked, atRest = false): Promise<readonly string[]> => {
      const flaws: string[] = [...(await differencesOfPayments(world, order.order))]
      const open = await unsettled(world.desk, order.order)
      if (open.length > (atRest ? 0 : 1)) flaws.push(`${open.length} attempts without an end`)
      const { balances } = await view(order)
      if (balances.held < 0) flaws.push(`holds ${balances.held}`)
      if (balances.refunded > balances.captured) flaws.push(`refunded ${balances.refunded} of ${balances.captured}`)
      if (balances.collected !== balances.captured + balances.offline - balances.refunded) flaws.push('what was collected does not add up')
      const [row] = await world.desk.look<{ n: number }>(
        `select count(*)::int as n from transaction_events e join transactions t on t.id = e.transaction_id where t.order_id = $1`,
        [order.order],
      )
      if ((row?.n ?? 0) < (events.get(order.order) ?? 0)) flaws.push('an event was lost')
      events.set(order.order, row?.n ?? 0)
      return flaws
    },
  }
}
