import PDFDocument from 'pdfkit'
import { placedBars } from './bars.ts'
import { fonts } from './fonts.ts'
import { module, paper, type Mark } from './marks.ts'

/** Draws marks on pages of 4 by 6 inches, each page its own list; the bars as shapes, so that they are sharp on any printer. */
export function paintPdf(pages: readonly (readonly Mark[])[], about: { readonly title: string; readonly at: Date }): Promise<Buffer> {
  const doc = new PDFDocument({
    size: [paper.width, paper.height],
    margin: 0,
    autoFirstPage: false,
    info: { Title: about.title, CreationDate: about.at, ModDate: about.at },
  })
  doc.registerFont('plain', fonts.plain).registerFont('bold', fonts.bold)
  const chunks: Buffer[] = []
  const written = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
  })
  for (const marks of pages) {
    doc.addPage()
    for (const mark of marks) paint(doc, mark)
  }
  doc.end()
  return written
}

function paint(doc: PDFKit.PDFDocument, mark: Mark) {
  if (mark.kind === 'block') return doc.rect(mark.x, mark.y, mark.width, mark.height).fill('black')
  if (mark.kind === 'text') {
    const { x, y, width, align, text } = mark
    doc.font(mark.bold ? 'bold' : 'plain').fontSize(mark.size)
    return doc.fillColor(mark.white ? 'white' : 'black').text(text, x, y, { width, align, lineBreak: false })
  }
  for (const { at, width } of placedBars(mark.code, mark.text, module)) doc.rect(mark.x + at, mark.y, width, mark.height)
  return doc.fill('black')
}
