import { auc } from '../measure/ranking.ts'
import { chanceOn, fitScorecard } from './scorecard.ts'
import type { Split } from './split.ts'
import type { Prepared } from './suite.ts'

/**
 * What a scorecard reaches that has seen far more payments than the judged set has, without the registry and with it: the mean area over the judged parts. What is missing to 1
 * is not in the payments, however well one learns.
 */
export function ceilingOf(
  learning: readonly Prepared[],
  judged: readonly { readonly prepared: Prepared; readonly split: Split }[],
): { readonly alone: number; readonly together: number } {
  const area = (facts: 'alone' | 'atOnce') => {
    const card = fitScorecard(learning.flatMap((prepared) => labelled(prepared, facts)))
    const areas = judged.map(({ prepared, split }) => {
      const payments = labelled(prepared, facts)
      return auc(split.test.flatMap((i) => payments.slice(i, i + 1)).map((one) => ({ score: chanceOn(card, one), fraud: one.fraud })))
    })
    return areas.reduce((sum, one) => sum + one, 0) / areas.length
  }
  return { alone: area('alone'), together: area('atOnce') }
}

function labelled({ payments, subjects }: Prepared, facts: 'alone' | 'atOnce') {
  return subjects[facts].map((subject, i) => ({ ...subject, fraud: payments[i]?.fraud === true }))
}
