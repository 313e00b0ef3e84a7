import type { CustomsItem } from '../records/customs.ts'
import type { Shipment } from '../records/shipment.ts'
import { linesOf } from './compose.ts'
import { block, paper, textMark, type Mark } from './marks.ts'

const edge = 12
const inner = paper.width - 2 * edge

/** A paper that goes with a parcel: which it is, from whom to whom, and what is in it as customs was told. */
export function composePaper(shipment: Shipment, type: string): Mark[] {
  const items = shipment.customs_info?.customs_items ?? []
  const total = items.reduce((sum, { value }) => sum + Number(value), 0)
  const half = inner / 2 - 6
  const column = (title: string, lines: readonly string[], x: number) => [
    textMark(title, x, 58, half, 8, { bold: true }),
    ...lines.map((line, index) => textMark(line, x, 70 + index * 11, half, 8.5)),
  ]
  return [
    textMark(type.replaceAll('_', ' ').toUpperCase(), edge, 12, inner, 14, { bold: true }),
    textMark([shipment.reference, shipment.tracking_code].filter(Boolean).join(' · '), edge, 34, inner, 9),
    block(0, 50, paper.width, 1.5),
    ...column('FROM', linesOf(shipment.from_address), edge),
    ...column('TO', linesOf(shipment.to_address), edge + inner / 2 + 6),
    block(0, 156, paper.width, 1.5),
    ...items.slice(0, 9).flatMap(itemMarks),
    textMark(items.length > 0 ? `Total USD ${total.toFixed(2)}` : '', edge, 366, inner, 10, { bold: true, align: 'right' }),
    textMark(shipment.customs_info?.customs_signer ? `Signed: ${shipment.customs_info.customs_signer}` : '', edge, 384, inner, 9),
    block(0, 406, paper.width, 26),
    textMark('SAMPLE', edge, 411, inner, 15, { bold: true, align: 'center', white: true }),
  ]
}

function itemMarks({ quantity, description, hs_tariff_number, origin_country, weight, value }: CustomsItem, index: number): Mark[] {
  const y = 164 + index * 22
  const about = [hs_tariff_number ? `HS ${hs_tariff_number}` : '', `made in ${origin_country}`, `${weight} oz`].filter(Boolean).join(' · ')
  return [
    textMark(`${quantity} × ${description}`, edge, y, inner - 60, 9),
    textMark(about, edge, y + 10, inner - 60, 7.5),
    textMark(value, paper.width - edge - 60, y, 60, 9, { align: 'right' }),
  ]
}
