/**
 * What happened, as a person of the store names it when they report fraud: the recognised case types of this network. That a report needs one, and evidence that
 * is more than a suspicion, is the standard of proof of Cifas, as cifasmarker.org.uk (not of Cifas itself) describes it. `other` has to be told in words.
 */
export const fraudReasons = [
  'stolen_card',
  'other_identity',
  'account_taken_over',
  'card_testing',
  'reshipper',
  'refused_verification',
  'friendly_fraud',
  'other',
] as const
export type FraudReason = (typeof fraudReasons)[number]

/**
 * Reasons that say nothing to other stores, however sure the reporter is: not to prove who one is may have honest causes, whoever has the goods and denies it is
 * a quarrel with one store and the true owner of the card, and `other` names no case type.
 */
const local: readonly string[] = ['refused_verification', 'friendly_fraud', 'other'] satisfies readonly FraudReason[]

/** Does a report for this reason count in the reporter's own store alone? One without a reason (the bank's word) counts everywhere. */
export function isLocal(reason: string | null): boolean {
  return reason !== null && local.includes(reason)
}

/**
 * What a store holds that speaks for its report. What the bank said by mail or telephone is a person's word here: only a dispute or a warning the gateway itself
 * tells of is the payment's evidence in the registry.
 */
export const markEvidence = [
  'bank_dispute',
  'issuer_word',
  'owner_denies',
  'failed_verification',
  'false_contact',
  'known_person',
  'pattern_only',
] as const
export type MarkEvidence = (typeof markEvidence)[number]

/** What a person says when they mark an order. */
export type Said = {
  readonly mark: 'not_fraud' | 'suspected' | 'known'
  readonly code?: FraudReason | undefined
  readonly evidence?: MarkEvidence | undefined
  readonly reason: string
}

/** What is missing from a mark, and in which of its fields. */
export type Gap = { readonly field: 'code' | 'evidence' | 'reason'; readonly why: 'missing' | 'only_a_pattern' | 'not_asked' }

/**
 * What a mark still lacks, empty when it may be set: suspected needs a reason of the list, known the evidence and words beside it, and more than a pattern, which
 * is a suspicion; not fraud needs words and accuses of nothing.
 */
export function gapsOf({ mark, code, evidence, reason }: Said): readonly Gap[] {
  const words: readonly Gap[] = reason.trim() === '' ? [{ field: 'reason', why: 'missing' }] : []
  if (mark === 'not_fraud') {
    const asked = [...(code ? (['code'] as const) : []), ...(evidence ? (['evidence'] as const) : [])]
    return [...asked.map((field): Gap => ({ field, why: 'not_asked' })), ...words]
  }
  const named: readonly Gap[] = code ? [] : [{ field: 'code', why: 'missing' }]
  if (mark === 'suspected') return code === 'other' ? [...named, ...words] : named
  const shown: readonly Gap[] = !evidence
    ? [{ field: 'evidence', why: 'missing' }]
    : evidence === 'pattern_only'
      ? [{ field: 'evidence', why: 'only_a_pattern' }]
      : []
  return [...named, ...shown, ...words]
}
