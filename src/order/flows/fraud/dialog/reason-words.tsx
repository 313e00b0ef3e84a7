import type { FraudReason, MarkEvidence } from '#domain/fraud/reasons.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { addIssues } from '#ui/form/issues.ts'

addIssues({
  mark_code_missing: msg`Say what happened: choose one of the list.`,
  mark_evidence_missing: msg`Say what the store has: choose one of the list.`,
  mark_evidence_only_a_pattern: msg`How an order looks is a suspicion. Mark it suspected, or name what else you have.`,
  mark_reason_missing: msg`Say in your own words what makes you sure.`,
})

/** What each reason means, in one line a clerk can decide by. */
export const reasonMeanings: { readonly [reason in FraudReason]: MessageDescriptor } = {
  stolen_card: msg`The card’s owner did not order and does not know who did.`,
  other_identity: msg`Name, papers or address belong to somebody who knows nothing of the order.`,
  account_taken_over: msg`A customer you know is real, but somebody else used their account or mailbox.`,
  card_testing: msg`Many cards or amounts were tried to find one that works.`,
  reshipper: msg`The goods go to an address that only sends them on, to hide who gets them. A forwarder alone is no fraud.`,
  refused_verification: msg`The customer would not name the secret amount, show papers or answer. It counts in your store only.`,
  friendly_fraud: msg`The customer has the goods and tells the bank otherwise. It counts in your store only.`,
  other: msg`Nothing of the list: say it in your own words. It counts in your store only.`,
}

/** What each evidence means. */
export const evidenceMeanings: { readonly [evidence in MarkEvidence]: MessageDescriptor } = {
  bank_dispute: msg`The payment was disputed as fraud. Disputes the gateway tells of are reported by themselves.`,
  issuer_word: msg`Somebody of the bank said it on the phone, or a fraud warning came.`,
  owner_denies: msg`You spoke to them, at a number you did not have from the order.`,
  failed_verification: msg`Verify Card was tried, or papers were asked for.`,
  false_contact: msg`Nobody of that name lives there, or the number is somebody else’s.`,
  known_person: msg`Voice, address or goods are those of an order that was fraud.`,
  pattern_only: msg`Amounts, goods or times are odd, and there is nothing else. Enough to suspect, not to know.`,
}
