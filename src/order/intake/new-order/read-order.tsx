import { parseDimensions, parseWeight, type UnitSystem } from '#domain/measure.ts'
import { chargeTaxes, taxesByName, type ChargedTaxes, type OrderTax } from '#domain/store/tax-order.ts'
import { lineBase, taxOf, totalsOf, type Tax, type Totals } from '#domain/totals.ts'
import type { PhoneOrderAsk } from '../desk-routes.ts'
import { chargedRows, type Collects, type TaxRow } from './taxes.tsx'
import { readCount, readPrice, type Typed, type TypedAddress, type TypedLine } from './typed.tsx'

/** How the clerk types: the store's currency and its decimals, units, and whether costs are theirs to see. */
export type Ways = Collects & {
  readonly currency: string
  readonly digits: number
  readonly units: UnitSystem
  readonly locale: string
  readonly mayCost: boolean
}

/** A field whose text could not be read as what it should be. */
export type Unreadable = {
  readonly path: string
  readonly kind: 'price' | 'rate' | 'name' | 'exemption' | 'weight' | 'size' | 'count' | 'discount' | 'discounts'
}

/** The order that is typed so far: what would be sent, its totals (minor units; what cannot be read counts as nothing) and taxes by name, and what could not be read. */
export type ReadOrder = {
  readonly ask: unknown
  readonly totals: Totals
  readonly taxes: readonly Tax[]
  /** what each row of the form's taxes comes to, by its id */
  readonly amounts: { readonly [row: string]: number }
  readonly unreadable: readonly Unreadable[]
}

/** Reads the form as an order. Each tax is computed for itself on each line; what of taxes cannot be read is told where it was typed. */
export function readOrder(typed: Typed, ways: Ways): ReadOrder {
  const unreadable: Unreadable[] = []
  const read = readerOf(ways, unreadable)
  const lines = typed.lines.map((line, at) => readLine(line, `lines.${at}`, read, ways))
  const discounts = typed.discounts.map(({ label, code, amount }, at) => ({
    label,
    code: code || null,
    amount: read.price(`discounts.${at}.amount`, amount),
  }))
  const fees = typed.fees.map(({ label, amount }, at) => ({ label, amount: read.price(`fees.${at}.amount`, amount) }))
  const shipping = { name: typed.shippingService.name, amount: read.price('shippingService.amount', typed.shippingService.amount) }
  const taxed = withTaxes(lines, sum(discounts), shipping.amount ?? 0, chargedRows(typed, ways))
  unreadable.push(...unreadableTaxes(typed, ways))
  const of = {
    lines: taxed.lines.map(priced),
    discounts: discounts.map(amountOf),
    fees: fees.map(amountOf),
    shipping: { amount: shipping.amount ?? 0, taxes: taxed.onShipping },
  }
  const totals = totalsOf(of)
  unreadable.push(...tooLarge(taxed.lines, totals))
  const billing = readAddress(typed.billing, typed.buyer.name)
  const ask = {
    currency: ways.currency,
    buyer: nulled(typed.buyer),
    billing,
    shipping: typed.same ? billing : readAddress(typed.shipping, typed.buyer.name),
    vehicle: readVehicle(typed.vehicle, read),
    lines: taxed.lines,
    discounts,
    fees,
    shippingService: { ...shipping, taxes: taxed.onShipping },
    totals,
    taxExemption: typed.buyer.taxExempt ? typed.exemption.trim() : null,
  } satisfies { readonly [field in keyof PhoneOrderAsk]?: unknown }
  return { ask, totals, taxes: taxesByName(of), amounts: taxed.amounts, unreadable }
}

type Read = ReturnType<typeof readerOf>

/** Readers that answer undefined for an empty text, and note a text they cannot read. */
function readerOf({ digits, units, locale }: Ways, unreadable: Unreadable[]) {
  const reader =
    <T,>(kind: Unreadable['kind'], parse: (text: string) => T | undefined) =>
    (path: string, text: string) => {
      const value = text.trim() === '' ? undefined : parse(text)
      if (value === undefined && text.trim() !== '') unreadable.push({ path, kind })
      return value
    }
  return {
    price: reader('price', (text) => readPrice(text, digits)),
    count: reader('count', readCount),
    weight: reader('weight', (text) => parseWeight(text, units, locale)),
    size: reader('size', (text) => parseDimensions(text, units, locale)),
  }
}

