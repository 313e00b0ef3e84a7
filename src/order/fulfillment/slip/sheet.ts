import type { SlipPaper } from '#domain/shipping/printing.ts'
import { closingOf } from './told.ts'
import { drawBarcode, readFonts } from './ink.ts'
import type { Slip } from './slip.ts'
import { slipWords, type SlipWords } from './words.ts'

/** What a slip is drawn on: points, and colours by what they are for. `bottom`: where lines must end. */
export type Sheet = {
  readonly doc: PDFKit.PDFDocument
  readonly slip: Slip
  readonly words: SlipWords
  readonly barcode: Buffer
  readonly margin: number
  readonly width: number
  readonly bottom: number
  readonly ink: string
  readonly muted: string
  readonly hairline: string
}

/** How a slip lies on its paper: the heads of the first and the further pages answer where lines may begin, `drawLines` where they ended. */
export type Layout = {
  readonly margin: number
  readonly fontSize: number
  readonly drawFirstHead: (sheet: Sheet) => number
  readonly drawNextHead: (sheet: Sheet) => number
  readonly drawLines: (sheet: Sheet, top: number, nextPage: () => number) => number
}

const sizes: { readonly [paper in SlipPaper]: string | [number, number] } = { letter: 'LETTER', a4: 'A4', '4x6': [288, 432] }

/** Draws a slip in a layout: as many pages as it needs, the number of pages on each. */
export async function drawSheets(slip: Slip, layout: Layout): Promise<Buffer> {
  // Loaded with the first slip: a desk at rest is the smaller for it.
  const { default: PDFDocument } = await import('pdfkit')
  const [fonts, barcode] = await Promise.all([readFonts(), drawBarcode(String(slip.order.number))])
  const words = slipWords[slip.language]
  const { margin } = layout
  const doc = new PDFDocument({
    size: sizes[slip.paper],
    margin,
    bufferPages: true,
    // Not the moment it is drawn: the same slip is the same bytes, by which a print job is known.
    info: {
      Title: `${words.title} ${slip.order.written}`,
      Author: slip.store.name,
      CreationDate: slip.shipment.at,
      ModDate: slip.shipment.at,
    },
  })
  doc.registerFont('plain', fonts.plain).registerFont('bold', fonts.bold).registerFont('mono', fonts.mono)
  const written = collect(doc)
  const room = { width: doc.page.width - 2 * margin, bottom: doc.page.height - margin - 22 }
  const sheet: Sheet = { doc, slip, words, barcode, margin, ...room, ...coloursOn(slip.paper) }
  const nextPage = () => {
    doc.addPage()
    return layout.drawNextHead(sheet)
  }
  drawClosing(sheet, layout, layout.drawLines(sheet, layout.drawFirstHead(sheet), nextPage), nextPage)
  drawFeet(sheet)
  doc.end()
  return written
}

/** A line across the sheet. */
export function rule({ doc, margin, width, hairline }: Sheet, y: number): void {
  doc
    .moveTo(margin, y)
    .lineTo(margin + width, y)
    .lineWidth(0.6)
    .stroke(hairline)
}

/** A thermal head knows black alone: grey would come out as scattered dots. */
function coloursOn(paper: SlipPaper): Pick<Sheet, 'ink' | 'muted' | 'hairline'> {
  if (paper === '4x6') return { ink: '#000000', muted: '#000000', hairline: '#000000' }
  return { ink: '#1B1F24', muted: '#5B626B', hairline: '#C9C5BD' }
}

function drawClosing(sheet: Sheet, { fontSize }: Layout, top: number, nextPage: () => number): void {
  const { doc, slip, margin, width, bottom } = sheet
  let y = top
  for (const { text, heading } of closingOf(slip)) {
    const above = heading ? 8 : 0
    const height = doc
      .font(heading ? 'bold' : 'plain')
      .fontSize(fontSize)
      .heightOfString(text, { width })
    // A heading alone at the end of a page would say nothing.
    const needed = above + height + (heading ? fontSize * 1.3 : 0)
    if (y + needed > bottom) y = nextPage()
    doc
      .font(heading ? 'bold' : 'plain')
      .fontSize(fontSize)
      .fillColor(heading ? sheet.ink : sheet.muted)
      .text(text, margin, y + above, { width })
    y += above + height
  }
}

/** Whom to ask, and page numbers; written last, as only then it is known how many pages there are. */
function drawFeet(sheet: Sheet): void {
  const { doc, words, width, margin } = sheet
  const { count } = doc.bufferedPageRange()
  const counted = Math.min(110, width / 4)
  for (let page = 0; page < count; page += 1) {
    doc.switchToPage(page)
    // Below the bottom margin pdfkit would start another page by itself.
    doc.page.margins.bottom = 0
    const y = doc.page.height - margin - 6
    rule(sheet, y - 6)
    doc.font('plain').fontSize(8).fillColor(sheet.muted)
    doc.text(askIn(sheet, width - counted), margin, y, { width: width - counted, height: 8, ellipsis: true })
    doc.text(words.page(page + 1, count), margin + width - counted, y, { width: counted, align: 'right', lineBreak: false })
  }
}

/** How to reach the store, with the question only where there is room for both. */
function askIn({ doc, slip, words }: Sheet, room: number): string {
  const reached = [slip.store.phone, slip.store.email].filter(Boolean)
  if (reached.length === 0) return slip.store.name
  const whole = [words.questions, ...reached].join(' · ')
  return doc.widthOfString(whole) <= room ? whole : reached.join(' · ')
}

function collect(doc: PDFKit.PDFDocument): Promise<Buffer> {
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
  })
}
