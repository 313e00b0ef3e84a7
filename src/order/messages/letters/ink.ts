import { taxesByName } from '#domain/store/tax-order.ts'
import { totalsOf, type Priced, type Totals } from '#domain/totals.ts'
import type { Block } from '#platform/mail-layout.ts'
import { writtenNumber } from '../../spine-store.ts'
import type { readLetterSources } from '../queries.ts'
import type { LetterWords } from './words.ts'

/** What a letter may say of its order. */
export type LetterSources = NonNullable<Awaited<ReturnType<typeof readLetterSources>>>

/** What a letter is written with: the reader's words, the order, and how the reader writes money. */
export type Ink = {
  readonly words: LetterWords
  readonly sources: LetterSources
  readonly money: (minor: number) => string
  readonly publicUrl: string
}
/** A letter before it is laid out. */
export type Content = { readonly subject: string; readonly blocks: readonly Block[] }

/** The order's parts with all its sums. */
export function linesOf({ words, sources, money }: Ink): Block {
  const rows = sources.lines
    .filter((line) => line.state !== 'cancelled')
    .map((line) => [`${line.name}\n${line.part_number}`, String(line.quantity), money(line.quantity * line.unitPrice)])
  const { subtotal, cores, discounts, shipping, fees, total } = totalsIn(sources)
  const sums: readonly (readonly [label: string, amount: number])[] = [
    [words.subtotal, subtotal],
    ...(
      [
        [words.cores, cores],
        [words.discounts, -discounts],
      ] as const
    ).filter(([, amount]) => amount !== 0),
    [`${words.shipping}: ${sources.shipping_service}`, shipping],
    ...(
      [
        [words.fees, fees],
        ...taxesByName(pricedIn(sources)).map((tax) => [words.tax(tax.jurisdiction, tax.ratePpm), tax.amount] as const),
      ] as const
    ).filter(([, amount]) => amount !== 0),
    [words.total, total],
  ]
  return {
    kind: 'table',
    title: words.order(writtenNumber(sources)),
    head: [words.part, words.quantity, words.amount],
    rows,
    foot: sums.map(([label, amount]) => [label, '', money(amount)]),
  }
}

/** All sums of the order. */
export function totalsIn(sources: LetterSources): Totals {
  return totalsOf(pricedIn(sources))
}

function pricedIn(sources: LetterSources): Priced {
  const lines = sources.lines.map((line) => ({ ...line, cancelled: line.state === 'cancelled' }))
  return {
    lines,
    discounts: sources.discounts,
    fees: sources.fees,
    shipping: { amount: sources.shipping_amount, taxes: sources.shipping_taxes },
  }
}
