import { apportion, share } from '#domain/money.ts'
import { lineBase, retax, type Tax } from '#domain/totals.ts'
import type { Content, ContentLine } from './content.ts'

/** The taxes an added line gets: the rates most of the order's taxed value carries. The store remits, because no channel knows of the line. */
export function ownTaxes(lines: readonly ContentLine[], base: number): readonly Tax[] {
  return retax(
    commonest(
      lines.filter((line) => line.taxes.length > 0),
      (line) => line.taxes,
    ).map(byStore),
    base,
  )
}

/** The same for cores: untaxed unless the order's own cores are taxed. */
export function ownCoreTaxes(lines: readonly ContentLine[], base: number): readonly Tax[] {
  return retax(
    commonest(
      lines.filter((line) => line.core_charge > 0 && line.core_taxes.length > 0),
      (line) => line.core_taxes,
    ).map(byStore),
    base,
  )
}

/** Taxes after their base changed, half up: what was charged, moved by the difference the rate makes, so that going back gives the old amount to the cent. */
export function movedTaxes(taxes: readonly Tax[], before: number, after: number): readonly Tax[] {
  return taxes.map((tax) => ({ ...tax, amount: Math.max(0, tax.amount + share(after, tax.ratePpm) - share(before, tax.ratePpm)) }))
}

/** A rate set by hand, in place of whatever the line had. */
export function overriddenTaxes(taxes: readonly Tax[], ratePpm: number, base: number): readonly Tax[] {
  const first = taxes[0]
  return ratePpm === 0
    ? []
    : [{ ratePpm, amount: share(base, ratePpm), jurisdiction: first?.jurisdiction ?? '–', remittedBy: first?.remittedBy ?? 'store' }]
}

/** The part of an amount that falls on `part` of `whole` pieces, half up. */
export function portion(amount: number, part: number, whole: number): number {
  return Math.floor((2 * amount * part + whole) / (2 * whole))
}

/** Sum of a line's rates, millionths. */
export function rateOf(taxes: readonly Tax[]): number {
  return taxes.reduce((sum, tax) => sum + tax.ratePpm, 0)
}

/**
 * The lines when the order's discounts go from one sum to another, spread over them by price. A seller's own discount lowers what is taxed (Streamlined Sales
 * and Use Tax Agreement, "sales price"), unless this order came taxed on its full prices in spite of a discount: then its way is kept.
 */
export function linesAfterDiscount({ lines, discounts }: Pick<Content, 'lines' | 'discounts'>, after: number): readonly ContentLine[] {
  const before = discounts.reduce((sum, discount) => sum + discount.amount, 0)
  const live = lines.filter((line) => line.state !== 'cancelled')
  const full = live.map(baseOf)
  const lessOf = (discount: number) => apportion(discount, full).map((part, at) => (full[at] ?? 0) - part)
  const [taxed, next] = [lessOf(before), lessOf(after)]
  if (misfit(live, full) < misfit(live, taxed)) return lines
  return lines.map((line) => {
    const at = live.indexOf(line)
    return at < 0 ? line : { ...line, taxes: movedTaxes(line.taxes, taxed[at] ?? 0, next[at] ?? 0) }
  })
}

/** How far the charged taxes are from what their rates make of these bases, minor units. */
function misfit(lines: readonly ContentLine[], bases: readonly number[]): number {
  return lines.reduce(
    (sum, line, at) => line.taxes.reduce((off, tax) => off + Math.abs(tax.amount - share(bases[at] ?? 0, tax.ratePpm)), sum),
    0,
  )
}

/** What a line is taxed on: its price after its own discount. */
export function baseOf(line: ContentLine): number {
  return lineBase({ quantity: line.quantity, unitPrice: line.unit_price, discount: line.discount })
}

function commonest(lines: readonly ContentLine[], taxesOf: (line: ContentLine) => readonly Tax[]): readonly Tax[] {
  const groups = Object.values(Object.groupBy(lines, (line) => JSON.stringify(taxesOf(line).map((tax) => [tax.jurisdiction, tax.ratePpm]))))
  const value = (group: readonly ContentLine[] = []) => group.reduce((sum, line) => sum + baseOf(line), 0)
  const first = groups.toSorted((a, b) => value(b) - value(a))[0]?.[0]
  return first ? taxesOf(first) : []
}

function byStore(tax: Tax): Tax {
  return { ...tax, remittedBy: 'store' }
}
