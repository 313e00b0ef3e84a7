import type { Account } from '../account.ts'
import { iso, newId } from '../ids.ts'
import { shipDay } from '../rating/days.ts'
import { labelFormats, type LabelFormat, type PostageLabel } from '../records/label.ts'
import type { Options, Shipment } from '../records/shipment.ts'
import { ApiError } from '../wire/errors.ts'

const types: Readonly<Record<LabelFormat, string>> = { PNG: 'image/png', PDF: 'application/pdf', ZPL: 'application/zpl' }

/** The label of a purchase in the format that was asked for, PNG by itself. */
export function newLabel(account: Account, options: Options): PostageLabel {
  const format = labelFormats.find((one) => one === (options.label_format ?? 'PNG'))
  if (!format) throw new ApiError('SHIPMENT.POSTAGE.FORMAT_UNAVAILABLE')
  const id = newId('pl')
  const url = urlOf(account.origin, id, format)
  return {
    object: 'PostageLabel',
    id,
    created_at: account.at,
    updated_at: account.at,
    date_advance: options.date_advance ?? 0,
    integrated_form: 'none',
    label_date: iso(shipDay(account.now, options)),
    label_resolution:
      options.label_resolution === 203 || options.label_resolution === 300 ? options.label_resolution : format === 'ZPL' ? 203 : 300,
    label_size: '4x6',
    label_type: 'default',
    label_file_type: types[format],
    label_url: url,
    label_pdf_url: format === 'PDF' ? url : null,
    label_zpl_url: format === 'ZPL' ? url : null,
    label_epl2_url: null,
    label_file: null,
  }
}

/** Gives a bought label another format too. Only pictures are converted; what a label was bought as is always there. */
export function convertLabel(account: Account, shipment: Shipment, asked: string): Shipment {
  const label = shipment.postage_label
  if (!label) throw new ApiError('SHIPMENT.POSTAGE.REQUIRED')
  const format = labelFormats.find((one) => one === asked.toUpperCase())
  if (!format)
    throw new ApiError(asked.toUpperCase() === 'EPL2' ? 'SHIPMENT.POSTAGE.FORMAT_UNAVAILABLE' : 'SHIPMENT.POSTAGE.INVALID_FORMAT')
  if (label.label_file_type === types[format]) return shipment
  if (label.label_file_type !== types.PNG) throw new ApiError('SHIPMENT.POSTAGE.FORMAT_UNAVAILABLE')
  const url = urlOf(account.origin, label.id, format)
  const more = format === 'PDF' ? { label_pdf_url: url } : { label_zpl_url: url }
  return account.put('shipment', { ...shipment, postage_label: { ...label, ...more, updated_at: account.at } })
}

function urlOf(origin: string, label: string, format: LabelFormat): string {
  return `${origin}/files/postage_label/${label}.${format.toLowerCase()}`
}
