import type { Activity } from '#domain/activity.ts'
import { leftQuantity, openQuantity } from '#domain/fulfillment.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { totalsOf } from '#domain/totals.ts'
import { newLine, planLineEdit } from './plan-line.ts'
import { pricedOf, type Content, type ContentLine } from './content.ts'
import type { EditAsk } from './shapes.ts'
import { baseOf, linesAfterDiscount, movedTaxes, portion, rateOf } from './tax.ts'

/** What an edit leaves: the content after it and what the log will say. */
export type Planned = { readonly content: Content; readonly events: readonly Activity[] }

type Asked<Kind extends EditAsk['kind']> = Extract<EditAsk, { readonly kind: Kind }>

/** Works an edit out without writing anything; previewing and saving both stand on it. `id` is the id an added line will have. */
export function planEdit(content: Content, ask: EditAsk, id: string): Result<Planned> {
  const planned = plan(content, ask, id)
  if (!planned.ok) return planned
  const [from, to] = [totalsOf(pricedOf(content)).total, totalsOf(pricedOf(planned.value.content)).total]
  if (to < 0) return refuse('below_zero')
  const events: readonly Activity[] = from === to ? [] : [{ type: 'total_changed', from, to }]
  return ok({ ...planned.value, events: [...planned.value.events, ...events] })
}

function plan(content: Content, ask: EditAsk, id: string): Result<Planned> {
  switch (ask.kind) {
    case 'add_line':
      return addLine(content, ask, id)
    case 'edit_line':
      return editLine(content, ask)
    case 'cancel_line':
      return cancelLine(content, ask)
    case 'add_discount':
      return addDiscount(content, ask)
    case 'remove_discount':
      return removeDiscount(content, ask)
  }
}

function addLine(content: Content, { line: wanted, tax, reason }: Asked<'add_line'>, id: string): Result<Planned> {
  const line = newLine(content, wanted, tax, id)
  const added: Activity = {
    type: 'line_added',
    line: id,
    partNumber: line.part_number,
    quantity: line.quantity,
    unitPrice: line.unit_price,
    reason: reason || undefined,
  }
  const own = rateOf(newLine(content, wanted, undefined, id).taxes)
  const events: readonly Activity[] = tax ? [added, { type: 'tax_overridden', from: own, to: tax.ratePpm, reason: tax.reason }] : [added]
  return ok({ content: { ...content, lines: [...content.lines, line] }, events })
}

function editLine(content: Content, ask: Asked<'edit_line'>): Result<Planned> {
  const found = openLine(content, ask.id)
  if (!found.ok) return found
  const planned = planLineEdit(found.value, ask.line, ask.tax, takenOf(found.value, content))
  return planned.ok ? ok({ content: replaced(content, planned.value.line), events: planned.value.events }) : planned
}

/** Cancels pieces that no shipment has taken: all of them unless told. A line of which nothing left is cancelled whole; of another the rest goes. */
function cancelLine(content: Content, { id, quantity, reason }: Asked<'cancel_line'>): Result<Planned> {
  const found = openLine(content, id)
  if (!found.ok) return found
  const line = found.value
  const open = openQuantity(line, content.shipments)
  const pieces = quantity ?? open
  if (open === 0) return refuse('line_left', { partNumber: line.part_number })
  if (pieces > open) return refuse('over_open', { open, quantity: pieces, partNumber: line.part_number })
  if (pieces === line.quantity && content.lines.every((other) => other.id === id || other.state === 'cancelled'))
    return refuse('cancel_the_order')

  const event: Activity = { type: 'line_cancelled', line: id, partNumber: line.part_number, quantity: pieces, reason }
  const after =
    pieces === line.quantity
      ? { ...line, state: 'cancelled' as const, cancelled_reason: reason }
      : withQuantity(line, line.quantity - pieces)
  return ok({ content: replaced(content, after), events: [event] })
}

function addDiscount(content: Content, { label, amount }: Asked<'add_discount'>): Result<Planned> {
  const { subtotal, cores, discounts } = totalsOf(pricedOf(content))
  const most = subtotal + cores - discounts
  if (amount > most) return refuse('discount_too_large', { most: Math.max(0, most) })
  return ok(withDiscounts(content, [...content.discounts, { code: null, label, amount }], { type: 'discount_added', label, amount }))
}

/** Named by its place and by what it says, so that a click repeated after another was removed removes nothing. */
function removeDiscount(content: Content, { index, label, amount }: Asked<'remove_discount'>): Result<Planned> {
  const found = content.discounts[index]
  if (!found || found.label !== label || found.amount !== amount) return refuse('no_such_discount')
  return ok(
    withDiscounts(
      content,
      content.discounts.filter((_, at) => at !== index),
      { type: 'discount_removed', label, amount },
    ),
  )
}

function withDiscounts(content: Content, discounts: Content['discounts'], event: Activity): Planned {
  const after = discounts.reduce((sum, discount) => sum + discount.amount, 0)
  return { content: { ...content, lines: linesAfterDiscount(content, after), discounts }, events: [event] }
}

function openLine(content: Content, id: string): Result<ContentLine> {
  const line = content.lines.find((one) => one.id === id)
  if (!line) return refuse('no_such_line')
  return line.state === 'cancelled' ? refuse('line_cancelled', { partNumber: line.part_number }) : ok(line)
}

/** Fewer pieces of a line: its own discount and its taxes shrink with it. */
function withQuantity(line: ContentLine, quantity: number): ContentLine {
  const smaller = { ...line, quantity, discount: portion(line.discount, quantity, line.quantity) }
  return {
    ...smaller,
    taxes: movedTaxes(line.taxes, baseOf(line), baseOf(smaller)),
    core_taxes: movedTaxes(line.core_taxes, line.quantity * line.core_charge, quantity * line.core_charge),
  }
}

function takenOf(line: ContentLine, { shipments }: Content): { readonly taken: number; readonly left: number } {
  return { taken: line.quantity - openQuantity(line, shipments), left: leftQuantity(line.id, shipments) }
}

function replaced(content: Content, line: ContentLine): Content {
  return { ...content, lines: content.lines.map((one) => (one.id === line.id ? line : one)) }
}
