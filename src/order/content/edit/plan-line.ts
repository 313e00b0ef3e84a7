import type { Activity } from '#domain/activity.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { chargedOn } from '#domain/store/taxes.ts'
import { retax } from '#domain/totals.ts'
import type { z } from 'zod'
import type { Content, ContentLine } from './content.ts'
import type { LineChanges, NewLine } from './shapes.ts'
import { baseOf, movedTaxes, overriddenTaxes, ownCoreTaxes, ownTaxes, portion, rateOf } from './tax.ts'

type Override = { readonly ratePpm: number; readonly reason: string }

/**
 * A line added by hand, at the end, taxed by name as the order is unless a rate is given; on an order without tax as the store proposes. Its cores are taxed
 * as the order's cores are, and on an order without cores by those of its taxes that the store charges on cores.
 */
export function newLine(
  { lines, collected }: Pick<Content, 'lines' | 'collected'>,
  wanted: z.infer<typeof NewLine>,
  tax: Override | undefined,
  id: string,
): ContentLine {
  const base = wanted.quantity * wanted.unitPrice
  const untaxed = lines.every(({ taxes }) => taxes.length === 0)
  const own = untaxed ? chargedOn(collected, base) : ownTaxes(lines, base)
  const noCores = lines.every((line) => line.core_charge === 0)
  const onCores = collected.filter((tax) => tax.onCores).map(({ name }) => name)
  const coreTaxes = (cores: number) =>
    untaxed || noCores
      ? retax(
          own.filter(({ jurisdiction }) => onCores.includes(jurisdiction)),
          cores,
        )
      : ownCoreTaxes(lines, cores)
  return {
    id,
    position: Math.max(-1, ...lines.map((line) => line.position)) + 1,
    image_id: null,
    discount: 0,
    state: 'to_check',
    superseded_by: null,
    supplier: null,
    supplier_po: null,
    expected_on: null,
    fits: null,
    fitment_by: null,
    fitment_at: null,
    fitment_vin: null,
    cancelled_reason: null,
    part_number: wanted.partNumber,
    name: wanted.name,
    brand: wanted.brand,
    quantity: wanted.quantity,
    unit_price: wanted.unitPrice,
    list_price: wanted.listPrice,
    unit_cost: wanted.unitCost,
    core_charge: wanted.coreCharge,
    weight_grams: wanted.weightGrams,
    length_mm: wanted.lengthMm,
    width_mm: wanted.widthMm,
    height_mm: wanted.heightMm,
    hazmat: wanted.hazmat,
    taxes: tax ? overriddenTaxes(own, tax.ratePpm, base) : own,
    core_taxes: wanted.coreCharge > 0 ? coreTaxes(wanted.quantity * wanted.coreCharge) : [],
  }
}

const columns = {
  partNumber: 'part_number',
  name: 'name',
  brand: 'brand',
  quantity: 'quantity',
  unitPrice: 'unit_price',
  listPrice: 'list_price',
  unitCost: 'unit_cost',
  coreCharge: 'core_charge',
  discount: 'discount',
  weightGrams: 'weight_grams',
  lengthMm: 'length_mm',
  widthMm: 'width_mm',
  heightMm: 'height_mm',
  hazmat: 'hazmat',
  supersededBy: 'superseded_by',
} as const satisfies { readonly [field in keyof z.infer<typeof LineChanges>]-?: keyof ContentLine }

/**
 * A line with some of its facts put right. What shipments have taken (`taken`, of which `left` are gone) cannot be unsold, and parts that left keep their
 * number; another part number takes the fitment sign-off away.
 */
export function planLineEdit(
  line: ContentLine,
  changes: z.infer<typeof LineChanges>,
  tax: Override | undefined,
  { taken, left }: { readonly taken: number; readonly left: number },
): Result<{ readonly line: ContentLine; readonly events: readonly Activity[] }> {
  const quantity = changes.quantity ?? line.quantity
  if (quantity < taken) return refuse('less_than_taken', { taken, quantity })
  if (changes.partNumber !== undefined && changes.partNumber !== line.part_number && left > 0)
    return refuse('line_left', { partNumber: line.part_number })

  const changed = { ...line, ...columnsOf({ ...changes, discount: changes.discount ?? discountFor(line, quantity) }) }
  if (baseOf(changed) < 0) return refuse('discount_too_large', { most: changed.quantity * changed.unit_price })
  const after = withTaxes(line, changed, tax)
  const events = [...fieldEvents(line, after), ...overrideEvents(line, tax), ...fitmentEvents(line, after)]
  if (events.length === 0) return refuse('nothing_changed')
  return ok({ line: withFitment(line, after), events })
}

function columnsOf(changes: z.infer<typeof LineChanges>): Partial<ContentLine> {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined)
  return Object.fromEntries(given.map(([field, value]) => [columns[field as keyof typeof columns], value]))
}

/** A discount was given on so many pieces: fewer or more pieces carry as much each. */
function discountFor(line: ContentLine, quantity: number): number {
  return portion(line.discount, quantity, line.quantity)
}

function withTaxes(before: ContentLine, after: ContentLine, tax: Override | undefined): ContentLine {
  return {
    ...after,
    taxes: tax ? overriddenTaxes(before.taxes, tax.ratePpm, baseOf(after)) : movedTaxes(before.taxes, baseOf(before), baseOf(after)),
    core_taxes: movedTaxes(before.core_taxes, before.quantity * before.core_charge, after.quantity * after.core_charge),
  }
}

function fieldEvents(before: ContentLine, after: ContentLine): readonly Activity[] {
  return Object.entries(columns).flatMap(([field, column]): readonly Activity[] => {
    const [from, to] = [before[column], after[column]]
    return from === to ? [] : [{ type: 'line_changed', line: before.id, partNumber: before.part_number, field, from, to }]
  })
}

function overrideEvents(before: ContentLine, tax: Override | undefined): readonly Activity[] {
  return tax ? [{ type: 'tax_overridden', from: rateOf(before.taxes), to: tax.ratePpm, reason: tax.reason }] : []
}

function fitmentEvents(before: ContentLine, after: ContentLine): readonly Activity[] {
  return before.fitment_at !== null && before.part_number !== after.part_number
    ? [{ type: 'fitment_withdrawn', line: before.id, partNumber: before.part_number }]
    : []
}

function withFitment(before: ContentLine, after: ContentLine): ContentLine {
  return before.part_number === after.part_number ? after : { ...after, fits: null, fitment_by: null, fitment_at: null, fitment_vin: null }
}
