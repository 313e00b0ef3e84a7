import { rule, type Layout, type Sheet } from './sheet.ts'
import type { Slip } from './slip.ts'
import { addressLines, fieldsOf, receiverWord } from './told.ts'

type Line = Slip['lines'][number]

/** A slip on the roll of a label printer, 4 by 6 inches: one column, each line two rows high. */
export const onRoll: Layout = { margin: 14, fontSize: 8.5, drawFirstHead, drawNextHead, drawLines }

/** Room left of a line for the box to tick, and right of it for its quantity. */
const [tick, quantity] = [16, 60] as const

function drawFirstHead(sheet: Sheet): number {
  const { doc, slip, width } = sheet
  drawName(sheet)
  doc.font('plain').fontSize(8).text(receiverWord(slip), { width })
  doc.fontSize(10).text(addressLines(slip.shipTo, slip).join('\n'), { width })
  doc.moveDown(0.3).fontSize(8)
  for (const [label, value] of fieldsOf(slip)) doc.text(`${label}: ${value.replaceAll('\n', ', ')}`, { width })
  return closeHead(sheet)
}

function drawNextHead(sheet: Sheet): number {
  const { doc, slip, width } = sheet
  drawName(sheet)
  doc
    .font('plain')
    .fontSize(8)
    .text(`${receiverWord(slip)} ${slip.shipTo.name}, ${slip.shipTo.city}`, { width })
  return closeHead(sheet)
}

/** Store, order and its barcode. */
function drawName({ doc, slip, words, barcode, margin, width, ink }: Sheet): void {
  doc.font('bold').fontSize(10).fillColor(ink).text(slip.store.name, margin, margin, { width })
  doc.fontSize(9).text(`${words.title} · ${words.order} #${slip.order.written}`, { width })
  const top = doc.y + 2
  // The picture has white at its sides, which may lie in the margin.
  doc.image(barcode, margin - 8, top, { width: 160, height: 28 })
  doc.y = top + 32
  doc.x = margin
}

function closeHead(sheet: Sheet): number {
  const y = sheet.doc.y + 4
  rule(sheet, y)
  return y
}

function drawLines(sheet: Sheet, top: number, nextPage: () => number): number {
  let y = top
  for (const line of sheet.slip.lines) {
    const height = rowHeight(sheet, line)
    if (y + height > sheet.bottom) y = nextPage()
    drawRow(sheet, line, y + 4)
    y += height
    rule(sheet, y)
  }
  return y
}

function rowHeight({ doc, width }: Sheet, line: Line): number {
  const part = doc
    .font('mono')
    .fontSize(9)
    .heightOfString(line.partNumber, { width: width - tick - quantity })
  const name = doc
    .font('plain')
    .fontSize(8.5)
    .heightOfString(line.name, { width: width - tick })
  const toCome = line.toCome > 0 ? doc.heightOfString('1', { width: width - tick }) : 0
  return part + name + toCome + 8
}

function drawRow({ doc, words, margin, width, ink }: Sheet, line: Line, y: number): void {
  const x = margin + tick
  doc
    .rect(margin, y + 1, 9, 9)
    .lineWidth(0.8)
    .stroke(ink)
  doc
    .font('bold')
    .fontSize(9)
    .text(words.someOf(line.quantity, line.of), margin + width - quantity, y, { width: quantity, align: 'right' })
  doc.font('mono').text(line.partNumber, x, y, { width: width - tick - quantity })
  doc
    .font('plain')
    .fontSize(8.5)
    .text(line.name, { width: width - tick })
  if (line.toCome > 0) doc.text(`${words.toCome}: ${line.toCome}`, { width: width - tick })
}
