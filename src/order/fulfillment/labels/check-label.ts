import type { LabelFile } from '#ports/carrier.ts'
import { readBarcodes, type Barcode } from './read-barcodes.ts'

/** What a label's barcodes say: its tracking number stands in one of them, in none of those that could be read, or nothing could be read. */
export type LabelVerdict = 'matches' | 'differs' | 'unreadable'

/**
 * Does the label bear the number it was bought under? Carriers' test labels have words where the bars should be, and a file may be another's or damaged. For a
 * warning only, never to stop a shipment: the carrier's scanners are better than ours.
 */
export async function checkLabel(label: LabelFile, trackingNumber: string): Promise<LabelVerdict> {
  // A reader that failed has read nothing; the label is as good as before.
  const barcodes = await readBarcodes(label).catch((): readonly Barcode[] => [])
  if (barcodes.length === 0) return 'unreadable'
  const wanted = bare(trackingNumber)
  return barcodes.some(({ text }) => bare(text).includes(wanted)) ? 'matches' : 'differs'
}

/** Letters and digits alone: numbers are written in groups, and GS1 puts brackets around what each part is. */
function bare(text: string): string {
  return text.toUpperCase().replaceAll(/[^\dA-Z]/g, '')
}
