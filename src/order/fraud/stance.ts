import { bankSays } from '#domain/fraud/bank.ts'
import type { FraudReason } from '#domain/fraud/reasons.ts'
import { isIdle, type Evidence } from '#domain/registry/case.ts'
import type { Tx } from '#platform/doors.ts'
import { findStanding, listBankWords } from './queries.ts'

/** What a store says of the buyer of an order: the evidence that stands now with its reason's code, or that they are honest. */
export type Stance = { readonly evidence: readonly Evidence[]; readonly code: FraudReason | null; readonly honest: boolean }

/**
 * Reads it: the mark a person set, and what the bank says of the payment. Only a dispute whose reason is fraud speaks of the buyer; the issuer's warning always
 * does. What is older than the registry remembers is not told again.
 */
export async function readStance(tx: Tx, order: string, now: Date): Promise<Stance> {
  const [mark, words] = await Promise.all([findStanding(tx, order), listBankWords(tx, order)])
  const { chargeback, issuerAlert } = bankSays(words.filter(({ at }) => !isIdle({ reportedAt: at }, now)))
  const fresh = mark && !isIdle({ reportedAt: mark.marked_at }, now)
  const marked = fresh && (mark.mark === 'known' || mark.mark === 'suspected') ? [mark.mark] : []
  return {
    evidence: [...marked, ...(chargeback ? (['chargeback'] as const) : []), ...(issuerAlert ? (['issuer_alert'] as const) : [])],
    code: mark?.code ?? null,
    honest: mark?.mark === 'not_fraud',
  }
}
