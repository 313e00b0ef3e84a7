import { formatLength, formatWeight, parseLength, parseWeight, type UnitSystem } from '#domain/measure.ts'
import { fromMinor, toMinor } from '#ui/form/MoneyInput.tsx'
import type { LineView } from '../shapes.ts'

/** What the fields of the line's form hold: texts as typed, amounts in units of the currency, the rate in percent. */
export type LineValues = {
  readonly line: {
    readonly partNumber: string
    readonly name: string
    readonly brand: string
    readonly supersededBy: string
    readonly quantity: number | ''
    readonly unitPrice: number | ''
    readonly listPrice: number | ''
    readonly unitCost: number | ''
    readonly coreCharge: number | ''
    readonly discount: number | ''
    readonly weightGrams: string
    readonly lengthMm: string
    readonly widthMm: string
    readonly heightMm: string
    readonly hazmat: boolean
  }
  readonly tax: { readonly ratePpm: number | ''; readonly reason: string }
  readonly reason: string
}

type Reader = { readonly currency: string; readonly units: UnitSystem; readonly locale: string; readonly rateNow: number }

/** The form of a line as it stands, or of a new one. */
export function lineValues(line: LineView | undefined, { currency, units, locale, rateNow }: Reader): LineValues {
  const length = (mm: number | undefined) => (mm === undefined ? '' : formatLength(mm, units, locale))
  return {
    line: {
      partNumber: line?.partNumber ?? '',
      name: line?.name ?? '',
      brand: line?.brand ?? '',
      supersededBy: line?.supersededBy ?? '',
      quantity: line?.quantity ?? 1,
      unitPrice: fromMinor(line?.unitPrice, currency),
      listPrice: fromMinor(line?.listPrice, currency),
      unitCost: fromMinor(line?.unitCost, currency),
      coreCharge: fromMinor(line?.coreCharge ?? 0, currency),
      discount: fromMinor(line?.discount ?? 0, currency),
      weightGrams: line?.weightGrams == null ? '' : formatWeight(line.weightGrams, units, locale),
      lengthMm: length(line?.size?.lengthMm),
      widthMm: length(line?.size?.widthMm),
      heightMm: length(line?.size?.heightMm),
      hazmat: line?.hazmat ?? false,
    },
    tax: { ratePpm: rateNow / 10_000, reason: '' },
    reason: '',
  }
}

/**
 * The edit these fields ask for: a whole new line, or of a known one only what differs from `initial`, because what a screen rounds must not be sent back as
 * changed. Texts that are no measure become NaN, which the shape refuses at their field.
 */
export function editOf(values: LineValues, initial: LineValues, line: LineView | undefined, reader: Reader): unknown {
  const rate = values.tax.ratePpm === '' ? 0 : Math.round(values.tax.ratePpm * 10_000)
  const tax = rate === reader.rateNow ? undefined : { ratePpm: rate, reason: values.tax.reason }
  const body = columnsOf(values.line, reader)
  if (!line) {
    const { discount: _discount, supersededBy: _superseded, ...added } = body
    return { kind: 'add_line', line: added, tax, reason: values.reason }
  }
  const changed = Object.entries(body).filter(
    ([field]) => values.line[field as keyof LineValues['line']] !== initial.line[field as keyof LineValues['line']],
  )
  return { kind: 'edit_line', id: line.id, line: Object.fromEntries(changed), tax }
}

function columnsOf(typed: LineValues['line'], { currency, units, locale }: Reader) {
  const length = (text: string) => (text.trim() === '' ? null : (parseLength(text, units, locale) ?? Number.NaN))
  return {
    partNumber: typed.partNumber,
    name: typed.name,
    brand: typed.brand,
    supersededBy: typed.supersededBy,
    quantity: typed.quantity === '' ? undefined : typed.quantity,
    unitPrice: toMinor(typed.unitPrice, currency),
    listPrice: toMinor(typed.listPrice, currency),
    unitCost: toMinor(typed.unitCost, currency),
    coreCharge: toMinor(typed.coreCharge, currency) ?? 0,
    discount: toMinor(typed.discount, currency) ?? 0,
    weightGrams: typed.weightGrams.trim() === '' ? null : (parseWeight(typed.weightGrams, units, locale) ?? Number.NaN),
    lengthMm: length(typed.lengthMm),
    widthMm: length(typed.widthMm),
    heightMm: length(typed.heightMm),
    hazmat: typed.hazmat,
  }
}
