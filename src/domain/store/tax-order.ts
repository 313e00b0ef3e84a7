import { apportion } from '../money.ts'
import { taxOf, type Priced, type Tax } from '../totals.ts'
import { chargedOn, type StoreTax } from './taxes.ts'

/** One tax as an order somebody types in is charged it: a proposed one, perhaps at another rate, or one typed by name. */
export type OrderTax = Pick<StoreTax, 'name' | 'ratePpm' | 'onShipping' | 'onCores'>

/** What of an order is taxed, minor units: of each line its price after its own discount and its core charges, the discount on the whole order, shipping. */
export type TaxBases = {
  readonly lines: readonly { readonly base: number; readonly cores: number }[]
  readonly discount: number
  readonly shipping: number
}

/** An order's taxes, by line and on shipping. */
export type ChargedTaxes = {
  readonly lines: readonly { readonly taxes: readonly Tax[]; readonly coreTaxes: readonly Tax[] }[]
  readonly shipping: readonly Tax[]
}

/** Charges an order its taxes: each for itself on each line, half up. A discount on the whole order lowers each line's base by its share, to no less than nothing. */
export function chargeTaxes({ lines, discount, shipping }: TaxBases, taxes: readonly OrderTax[]): ChargedTaxes {
  const [onCores, onShipping] = [taxes.filter((tax) => tax.onCores), taxes.filter((tax) => tax.onShipping)]
  const bases = lines.map(({ base }) => Math.max(0, base))
  const most = bases.reduce((all, base) => all + base, 0)
  const off = apportion(Math.min(discount, most), bases)
  return {
    lines: lines.map(({ cores }, at) => ({
      taxes: chargedOn(taxes, (bases[at] ?? 0) - (off[at] ?? 0)),
      coreTaxes: cores > 0 ? chargedOn(onCores, cores) : [],
    })),
    shipping: shipping > 0 ? chargedOn(onShipping, shipping) : [],
  }
}

/** All taxes of an order, those of one name, rate and remitter as one sum, minor units; cancelled lines count for nothing. They add up to the tax of its totals. */
export function taxesByName({ lines, shipping }: Pick<Priced, 'lines' | 'shipping'>): readonly Tax[] {
  const taxes = [...lines.filter((line) => !line.cancelled).flatMap((line) => [...line.taxes, ...line.coreTaxes]), ...shipping.taxes]
  const groups = Object.values(Object.groupBy(taxes, (tax) => `${tax.jurisdiction} ${tax.ratePpm} ${tax.remittedBy}`))
  return groups.flatMap((group: readonly Tax[] = []) => {
    const first = group[0]
    return first ? [{ ...first, amount: group.reduce((sum, tax) => sum + tax.amount, 0) }] : []
  })
}

/** What one tax of an order comes to before and after a change, minor units. */
export type TaxChange = { readonly name: string; readonly ratePpm: number; readonly before: number; readonly after: number }

/** The taxes a change of an order makes more or less of, by name and rate. */
export function taxChanges(before: Pick<Priced, 'lines' | 'shipping'>, after: Pick<Priced, 'lines' | 'shipping'>): readonly TaxChange[] {
  const [were, are] = [taxesByName(before), taxesByName(after)]
  const groups = Object.values(Object.groupBy([...were, ...are], ({ jurisdiction, ratePpm }) => `${jurisdiction} ${ratePpm}`))
  return groups
    .flatMap((group = []) => {
      const [first] = group
      const sumIn = (taxes: readonly Tax[]) => taxOf(group.filter((tax) => taxes.includes(tax)))
      return first ? [{ name: first.jurisdiction, ratePpm: first.ratePpm, before: sumIn(were), after: sumIn(are) }] : []
    })
    .filter((change) => change.before !== change.after)
}

/** The names of the proposed taxes an order is not charged under their name: whoever typed it in left them out. */
export function leftOutOf(proposed: readonly StoreTax[], { lines, shipping }: Pick<Priced, 'lines' | 'shipping'>): readonly string[] {
  const charged = new Set([...lines.flatMap(({ taxes }) => taxes), ...shipping.taxes].map(({ jurisdiction }) => jurisdiction))
  return [...new Set(proposed.map(({ name }) => name))].filter((name) => !charged.has(name))
}
