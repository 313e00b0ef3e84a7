import type { Facts, FactSources } from '#domain/facts.ts'
import { nothingOpen, openQuantity } from '#domain/fulfillment.ts'
import type { GuardSettings, Verified } from '#domain/guards.ts'
import type { Tx } from '#platform/doors.ts'
import type { OrderRow } from '../spine-facts.ts'
import { readGuardSettings, type Approval } from './guards/queries.ts'
import { readLines } from './queries.ts'

/** What Complete Order looks at, the store's settings for it, the approvals nobody has given, and the open lines nobody has signed off for the vehicle. */
export async function readVerified(
  tx: Tx,
  order: OrderRow,
  { facts, sources }: { readonly facts: Facts; readonly sources: FactSources },
): Promise<{
  readonly verified: Verified
  readonly settings: GuardSettings
  readonly unapproved: readonly Approval[]
  readonly unsigned: readonly { readonly line: string; readonly partNumber: string; readonly name: string }[]
}> {
  const { settings, approvals } = await readGuardSettings(tx, order.id)
  const lines = await readLines(tx, order.id)
  const unsigned = lines.filter((line) => line.fitment_at === null && openQuantity(line, sources.shipments) > 0)
  const verified: Verified = {
    riskChecked: order.risk_checked_at !== null,
    approval: approvalOf(approvals),
    addressesChecked: order.addresses_checked_at !== null,
    unsigned: unsigned.length,
    balance: facts.balance,
    dmsNumber: order.dms_number,
    nothingOpen: nothingOpen(sources.priced.lines, sources.shipments),
  }
  return {
    verified,
    settings,
    unapproved: approvals.filter(({ given }) => !given),
    unsigned: unsigned.map((line) => ({ line: line.id, partNumber: line.part_number, name: line.name })),
  }
}

function approvalOf(approvals: readonly Approval[]): Verified['approval'] {
  if (approvals.length === 0) return 'not_asked'
  return approvals.every(({ given }) => given) ? 'given' : 'missing'
}
