import { lineBase, taxFits, totalsOf, type Tax } from '#domain/totals.ts'
import type { OrderAsk } from './shapes.ts'

/** A figure that does not add up: what was sent and what we compute, minor units. */
export type Difference = { readonly path: string; readonly sent: number; readonly computed: number }

/** Adds the order up again. Each total that differs is named with both figures, and each tax that does not fit its rate. */
export function checkTotals(ask: OrderAsk): readonly Difference[] {
  const computed = totalsOf({
    lines: ask.lines,
    discounts: ask.discounts,
    fees: ask.fees,
    shipping: ask.shippingService,
  })
  const totals = (['subtotal', 'cores', 'discounts', 'shipping', 'fees', 'tax', 'total'] as const)
    .filter((name) => ask.totals[name] !== computed[name])
    .map((name) => ({ path: `totals.${name}`, sent: ask.totals[name], computed: computed[name] }))
  return [...totals, ...tooLargeDiscounts(ask), ...wrongTaxes(ask)]
}

function tooLargeDiscounts(ask: OrderAsk): readonly Difference[] {
  return ask.lines.flatMap((line, i) =>
    lineBase(line) < 0 ? [{ path: `lines.${i}.discount`, sent: line.discount, computed: line.quantity * line.unitPrice }] : [],
  )
}

function wrongTaxes(ask: OrderAsk): readonly Difference[] {
  return [
    ...ask.lines.flatMap((line, i) => [
      ...misfits(line.taxes, lineBase(line), `lines.${i}.taxes`),
      ...misfits(line.coreTaxes, line.quantity * line.coreCharge, `lines.${i}.coreTaxes`),
    ]),
    ...misfits(ask.shippingService.taxes, ask.shippingService.amount, 'shippingService.taxes'),
  ]
}

// A promo code on the whole order lowers the base of each line by a share only the storefront knows, so a tax may be lower than its rate asks for.
function misfits(taxes: readonly Tax[], base: number, path: string): readonly Difference[] {
  return taxes.flatMap((tax, i) => {
    const computed = Math.floor((base * tax.ratePpm + 500_000) / 1_000_000)
    return taxFits(tax, base) || tax.amount < computed ? [] : [{ path: `${path}.${i}.amount`, sent: tax.amount, computed }]
  })
}
