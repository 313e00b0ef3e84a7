import { carrierNamed } from '../rating/carriers.ts'
import type { Address } from '../records/address.ts'
import type { Shipment } from '../records/shipment.ts'
import { block, module, paper, textMark, type Mark } from './marks.ts'

const edge = 12
const inner = paper.width - 2 * edge

/** Everything that is printed on the label of a bought shipment. `order`: the reference of the order it belongs to. */
export function composeLabel(shipment: Shipment, order: string | null): Mark[] {
  return [...head(shipment), ...addresses(shipment), ...routing(shipment), ...tracking(shipment), ...remarks(shipment, order), ...foot()]
}

/** The carrier, its service, and when and what. */
function head({ selected_rate, postage_label, parcel, box }: Shipment): Mark[] {
  const carrier = carrierNamed(selected_rate?.carrier)
  const service = (selected_rate?.service ?? '').replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toUpperCase()
  const sides = [parcel.length, parcel.width, parcel.height].filter((side) => side !== null)
  return [
    textMark((carrier?.readable ?? '').toUpperCase(), edge, 11, 150, 13, { bold: true }),
    textMark(service, edge, 27, 150, 17, { bold: true }),
    textMark(weightText(parcel.weight), 172, 11, 104, 9, { align: 'right' }),
    textMark(sides.map((side) => `${side}`).join(' × ') + (sides.length > 0 ? ' in' : ''), 172, 22, 104, 8, { align: 'right' }),
    textMark(`SHIP DATE ${postage_label?.label_date.slice(0, 10) ?? ''}`, 172, 32, 104, 7, { align: 'right' }),
    textMark(`BOX ${box.number} OF ${box.of}`, 172, 41, 104, 9, { bold: true, align: 'right' }),
    block(0, 53, paper.width, 1.5),
  ]
}

function weightText(ounces: number): string {
  const tenths = Math.round(ounces * 10)
  return tenths < 160 ? `${tenths / 10} OZ` : `${Math.floor(tenths / 160)} LB ${(tenths % 160) / 10} OZ`
}

/** Who sends it, small, and who gets it, large. */
function addresses({ from_address, to_address }: Shipment): Mark[] {
  const from = linesOf(from_address)
  const to = linesOf(to_address)
  const step = to.length > 5 ? 12.5 : 14.5
  return [
    ...from.map((line, index) => textMark(line, edge, 58 + index * 8.6, 170, 7.2)),
    textMark('SHIP TO', edge, 110, 50, 7.5, { bold: true }),
    ...to.map((line, index) =>
      textMark(line, 50, 108 + index * step, paper.width - edge - 50, index === 0 ? 12 : 11.5, { bold: index === 0 }),
    ),
    block(0, 188, paper.width, 1.5),
  ]
}

/** An address as it stands on an envelope. */
export function linesOf({ name, company, street1, street2, city, state, zip, country, phone }: Address): string[] {
  const place = [[city, state].filter(Boolean).join(' '), zip].filter(Boolean).join(' ')
  return [name, company, street1, street2, place, country === 'US' ? null : countryName(country), phone].flatMap((line) => line ?? [])
}

function countryName(country: string | null): string | null {
  return country && (new Intl.DisplayNames('en', { type: 'region' }).of(country)?.toUpperCase() ?? country)
}

/** The way it goes: the ZIP code as sorting machines read it, and the zone. */
function routing({ to_address, usps_zone }: Shipment): Mark[] {
  const zip = (to_address.zip ?? '').slice(0, 5)
  const code = to_address.country === 'US' ? zip.slice(0, 3) : (to_address.country ?? '')
  const bars: Mark[] = /^\d{5}$/.test(zip)
    ? [
        { kind: 'bars', x: edge + 14, y: 195, height: 38, code: 'gs1-128', text: `(420)${zip}` },
        textMark(`(420) ${zip}`, edge + 14, 235, 128, 8, { align: 'center' }),
      ]
    : []
  return [
    ...bars,
    textMark(code, 186, 194, 90, 34, { bold: true, align: 'right' }),
    textMark(`ZONE ${usps_zone}`, 186, 232, 90, 9, { align: 'right' }),
    block(0, 249, paper.width, 4),
  ]
}

/** The number of the parcel, for machines and for people. */
function tracking({ tracking_code, selected_rate }: Shipment): Mark[] {
  const text = tracking_code ?? ''
  const title = `${carrierNamed(selected_rate?.carrier)?.readable ?? ''} TRACKING #`.toUpperCase()
  // Three letters, a change of alphabet, six pairs, start, check and stop.
  const width = (11 * 13 + 2) * module
  return [
    textMark(title, edge, 257, inner, 8, { bold: true, align: 'center' }),
    { kind: 'bars', x: (paper.width - width) / 2, y: 269, height: 66, code: 'code128', text },
    textMark(text.replaceAll(/(?<=^\w{3}|^\w{7}|^\w{11})/g, ' '), edge, 338, inner, 11, { bold: true, align: 'center' }),
    block(0, 354, paper.width, 1.5),
  ]
}

/** What the sender wanted printed, and what the driver must know. */
function remarks({ options, reference }: Shipment, order: string | null): Mark[] {
  const confirmation = options.delivery_confirmation ?? ''
  const duties = [
    /^(?:ADULT_|INDIRECT_)?SIGNATURE$/.test(confirmation) ? `${confirmation.replaceAll('_', ' ')} REQUIRED` : '',
    options.hazmat ? `HAZMAT ${options.hazmat.replaceAll('_', ' ')}` : '',
    options.saturday_delivery === true ? 'SATURDAY DELIVERY' : '',
  ].filter((duty) => duty !== '')
  const references = [order || null, reference && reference !== order ? reference : null]
    .filter((one) => one !== null)
    .map((one) => `REF ${one}`)
  const invoice = options.invoice_number ? [`INV ${options.invoice_number}`] : []
  const printed = [options.print_custom_1, options.print_custom_2, options.print_custom_3].flatMap((line) => line ?? [])
  const left = [[...references, ...invoice].join(' · '), ...printed].filter((line) => line !== '')
  return [
    ...left.map((line, index) => textMark(line, edge, 359 + index * 10.5, duties.length > 0 ? 150 : inner, 8.5)),
    ...duties.map((line, index) => textMark(line, 166, 359 + index * 11, 110, 8.5, { bold: true, align: 'right' })),
  ]
}

/** No one shall take it for the real thing. */
function foot(): Mark[] {
  const words = 'SAMPLE - NOT POSTAGE'
  return [block(0, 406, paper.width, 26), textMark(words, edge, 411, inner, 15, { bold: true, align: 'center', white: true })]
}
