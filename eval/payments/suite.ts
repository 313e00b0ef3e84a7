import { defaultEdges, levelOf, scoreOfOdds } from '#domain/risk/bands.ts'
import { score } from '#domain/risk/score.ts'
import { starter } from '#domain/risk/version.ts'
import type { Judged } from '../measure/judged.ts'
import { factsOfPayment, sharesOfSmaller } from './facts.ts'
import { measureAll, type Measure } from './features.ts'
import { askRegistry } from './list.ts'
import type { Payment } from './payment.ts'
import { chanceOn, fitScorecard, type Subject } from './scorecard.ts'
import { handsOf, type Split } from './split.ts'

/** The ways payments are scored, the simplest first. `starter` is the product's own score with the weights it ships with, which learns nothing. */
export const ways = [
  'amount only',
  'buyer, 24 hours',
  'starter',
  'starter + registry',
  'scorecard',
  '+ registry at once',
  '+ registry 7 days late',
] as const
export type Way = (typeof ways)[number]

/** Payments sorted by time with all that is known of each when it arrives, made once and split often. */
export type Prepared = {
  readonly payments: readonly Payment[]
  readonly whose: readonly number[]
  readonly subjects: { readonly alone: readonly Subject[]; readonly atOnce: readonly Subject[]; readonly late: readonly Subject[] }
  readonly smaller: readonly (number | null)[]
}

/** Measures every payment and asks the registry of each, with marks set at once and with marks that come seven days later. */
export function prepare(unsorted: readonly Payment[]): Prepared {
  const payments = unsorted.toSorted((a, b) => a.at - b.at)
  const figures = measureAll(payments)
  const [atOnce, late] = [0, 7 * 86_400_000].map((delay) => askRegistry(payments, delay))
  const withWords = (words: typeof atOnce) => figures.map((figure, i) => ({ figures: figure, word: words?.[i] ?? null }))
  return {
    payments,
    whose: handsOf(payments),
    subjects: { alone: withWords(undefined), atOnce: withWords(atOnce), late: withWords(late) },
    smaller: sharesOfSmaller(payments),
  }
}

/** Learns on one part and judges the other. Past payments of either part count as past, labels of the judged part only through the registry and only once they were known. */
export function judgeSplit(prepared: Prepared, { train, test }: Split): { readonly [way in Way]: readonly Judged[] } {
  const { alone, atOnce, late } = prepared.subjects
  const learned = (subjects: readonly Subject[], only?: readonly Measure[]) => {
    const examples = train.flatMap((i) => {
      const [subject, payment] = [subjects[i], prepared.payments[i]]
      return subject && payment ? [{ ...subject, fraud: payment.fraud }] : []
    })
    const card = fitScorecard(examples, only)
    return test.flatMap((i) => judgedBy(prepared, i, (subject) => chanceOn(card, subject), subjects))
  }
  return {
    'amount only': learned(alone, ['amount']),
    'buyer, 24 hours': learned(alone, ['buyer_day']),
    starter: test.flatMap((i) => judgedByProduct(prepared, i, alone)),
    'starter + registry': test.flatMap((i) => judgedByProduct(prepared, i, atOnce)),
    scorecard: learned(alone),
    '+ registry at once': learned(atOnce),
    '+ registry 7 days late': learned(late),
  }
}

function judgedBy(
  { payments, whose }: Prepared,
  i: number,
  chanceFor: (subject: Subject) => number,
  subjects: readonly Subject[],
): readonly Judged[] {
  const [payment, subject] = [payments[i], subjects[i]]
  if (!payment || !subject) return []
  const chance = chanceFor(subject)
  const level = levelOf(scoreOfOdds(chance / (1 - chance)), defaultEdges)
  return [{ score: chance, chance, level, fraud: payment.fraud, whose: `hand ${whose[i]}` }]
}

function judgedByProduct({ payments, whose, smaller }: Prepared, i: number, subjects: readonly Subject[]): readonly Judged[] {
  const [payment, subject] = [payments[i], subjects[i]]
  if (!payment || !subject) return []
  const scored = score(factsOfPayment(payment, subject.figures, smaller[i] ?? null, subject.word), starter)
  return [
    { score: scored.score, chance: scored.odds / (1 + scored.odds), level: scored.level, fraud: payment.fraud, whose: `hand ${whose[i]}` },
  ]
}
