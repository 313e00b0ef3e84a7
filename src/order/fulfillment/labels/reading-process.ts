import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { PDFiumLibrary } from '@hyzyla/pdfium'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import type { LabelFile } from '#ports/carrier.ts'

type Picture = Parameters<typeof readBarcodes>[0]

// The reader's own process: takes a label, answers its barcodes, and ends with who started it. By itself the scanner would fetch its program from the network.
const scanner = await readFile(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')))
await prepareZXingModule({ overrides: { wasmBinary: scanner.buffer }, fireImmediately: true })

/** What carriers put on labels. Symbologies that any few stripes pass for are left out. */
const formats = ['Code128', 'Code39', 'PDF417', 'DataMatrix', 'QRCode', 'MaxiCode', 'Aztec'] as const

const dotsAnInch = 203

/** Side in dots beyond which a page is no label, and is drawn coarser instead of filling the memory. */
const mostDots = 4000

let pdfium: Promise<PDFiumLibrary> | undefined

process.on('message', (label: LabelFile) => {
  scan(label).then(
    (barcodes) => process.send?.({ barcodes }),
    (fault: unknown) => process.send?.({ fault: String(fault) }),
  )
})

async function scan(label: LabelFile) {
  const found = []
  for (const picture of label.format === 'zpl' ? await drawZpl(label) : await drawPdf(label)) {
    for (const { symbologyIdentifier: symbology, text } of await readBarcodes(picture, { formats: [...formats] }))
      found.push({ symbology, text })
  }
  return found
}

async function drawZpl({ bytes, dpi }: LabelFile): Promise<readonly Picture[]> {
  const { api } = await (await import('zpl-renderer-js')).ready
  const sheets = await api.zplToBase64MultipleAsync(Buffer.from(bytes).toString('utf8'), 101.6, 152.4, dpi === 300 ? 12 : 8)
  return sheets.map((sheet) => new Blob([Buffer.from(sheet, 'base64')]))
}

async function drawPdf({ bytes }: LabelFile): Promise<readonly Picture[]> {
  pdfium ??= import('@hyzyla/pdfium').then((library) => library.PDFiumLibrary.init())
  const document = await (await pdfium).loadDocument(bytes)
  try {
    const pictures: Picture[] = []
    for (const page of document.pages()) {
      const { originalWidth, originalHeight } = page.getOriginalSize()
      const scale = Math.min(dotsAnInch / 72, mostDots / Math.max(originalWidth, originalHeight))
      const drawn = await page.render({ scale, render: 'bitmap' })
      pictures.push({ data: new Uint8ClampedArray(drawn.data), width: drawn.width, height: drawn.height } as Picture)
    }
    return pictures
  } finally {
    document.destroy()
  }
}
