import { formatAddress } from 'localized-address-format'
import PDFDocument from 'pdfkit'
import type { Address } from '#domain/address.ts'
import type { Method } from '#domain/fulfillment.ts'
import { drawBarcode, readFonts } from './ink.ts'
import { slipWords, type SlipWords } from './words.ts'

/** Everything a packing slip says. No prices: it travels in the box. `toCome` counts pieces of the line that leave after this shipment. */
export type Slip = {
  readonly language: 'en' | 'fr'
  readonly paper: 'A4' | 'LETTER'
  readonly timeZone: string
  readonly store: { readonly name: string; readonly address: Address | null; readonly phone: string | null; readonly email: string | null }
  readonly order: {
    readonly number: number
    readonly theirs: string
    readonly placedAt: Date
    readonly purchaseOrder: string | null
    readonly vehicle: string | null
  }
  readonly shipTo: Address
  readonly shipment: {
    readonly sequence: number
    readonly method: Method
    readonly at: Date
    readonly collectedBy: string | null
    readonly tracking: readonly { readonly carrier: string; readonly number: string }[]
  }
  readonly lines: readonly {
    readonly partNumber: string
    readonly name: string
    readonly quantity: number
    readonly of: number
    readonly toCome: number
  }[]
}

type Paper = {
  readonly doc: PDFKit.PDFDocument
  readonly slip: Slip
  readonly words: SlipWords
  readonly barcode: Buffer
  readonly width: number
  readonly bottom: number
}

const margin = 42
const [ink, muted, hairline] = ['#1B1F24', '#5B626B', '#C9C5BD']

/** Draws a packing slip as a PDF: as many pages as its lines need, each with the order's number, store, receiver and page count. */
export async function drawSlip(slip: Slip): Promise<Buffer> {
  const [fonts, barcode] = await Promise.all([readFonts(), drawBarcode(String(slip.order.number))])
  const words = slipWords[slip.language]
  const doc = new PDFDocument({
    size: slip.paper,
    margin,
    bufferPages: true,
    info: { Title: `${words.title} ${slip.order.number}`, Author: slip.store.name },
  })
  doc.registerFont('plain', fonts.plain).registerFont('bold', fonts.bold).registerFont('mono', fonts.mono)
  const paper: Paper = { doc, slip, words, barcode, width: doc.page.width - 2 * margin, bottom: doc.page.height - margin - 22 }
  const written = collect(doc)
  drawTable(paper, drawFirstHead(paper))
  drawFeet(paper)
  doc.end()
  return written
}

/** The first page's head: store and order, receiver and shipment; answers where the table may begin. */
function drawFirstHead({ doc, slip, words, barcode, width }: Paper): number {
  const half = width / 2
  doc
    .font('bold')
    .fontSize(15)
    .fillColor(ink)
    .text(slip.store.name, margin, margin, { width: half - 10 })
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
  doc.fontSize(11).text(`${words.order} #${slip.order.number}`, { width: half, align: 'right' })
  doc.image(barcode, margin + width - 122, doc.y + 4, { width: 132, height: 32 })
  const top = Math.max(leftEnd, doc.y + 40) + 10
  rule(doc, top, width)
  const shipTo = block(doc, receiverWord(slip, words), addressLines(slip.shipTo, slip).join('\n'), margin, top + 10, half - 14)
  const about = fieldsOf(slip, words).reduce(
    (y, [label, value]) => field(doc, label, value, { x: margin + half, y, width: half }),
    top + 10,
  )
  return Math.max(shipTo, about) + 12
}

/** The head of every further page: one line with all that tells whose page it is. */
function drawNextHead({ doc, slip, words, barcode, width }: Paper): number {
  const to = [slip.shipTo.name, slip.shipTo.city].join(', ')
  doc
    .font('bold')
    .fontSize(10)
    .fillColor(ink)
    .text(`${words.title} · ${words.order} #${slip.order.number}`, margin, margin, { width: width - 140 })
  doc
    .font('plain')
    .fontSize(8.5)
    .fillColor(muted)
    .text(`${slip.store.name} · ${receiverWord(slip, words)} ${to}`, { width: width - 140 })
  doc.image(barcode, margin + width - 122, margin - 4, { width: 132, height: 32 })
  return Math.max(doc.y, margin + 30) + 8
}

function receiverWord({ shipment }: Slip, words: SlipWords): string {
  return shipment.method === 'pickup' ? words.customer : words.shipTo
}

function drawTable(paper: Paper, top: number): void {
  const { doc, slip, words, bottom } = paper
  let y = drawColumns(paper, top)
  for (const line of slip.lines) {
    const height = rowHeight(paper, line)
    if (y + height > bottom) {
      doc.addPage()
      y = drawColumns(paper, drawNextHead(paper))
    }
    y = drawRow(paper, line, y, height)
  }
  if (y + 40 > bottom) {
    doc.addPage()
    y = drawNextHead(paper)
  }
  const toCome = slip.lines.reduce((sum, line) => sum + line.toCome, 0)
  const pieces = slip.lines.reduce((sum, line) => sum + line.quantity, 0)
  doc
    .font('bold')
    .fontSize(9.5)
    .fillColor(ink)
    .text(words.pieces(pieces), margin, y + 10, { width: paper.width })
  doc
    .font('plain')
    .fillColor(muted)
    .text(toCome > 0 ? words.rest(toCome) : words.complete, { width: paper.width })
}

