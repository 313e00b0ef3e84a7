import { rule, type Layout, type Sheet } from './sheet.ts'
import type { Slip } from './slip.ts'
import { addressLines, fieldsOf, receiverWord, storeLines } from './told.ts'

type Line = Slip['lines'][number]

/** A slip on a page of Letter or A4: two columns at the head, lines as a table. */
export const onPage: Layout = { margin: 42, fontSize: 9.5, drawFirstHead, drawNextHead, drawLines }

function drawFirstHead(sheet: Sheet): number {
  const { doc, slip, words, barcode, margin, width, ink, muted } = sheet
  const half = width / 2
  const top = drawLogo(sheet)
  doc
    .font('bold')
    .fontSize(slip.store.logo ? 11 : 15)
    .fillColor(ink)
    .text(slip.store.name, margin, top, { width: half - 10 })
  doc
    .font('plain')
    .fontSize(8.5)
    .fillColor(muted)
    .text(storeLines(slip).join('\n'), { width: half - 10, lineGap: 1.5 })
  const leftEnd = doc.y
  doc
    .font('bold')
    .fontSize(15)
    .fillColor(ink)
    .text(words.title, margin + half, margin, { width: half, align: 'right' })
  doc.fontSize(11).text(`${words.order} #${slip.order.written}`, { width: half, align: 'right' })
  doc.image(barcode, margin + width - 122, doc.y + 4, { width: 132, height: 32 })
  const end = Math.max(leftEnd, doc.y + 40) + 10
  rule(sheet, end)
  const shipTo = drawBlock(sheet, receiverWord(slip), addressLines(slip.shipTo, slip).join('\n'), end + 10, half - 14)
  const about = fieldsOf(slip).reduce((y, [label, value]) => drawField(sheet, label, value, { x: margin + half, y, width: half }), end + 10)
  return Math.max(shipTo, about) + 12
}

/** The store's logo where it has one; answers where its name begins. A label printer's roll goes without: a thermal head would scatter its colours. */
function drawLogo({ doc, slip, margin }: Sheet): number {
  const { logo } = slip.store
  if (!logo) return margin
  doc.image(logo.bytes, margin, margin, { width: logo.width, height: logo.height })
  return margin + logo.height + 6
}

/** One line with all that tells whose page it is. */
function drawNextHead({ doc, slip, words, barcode, margin, width, ink, muted }: Sheet): number {
  const to = [slip.shipTo.name, slip.shipTo.city].join(', ')
  doc
    .font('bold')
    .fontSize(10)
    .fillColor(ink)
    .text(`${words.title} · ${words.order} #${slip.order.written}`, margin, margin, { width: width - 140 })
  doc
    .font('plain')
    .fontSize(8.5)
    .fillColor(muted)
    .text(`${slip.store.name} · ${receiverWord(slip)} ${to}`, { width: width - 140 })
  doc.image(barcode, margin + width - 122, margin - 4, { width: 132, height: 32 })
  return Math.max(doc.y, margin + 30) + 8
}

function drawLines(sheet: Sheet, top: number, nextPage: () => number): number {
  let y = drawColumns(sheet, top)
  for (const line of sheet.slip.lines) {
    const height = rowHeight(sheet, line)
    if (y + height > sheet.bottom) y = drawColumns(sheet, nextPage())
    y = drawRow(sheet, line, y, height)
  }
  return y
}

/** Where the columns begin and how wide they are: a box to tick, part number, name, quantity, still to come. */
function columnsOf({ margin, width }: Sheet) {
  const [tick, part, quantity, toCome] = [20, 112, 74, 74]
  const name = width - tick - part - quantity - toCome
  return {
    part: margin + tick,
    name: margin + tick + part,
    quantity: margin + tick + part + name,
    toCome: margin + width - toCome,
    widths: { part: part - 8, name: name - 8, quantity, toCome },
  }
}

function drawColumns(sheet: Sheet, y: number): number {
  const { doc, words, muted } = sheet
  const columns = columnsOf(sheet)
  doc.font('bold').fontSize(8).fillColor(muted)
  doc.text(words.partNumber, columns.part, y, { width: columns.widths.part })
  doc.text(words.description, columns.name, y, { width: columns.widths.name })
  doc.text(words.quantity, columns.quantity, y, { width: columns.widths.quantity, align: 'right' })
  doc.text(words.toCome, columns.toCome, y, { width: columns.widths.toCome, align: 'right' })
  rule(sheet, y + 13)
  return y + 14
}

function rowHeight(sheet: Sheet, line: Line): number {
  const { widths } = columnsOf(sheet)
  const name = sheet.doc.font('plain').fontSize(9.5).heightOfString(line.name, { width: widths.name })
  const part = sheet.doc.font('mono').fontSize(9).heightOfString(line.partNumber, { width: widths.part })
  return Math.max(name, part, 11) + 9
}

function drawRow(sheet: Sheet, line: Line, y: number, height: number): number {
  const { doc, words, margin, ink, muted } = sheet
  const columns = columnsOf(sheet)
  const at = y + 5
  doc
    .rect(margin + 1, at + 0.5, 9, 9)
    .lineWidth(0.7)
    .stroke(muted)
  doc.font('mono').fontSize(9).fillColor(ink).text(line.partNumber, columns.part, at, { width: columns.widths.part })
  doc.font('plain').fontSize(9.5).text(line.name, columns.name, at, { width: columns.widths.name })
  doc.font('bold').text(words.someOf(line.quantity, line.of), columns.quantity, at, { width: columns.widths.quantity, align: 'right' })
  doc
    .font('plain')
    .fillColor(muted)
    .text(line.toCome > 0 ? String(line.toCome) : '–', columns.toCome, at, { width: columns.widths.toCome, align: 'right' })
  rule(sheet, y + height)
  return y + height
}

function drawField(
  { doc, ink, muted }: Sheet,
  label: string,
  value: string,
  at: { readonly x: number; readonly y: number; readonly width: number },
): number {
  doc.font('plain').fontSize(8.5).fillColor(muted).text(label, at.x, at.y, { width: 92 })
  const under = doc.y
  doc.fillColor(ink).text(value, at.x + 96, at.y, { width: at.width - 96 })
  return Math.max(under, doc.y) + 2
}

function drawBlock({ doc, margin, ink, muted }: Sheet, label: string, text: string, y: number, width: number): number {
  doc.font('plain').fontSize(8.5).fillColor(muted).text(label, margin, y, { width })
  doc.font('plain').fontSize(10.5).fillColor(ink).text(text, { width, lineGap: 1.5 })
  return doc.y
}
