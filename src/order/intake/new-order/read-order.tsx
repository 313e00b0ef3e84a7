import { parseDimensions, parseWeight, type UnitSystem } from '#domain/measure.ts'
import { apportion } from '#domain/money.ts'
import { chargedOn, inLanguage, readPercent, taxesFor, type StoreTax } from '#domain/store/taxes.ts'
import { lineBase, totalsOf, type Totals } from '#domain/totals.ts'
import type { PhoneOrderAsk } from '../desk-routes.ts'
import { readCount, readPrice, type Typed, type TypedAddress, type TypedLine } from './typed.tsx'

/** How the clerk types: the store's currency and its decimals, units, and whether costs are theirs to see. */
export type Ways = {
  readonly currency: string
  readonly digits: number
  readonly units: UnitSystem
  readonly locale: string
  readonly mayCost: boolean
  /** what the store collects, null where that could not be read, and what day it is there */
  readonly taxes: readonly StoreTax[] | null
  readonly day: string
}

/** A field whose text could not be read as what it should be. */
export type Unreadable = { readonly path: string; readonly kind: 'price' | 'rate' | 'weight' | 'size' | 'count' | 'discount' | 'discounts' }

/** The order that is typed so far: what would be sent, its totals (minor units; what cannot be read counts as nothing), and what could not be read. */
export type ReadOrder = { readonly ask: unknown; readonly totals: Totals; readonly unreadable: readonly Unreadable[] }

/** Reads the form as an order. Taxes are computed per line, half up, each for itself; a discount on the whole order lowers each line's base by its share. */
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
  const taxed = withTaxes(lines, sum(discounts), shipping.amount ?? 0, taxOf(typed, ways, read))
  const totals = totalsOf({
    lines: taxed.lines.map(priced),
    discounts: discounts.map(amountOf),
    fees: fees.map(amountOf),
    shipping: { amount: shipping.amount ?? 0, taxes: taxed.onShipping },
  })
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
  } satisfies { readonly [field in keyof PhoneOrderAsk]?: unknown }
  return { ask, totals, unreadable }
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
    rate: reader('rate', readPercent),
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

/** The store's taxes for where the order ships, by the names its customer knows. */
export function offeredTaxes({ same, billing, shipping, buyer }: Typed, { taxes, day }: Ways): readonly StoreTax[] {
  return inLanguage(taxesFor(taxes ?? [], same ? billing : shipping, day), buyer.language)
}

function taxOf(typed: Typed, ways: Ways, read: Read): readonly StoreTax[] {
  const { tax, buyer } = typed
  if (buyer.taxExempt) return []
  const offered = offeredTaxes(typed, ways)
  if (offered.length > 0 && !tax.own) return offered
  const ratePpm = read.rate('tax.rate', tax.rate) ?? 0
  const { jurisdiction: name, onShipping, onCores } = tax
  return ratePpm === 0 ? [] : [{ id: '', name, nameFr: null, country: '', region: null, ratePpm, onShipping, onCores, from: '' }]
}

function withTaxes(lines: readonly Line[], discount: number, shipping: number, taxes: readonly StoreTax[]) {
  const [onCores, onShipping] = [taxes.filter((tax) => tax.onCores), taxes.filter((tax) => tax.onShipping)]
  const bases = lines.map((line) => Math.max(0, lineBase(priced(line))))
  const off = apportion(
    Math.min(
      discount,
      bases.reduce((a, b) => a + b, 0),
    ),
    bases,
  )
  return {
    lines: lines.map((line, at) => ({
      ...line,
      taxes: chargedOn(taxes, (bases[at] ?? 0) - (off[at] ?? 0)),
      coreTaxes: line.coreCharge > 0 ? chargedOn(onCores, (line.quantity ?? 0) * line.coreCharge) : [],
    })),
    onShipping: shipping > 0 ? chargedOn(onShipping, shipping) : [],
  }
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
