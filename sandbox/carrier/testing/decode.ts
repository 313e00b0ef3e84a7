import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

/** What a scanner reads: the text by the symbology it tells of, `]C1` being GS1-128 and `]C0` plain Code 128. */
type Scanned = Readonly<Record<string, string>>

type Drawing = {
  readonly canvas: { readonly width: number; readonly height: number }
  readonly context: { readonly getImageData: (x: number, y: number, width: number, height: number) => Parameters<typeof readBarcodes>[0] }
}

/** Makes the scanner ready; by itself it would fetch its program from the network. */
export async function openScanner() {
  const wasm = await readFile(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')))
  await prepareZXingModule({ overrides: { wasmBinary: wasm.buffer }, fireImmediately: true })
}

/** Reads the barcodes of a picture. */
export async function scan(picture: Parameters<typeof readBarcodes>[0]): Promise<Scanned> {
  const found = await readBarcodes(picture, { formats: ['Code128'] })
  return Object.fromEntries(found.map(({ symbologyIdentifier, text }) => [symbologyIdentifier, text]))
}

/** A PDF as a thermal printer of 203 dots an inch would print it, scanned, with its size in points and its words. */
export async function scanPdf(pdf: Uint8Array) {
  const document = await getDocument({ data: pdf, verbosity: 0 }).promise
  const page = await document.getPage(1)
  const { width, height } = page.getViewport({ scale: 1 })
  const viewport = page.getViewport({ scale: 203 / 72 })
  const factory = document.canvasFactory as { readonly create: (width: number, height: number) => Drawing }
  const { canvas, context } = factory.create(Math.ceil(viewport.width), Math.ceil(viewport.height))
  await page.render({ canvas, viewport }).promise
  const words = (await page.getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join(' ')
  const codes = await scan(context.getImageData(0, 0, canvas.width, canvas.height))
  return { pages: document.numPages, size: [width, height], words, codes }
}
