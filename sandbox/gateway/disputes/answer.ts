import { isInquiry, type Dispute, type EvidenceText } from '../objects/dispute.ts'
import { mergeMetadata, type Metadata } from '../objects/common.ts'
import type { Account, DueAction } from '../store.ts'
import { guardOpen } from './decide.ts'

/** `submit` unsaid means yes, as soon as there is evidence; `false` keeps it for later. Empty texts take evidence back. */
export type DisputeAnswer = {
  readonly evidence?: { readonly [name in EvidenceText]?: string | undefined } | undefined
  readonly submit?: boolean | undefined
  readonly metadata?: Metadata | undefined
  readonly intended_submission_method?: Dispute['intended_submission_method'] | undefined
}

const secondsToDecide = 5

/** The words that decide a dispute in the gateway's test mode: docs.stripe.com/testing#evidence. */
const magicWords: Readonly<Record<string, DueAction>> = {
  winning_evidence: 'win',
  losing_evidence: 'lose',
  escalate_inquiry_evidence: 'escalate',
}

/** Keeps evidence and labels, and sends the evidence to the bank unless told otherwise. Some words are decided on a few seconds later. */
export function answerDispute(account: Account, dispute: Dispute, answer: DisputeAnswer): Dispute {
  guardOpen(dispute)
  const evidence = { ...dispute.evidence, ...textsIn(answer.evidence) }
  const hasEvidence = Object.values(evidence).some((value) => typeof value === 'string')
  const sends = hasEvidence && (answer.evidence ? answer.submit !== false : answer.submit === true)
  const after = account.put<Dispute>({
    ...dispute,
    evidence,
    evidence_details: {
      ...dispute.evidence_details,
      has_evidence: hasEvidence,
      submission_count: dispute.evidence_details.submission_count + (sends ? 1 : 0),
      submission_method: sends ? 'manual' : dispute.evidence_details.submission_method,
    },
    intended_submission_method: answer.intended_submission_method ?? dispute.intended_submission_method,
    metadata: mergeMetadata(dispute.metadata, answer.metadata),
    status: sends ? underReview(dispute) : dispute.status,
  })
  const decides = sends ? magicWords[evidence.uncategorized_text ?? ''] : undefined
  if (decides) account.schedule(account.now + secondsToDecide, dispute.id, decides)
  account.emit('charge.dispute.updated', after, dispute)
  return after
}

function textsIn(evidence: DisputeAnswer['evidence']): Partial<Record<EvidenceText, string | null>> {
  const given = Object.entries(evidence ?? {}).filter(([, value]) => value !== undefined)
  return Object.fromEntries(given.map(([name, value]) => [name, value || null]))
}

function underReview(dispute: Dispute): Dispute['status'] {
  return isInquiry(dispute) ? 'warning_under_review' : 'under_review'
}