/** Widths of the columns: a box to tick, part number, name, quantity, still to come. */
function columnsOf(width: number) {
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

function drawColumns({ doc, words, width }: Paper, y: number): number {
  const columns = columnsOf(width)
  doc.font('bold').fontSize(8).fillColor(muted)
  doc.text(words.partNumber, columns.part, y, { width: columns.widths.part })
  doc.text(words.description, columns.name, y, { width: columns.widths.name })
  doc.text(words.quantity, columns.quantity, y, { width: columns.widths.quantity, align: 'right' })
  doc.text(words.toCome, columns.toCome, y, { width: columns.widths.toCome, align: 'right' })
  rule(doc, y + 13, width)
  return y + 14
}

function rowHeight({ doc, width }: Paper, line: Slip['lines'][number]): number {
  const { widths } = columnsOf(width)
  const name = doc.font('plain').fontSize(9.5).heightOfString(line.name, { width: widths.name })
  const part = doc.font('mono').fontSize(9).heightOfString(line.partNumber, { width: widths.part })
  return Math.max(name, part, 11) + 9
}

function drawRow({ doc, words, width }: Paper, line: Slip['lines'][number], y: number, height: number): number {
  const columns = columnsOf(width)
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
  rule(doc, y + height, width)
  return y + height
}

/** Page numbers, written last: only then is it known how many there are. */
function drawFeet({ doc, slip, words, width }: Paper): void {
  const { count } = doc.bufferedPageRange()
  const ask = [words.questions, slip.store.phone, slip.store.email].filter(Boolean).join(' · ')
  for (let page = 0; page < count; page += 1) {
    doc.switchToPage(page)
    // Below the bottom margin pdfkit would start another page by itself.
    doc.page.margins.bottom = 0
    const y = doc.page.height - margin - 6
    rule(doc, y - 6, width)
    doc
      .font('plain')
      .fontSize(8)
      .fillColor(muted)
      .text(slip.store.phone || slip.store.email ? ask : slip.store.name, margin, y, {
        width: width - 110,
        lineBreak: false,
        ellipsis: true,
      })
    doc.text(words.page(page + 1, count), margin + width - 110, y, { width: 110, align: 'right', lineBreak: false })
  }
}

function fieldsOf({ order, shipment, language, timeZone }: Slip, words: SlipWords): readonly (readonly [string, string])[] {
  const day = new Intl.DateTimeFormat(language === 'fr' ? 'fr-CA' : 'en-US', { dateStyle: 'long', timeZone })
  const fields: readonly (readonly [string, string | null])[] = [
    [words.yourOrder, order.theirs],
    [words.placed, day.format(order.placedAt)],
    [`${words.shipment} ${shipment.sequence}`, `${words.method[shipment.method]}, ${day.format(shipment.at)}`],
    [words.collectedBy, shipment.collectedBy],
    [words.tracking, shipment.tracking.map(({ carrier, number }) => `${carrier} ${number}`).join('\n') || null],
    [words.purchaseOrder, order.purchaseOrder],
    [words.vehicle, order.vehicle],
  ]
  return fields.flatMap(([label, value]) => (value ? [[label, value] as const] : []))
}

function field(
  doc: PDFKit.PDFDocument,
  label: string,
  value: string,
  at: { readonly x: number; readonly y: number; readonly width: number },
): number {
  doc.font('plain').fontSize(8.5).fillColor(muted).text(label, at.x, at.y, { width: 92 })
  const under = doc.y
  doc.fillColor(ink).text(value, at.x + 96, at.y, { width: at.width - 96 })
  return Math.max(under, doc.y) + 2
}

function block(doc: PDFKit.PDFDocument, label: string, text: string, x: number, y: number, width: number): number {
  doc.font('plain').fontSize(8.5).fillColor(muted).text(label, x, y, { width })
  doc.font('plain').fontSize(10.5).fillColor(ink).text(text, { width, lineGap: 1.5 })
  return doc.y
}

function rule(doc: PDFKit.PDFDocument, y: number, width: number): void {
  doc
    .moveTo(margin, y)
    .lineTo(margin + width, y)
    .lineWidth(0.6)
    .stroke(hairline)
}

function storeLines(slip: Slip): readonly string[] {
  const { store } = slip
  const address = store.address ? addressLines(store.address, slip).filter((line) => line !== store.name) : []
  return [...address, [store.phone, store.email].filter(Boolean).join(' · ')].filter(Boolean)
}

/** As an envelope of its country is written; the country itself only when it is not the store's. */
function addressLines(address: Address, { store, language }: Slip): readonly string[] {
  const lines = formatAddress({
    postalCountry: address.country,
    administrativeArea: address.region ?? undefined,
    locality: address.city,
    postalCode: address.postalCode ?? undefined,
    organization: address.company ?? undefined,
    name: address.name,
    addressLines: [address.line1, address.line2 ?? ''].filter(Boolean),
  })
  const abroad = store.address !== null && store.address.country !== address.country
  return abroad ? [...lines, new Intl.DisplayNames(language, { type: 'region' }).of(address.country) ?? address.country] : lines
}

function collect(doc: PDFKit.PDFDocument): Promise<Buffer> {
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
  })
}
