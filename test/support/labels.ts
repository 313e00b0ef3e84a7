import type { LabelFile } from '#ports/carrier.ts'
import { openScanner, scan, scanPdf } from '../../sandbox/carrier/testing/decode.ts'
import { renderZpl } from '../../sandbox/printer/render.ts'

/** What a scanner and a person read of a label once it is on paper: the barcodes by their symbology, and the words where the file has them as text. */
export async function readLabel({ format, bytes }: LabelFile) {
  await openScanner()
  if (format === 'pdf') return scanPdf(new Uint8Array(bytes))
  const [sheet] = await renderZpl(Buffer.from(bytes).toString('utf8'))
  return { codes: await scan(new Blob([new Uint8Array(sheet ?? [])])), words: Buffer.from(bytes).toString('utf8') }
}
