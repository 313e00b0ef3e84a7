import { isIdle, saysFraud, type Evidence } from '#domain/registry/case.ts'
import type { Tx } from '#platform/doors.ts'
import { findStanding, listAlarms } from './queries.ts'

/** What a store says of the buyer of an order: the evidence that stands now with its reason's code, or that they are honest. */
export type Stance = { readonly evidence: readonly Evidence[]; readonly code: string | null; readonly honest: boolean }

/** Reads it: the mark a person set, and what the bank says of the payment. Only a dispute whose reason is fraud speaks of the buyer; the issuer's warning always does. What is older than the registry remembers is not told again. */
export async function readStance(tx: Tx, order: string, now: Date): Promise<Stance> {
  const [mark, all] = await Promise.all([findStanding(tx, order), listAlarms(tx, order)])
  const alarms = all.filter(({ opened_at }) => !isIdle({ reportedAt: opened_at }, now))
  const fresh = mark && !isIdle({ reportedAt: mark.marked_at }, now)
  const marked = fresh && (mark.mark === 'known' || mark.mark === 'suspected') ? [mark.mark] : []
  const disputed = alarms.some(({ kind, reason }) => kind === 'dispute' && saysFraud(reason)) ? (['chargeback'] as const) : []
  const warned = alarms.some(({ kind }) => kind === 'fraud_warning') ? (['issuer_alert'] as const) : []
  return { evidence: [...marked, ...disputed, ...warned], code: mark?.code ?? null, honest: mark?.mark === 'not_fraud' }
}
