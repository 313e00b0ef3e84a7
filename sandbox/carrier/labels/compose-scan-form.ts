import { carrierNamed } from '../rating/carriers.ts'
import type { ScanForm } from '../records/paper.ts'
import { block, paper, textMark, type Mark } from './marks.ts'

/** The sheet a driver scans instead of each parcel: who hands over, how many, and their numbers in two columns. */
export function composeScanForm({ address, carrier, tracking_codes, created_at, id }: ScanForm): Mark[] {
  const edge = 12
  const inner = paper.width - 2 * edge
  const place = [address.street1, address.city, address.state, address.zip].filter(Boolean).join(', ')
  const rows = tracking_codes.slice(0, 44)
  return [
    textMark(`${carrierNamed(carrier)?.readable ?? carrier} SCAN FORM`.toUpperCase(), edge, 12, inner, 14, { bold: true }),
    textMark(
      `${created_at.slice(0, 10)} · ${tracking_codes.length} ${tracking_codes.length === 1 ? 'parcel' : 'parcels'}`,
      edge,
      32,
      inner,
      9,
    ),
    textMark([address.name, address.company].filter(Boolean).join(', '), edge, 46, inner, 9),
    textMark(place, edge, 58, inner, 9),
    block(0, 74, paper.width, 1.5),
    { kind: 'bars', x: 40, y: 84, height: 48, code: 'code128', text: id.slice(3, 15).toUpperCase() },
    block(0, 142, paper.width, 1.5),
    ...rows.map((code, index) => textMark(code, edge + (index % 2) * 136, 150 + Math.floor(index / 2) * 11, 124, 9)),
    block(0, 406, paper.width, 26),
    textMark('SAMPLE - NOT POSTAGE', edge, 411, inner, 15, { bold: true, align: 'center', white: true }),
  ]
}
