import type { PDFEmbeddedPage, PDFPage } from 'pdf-lib'
import type { LabelFile } from '#ports/carrier.ts'

/** A label's paper, points: 4 by 6 inches. */
const [width, height] = [288, 432] as const

/**
 * All labels of a shipment as one file to print, in their order. PDFs become pages of exactly 4 by 6 inches: a page lying on its side is turned, one that is too
 * large is made smaller, none is made larger. ZPL is put one after the other. The same labels always give the same bytes. Throws for labels of different kinds
 * and for what is no PDF.
 */
export async function labelSheet(labels: readonly LabelFile[]): Promise<LabelFile> {
  const [first] = labels
  if (!first || labels.some(({ format, dpi }) => format !== first.format || dpi !== first.dpi))
    throw new RangeError('a sheet is made of labels of one kind')
  return { ...first, bytes: first.format === 'zpl' ? inARow(labels) : await onPages(labels) }
}

function inARow(labels: readonly LabelFile[]): Uint8Array {
  return Buffer.concat(labels.flatMap(({ bytes }) => (bytes.at(-1) === newLine ? [bytes] : [bytes, Buffer.of(newLine)])))
}

const newLine = 10

async function onPages(labels: readonly LabelFile[]): Promise<Uint8Array> {
  // Loaded with the first sheet: a desk at rest is the smaller for it.
  const { degrees, PDFDocument } = await import('pdf-lib')
  // Without the moment it was made: what makes a print job the same job is its bytes.
  const sheet = await PDFDocument.create({ updateMetadata: false })
  for (const { bytes } of labels) {
    const label = await PDFDocument.load(bytes, { updateMetadata: false })
    // An empty page has nothing to embed, and would be a blank label.
    const pages = label.getPages().filter((page) => page.node.Contents() !== undefined)
    const pictures = await sheet.embedPages(pages, pages.map(visibleBox))
    pictures.forEach((picture, at) => {
      const { turn, ...lying } = placeOf(picture, pages[at]?.getRotation().angle ?? 0)
      sheet.addPage([width, height]).drawPage(picture, { ...lying, rotate: degrees(turn) })
    })
  }
  return sheet.save({ addDefaultPage: false, objectsPerTick: Number.POSITIVE_INFINITY })
}

function visibleBox(page: PDFPage) {
  const { x, y, width: wide, height: high } = page.getCropBox()
  return { left: x, bottom: y, right: x + wide, top: y + high }
}

/** Where and how a page lies in the middle of a label. `rotation`: degrees clockwise at which the page wants to be seen; `turn`: degrees counter-clockwise. */
function placeOf(picture: PDFEmbeddedPage, rotation: number) {
  const seen = ((-rotation % 360) + 360) % 360
  const liesDown = seen % 180 === 0 ? picture.width > picture.height : picture.height > picture.width
  const turn = (seen + (liesDown ? 90 : 0)) % 360
  const [wide, high] = turn % 180 === 0 ? [picture.width, picture.height] : [picture.height, picture.width]
  const scale = Math.min(width / wide, height / high, 1)
  const [left, bottom] = [(width - wide * scale) / 2, (height - high * scale) / 2]
  // It is turned around its lower left corner, counter-clockwise, which then lies in another corner.
  const x = turn === 90 || turn === 180 ? left + wide * scale : left
  const y = turn === 180 || turn === 270 ? bottom + high * scale : bottom
  return { x, y, xScale: scale, yScale: scale, turn }
}
