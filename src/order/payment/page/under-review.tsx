import type { MoneyAnswer } from '../shapes.ts'

/** Does the gateway itself look at the payment before it lets it through? Nobody knows the end yet, but why is known. */
export function isUnderReview({ outcome, code }: Pick<MoneyAnswer, 'outcome' | 'code'>): boolean {
  return outcome === 'unknown' && code === 'under_review'
}