function readLine(line: TypedLine, path: string, read: Read, { mayCost }: Ways) {
  const size = read.size(`${path}.size`, line.size)
  return {
    partNumber: line.partNumber,
    name: line.name,
    brand: line.brand || null,
    quantity: read.count(`${path}.quantity`, line.quantity),
    unitPrice: read.price(`${path}.unitPrice`, line.unitPrice),
    listPrice: read.price(`${path}.listPrice`, line.listPrice) ?? null,
    unitCost: mayCost ? (read.price(`${path}.unitCost`, line.unitCost) ?? null) : null,
    coreCharge: read.price(`${path}.coreCharge`, line.coreCharge) ?? 0,
    discount: read.price(`${path}.discount`, line.discount) ?? 0,
    weightGrams: read.weight(`${path}.weight`, line.weight) ?? null,
    lengthMm: size?.lengthMm ?? null,
    widthMm: size?.widthMm ?? null,
    heightMm: size?.heightMm ?? null,
    hazmat: line.hazmat,
  }
}

type Line = ReturnType<typeof readLine>

/** A line as the totals take it; what is not typed yet counts as nothing. */
function priced<L extends Line>(line: L) {
  return { ...line, quantity: line.quantity ?? 0, unitPrice: line.unitPrice ?? 0 }
}

function withTaxes(lines: readonly Line[], discount: number, shipping: number, rows: readonly TaxRow[]) {
  const taxes = rows.map((row): OrderTax => ({ ...row, ratePpm: row.ratePpm ?? 0 }))
  const bases = {
    lines: lines.map((line) => ({ base: lineBase(priced(line)), cores: (line.quantity ?? 0) * line.coreCharge })),
    discount,
    shipping,
  }
  const charged = chargeTaxes(bases, taxes)
  return {
    lines: lines.map((line, at) => ({ ...line, taxes: charged.lines[at]?.taxes ?? [], coreTaxes: charged.lines[at]?.coreTaxes ?? [] })),
    onShipping: charged.shipping,
    amounts: Object.fromEntries(rows.map(({ id }, at) => [id, sumOf(chargeTaxes(bases, taxes.slice(at, at + 1)))])),
  }
}

function sumOf({ lines, shipping }: ChargedTaxes): number {
  return taxOf([...lines.flatMap(({ taxes, coreTaxes }) => [...taxes, ...coreTaxes]), ...shipping])
}

/** Of each tax that is charged its rate, of one added by hand its name too; of an exempt customer why they are. */
function unreadableTaxes(typed: Typed, ways: Ways): readonly Unreadable[] {
  if (typed.buyer.taxExempt) return typed.exemption.trim() === '' ? [{ path: 'exemption', kind: 'exemption' }] : []
  return chargedRows(typed, ways).flatMap(({ path, ratePpm, name }): readonly Unreadable[] => [
    ...(name.trim() === '' ? [{ path: path.replace(/rate$/, 'name'), kind: 'name' } as const] : []),
    ...(ratePpm === undefined ? [{ path, kind: 'rate' } as const] : []),
  ])
}

/** A discount larger than what it is taken from. */
function tooLarge(lines: readonly Line[], totals: Totals): readonly Unreadable[] {
  const ofLines = lines.flatMap((line, at) =>
    lineBase(priced(line)) < 0 ? [{ path: `lines.${at}.discount`, kind: 'discount' } as const] : [],
  )
  return totals.total < 0 && ofLines.length === 0 ? [{ path: 'discounts.0.amount', kind: 'discounts' }] : ofLines
}

function readAddress(address: TypedAddress, buyer: string) {
  return { ...nulled(address), name: address.name || buyer, line1: address.line1, city: address.city, country: address.country }
}

function readVehicle(vehicle: Typed['vehicle'], read: Read) {
  const year = read.count('vehicle.year', vehicle.year) ?? null
  return Object.values(vehicle).every((text) => text.trim() === '') ? null : { ...nulled(vehicle), year }
}

/** Empty fields are sent as absent; a name stays what it is, so that its absence is a problem of its own. */
function nulled<T extends Readonly<Record<string, unknown>>>(fields: T) {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, value === '' && key !== 'name' ? null : value]))
}

function sum(parts: readonly { readonly amount: number | undefined }[]): number {
  return parts.reduce((all, { amount }) => all + (amount ?? 0), 0)
}

function amountOf({ amount }: { readonly amount: number | undefined }) {
  return { amount: amount ?? 0 }
}
