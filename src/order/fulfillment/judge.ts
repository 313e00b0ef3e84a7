import type { Guard } from '#domain/activity.ts'
import { checkGuards, guardFacts, passGuards, type GuardBase, type GuardSettings, type Override, type Picking } from '#domain/guards.ts'
import type { Facts, FactSources } from '#domain/facts.ts'
import { ok, type Result } from '#domain/result.ts'
import { lostOf } from '#domain/ledger.ts'
import { profitOf } from '#domain/totals.ts'
import type { Tx } from '#platform/doors.ts'
import { currentFacts, record, type Held } from '../spine.ts'
import type { OrderRow } from '../spine-facts.ts'
import { readGuardSettings } from './guards/queries.ts'
import type { ShipmentRow } from './queries.ts'

/** What the guards look at before anything is picked, and how strict the store is. The profit is in it: leave it out for those who may not see it. */
export async function readBase(
  tx: Tx,
  order: OrderRow,
  { facts, sources }: { readonly facts: Facts; readonly sources: FactSources },
  shipments: readonly ShipmentRow[],
): Promise<{ readonly base: GuardBase; readonly settings: GuardSettings }> {
  const { settings, approvals, paymentFees, labelCosts } = await readGuardSettings(tx, order.id)
  // What has labels of ours is told line by line, also after it was taken back: a label costs until its money is given back.
  const other = shipments.filter(({ state, parcels }) => state !== 'cancelled' && !parcels.some(({ label_ref }) => label_ref !== null))
  const spent = other.reduce((sum, { cost }) => sum + (cost ?? 0), labelCosts)
  const base = {
    balance: facts.balance,
    fraudMark: facts.fraudMark,
    risk: {
      level: facts.riskLevel,
      looked: order.risk_checked_at !== null,
      unapproved: [...new Set(approvals.flatMap(({ name, given }) => (given ? [] : name)))],
    },
    dmsNumber: order.dms_number,
    shippingCharged: order.shipping_amount,
    spent,
    profit: profitOf(sources.priced, { labels: spent, paymentFees, credited: lostOf(sources.history) }).gross,
  }
  return { base, settings }
}

/**
 * May these goods go? Judges by everything the store knows, also by figures the actor may not see, and answers the guards the actor's override passed;
 * `noteOverrides` writes them down once the goods really go.
 */
export async function judge(
  held: Held,
  shipments: readonly ShipmentRow[],
  picking: Picking,
  override: Override | null | undefined,
): Promise<Result<Passed, string>> {
  const { base, settings } = await readBase(held.tx, held.order, await currentFacts(held), shipments)
  const open = checkGuards(guardFacts(base, picking), settings)
  const passed = passGuards(open, override ?? null, held.tx.actor.rights.includes('override'))
  return passed.ok ? ok({ guards: passed.value, reason: override?.reason ?? '' }) : passed
}

/** Guards passed by an override, and the reason given. */
export type Passed = { readonly guards: readonly Guard[]; readonly reason: string }

/** One log entry a guard that was overridden. */
export function noteOverrides(held: Held, { guards, reason }: Passed): void {
  for (const guard of guards) record(held, { type: 'guard_overridden', guard, reason })
}
