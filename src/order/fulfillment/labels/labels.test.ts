import { degrees, PDFDocument } from 'pdf-lib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LabelFile } from '#ports/carrier.ts'
import { buyLabel, type BoughtLabel } from '#test/support/buy-label.ts'
import { startSandbox, type Sandbox } from '#test/support/sandbox.ts'
import { checkLabel } from './check-label.ts'
import { labelSheet } from './label-sheet.ts'
import { readBarcodes } from './read-barcodes.ts'

let sandbox: Sandbox
let pdfs: readonly BoughtLabel[]
let zpls: readonly BoughtLabel[]

beforeAll(async () => {
  sandbox = await startSandbox()
  pdfs = [await buyLabel(sandbox, 'pdf'), await buyLabel(sandbox, 'pdf'), await buyLabel(sandbox, 'pdf')]
  zpls = [await buyLabel(sandbox, 'zpl'), await buyLabel(sandbox, 'zpl')]
})
afterAll(() => sandbox.stop())

const files = (bought: readonly BoughtLabel[]) => bought.map(({ label }) => label)
const asPdf = (bytes: Uint8Array): LabelFile => ({ format: 'pdf', dpi: null, bytes })
const numbersOn = async (label: LabelFile) =>
  (await readBarcodes(label)).filter(({ symbology }) => symbology === ']C0').map(({ text }) => text)

async function sizesOf({ bytes }: LabelFile) {
  const document = await PDFDocument.load(bytes)
  return document.getPages().map((page) => [page.getWidth(), page.getHeight(), page.getRotation().angle])
}

test('three boxes make one PDF: three pages of 4 by 6 inches, each with its own number, in order', async () => {
  const sheet = await labelSheet(files(pdfs))
  expect([sheet.format, sheet.dpi]).toEqual(['pdf', null])
  expect(await sizesOf(sheet)).toEqual([1, 2, 3].map(() => [288, 432, 0]))
  expect(await numbersOn(sheet)).toEqual(pdfs.map(({ trackingNumber }) => trackingNumber))
})

test('the same labels make the same bytes, whenever they are put together', async () => {
  const [once, again] = [await labelSheet(files(pdfs)), await labelSheet(files(pdfs))]
  expect(Buffer.from(once.bytes).equals(again.bytes)).toBe(true)
})

test('labels in ZPL are put one after the other, and come out as one each', async () => {
  const sheet = await labelSheet(files(zpls))
  expect(
    Buffer.from(sheet.bytes)
      .toString()
      .match(/\^XA|\^XZ/g),
  ).toEqual(['^XA', '^XZ', '^XA', '^XZ'])
  expect(await numbersOn(sheet)).toEqual(zpls.map(({ trackingNumber }) => trackingNumber))
})

/** The first label as another carrier would lay it out: on a page of another size, turned, or in the corner of a larger one. */
async function laidOut({ wide, high, turned = 0, seen = 0, corner = 0 }: Layout): Promise<LabelFile> {
  const document = await PDFDocument.create()
  const [picture] = await document.embedPdf(pdfs[0]?.label.bytes ?? new Uint8Array())
  if (!picture) throw new Error('a label without a page')
  const page = document.addPage([wide + 2 * corner, high + 2 * corner])
  const sideways = turned % 180 !== 0
  const scale = Math.min(wide / (sideways ? 432 : 288), high / (sideways ? 288 : 432))
  page.drawPage(picture, { x: corner + (sideways ? 432 * scale : 0), y: corner, xScale: scale, yScale: scale, rotate: degrees(turned) })
  if (corner > 0) page.setCropBox(corner, corner, wide, high)
  page.setRotation(degrees(seen))
  return asPdf(await document.save())
}
type Layout = { readonly wide: number; readonly high: number; readonly turned?: number; readonly seen?: number; readonly corner?: number }

test.each<readonly [string, Layout]>([
  ['lying on its side', { wide: 432, high: 288, turned: 90 }],
  ['turned by the page itself', { wide: 432, high: 288, turned: 90, seen: 90 }],
  ['turned the other way by the page', { wide: 432, high: 288, turned: 90, seen: 270 }],
  ['upside down', { wide: 288, high: 432, seen: 180 }],
  ['with a slip to tear off, 4 by 6.75', { wide: 288, high: 486 }],
  ['7 by 4 inches', { wide: 504, high: 288, turned: 90 }],
  ['a whole sheet of Letter', { wide: 612, high: 792 }],
  ['cut out of a larger page', { wide: 288, high: 432, corner: 90 }],
])('a label %s becomes 4 by 6 and still reads', async (_case, layout) => {
  const sheet = await labelSheet([await laidOut(layout)])
  expect(await sizesOf(sheet)).toEqual([[288, 432, 0]])
  expect(await checkLabel(sheet, pdfs[0]?.trackingNumber ?? '')).toBe('matches')
})

test.each([
  ['as it is', 0, 0, [10, 0, 0, 10, 72, 108]],
  ['cut out of a larger page', 50, 0, [10, 0, 0, 10, 72, 108]],
  ['upside down', 0, 180, [-10, 0, 0, -10, 216, 324]],
  ['lying on its side', 0, 90, [10, 0, 0, 10, 72, 108]],
])('a small label %s is not made larger, and stands in the middle', async (_case, corner, seen, transform) => {
  const small = await PDFDocument.create()
  const drawn = small.addPage([144 + 2 * corner, 216 + 2 * corner])
  drawn.drawText('corner', { x: corner, y: corner, size: 10 })
  drawn.setCropBox(corner, corner, 144, 216)
  drawn.setRotation(degrees(seen))
  const sheet = await labelSheet([asPdf(await small.save())])
  const page = await (await getDocument({ data: new Uint8Array(sheet.bytes), verbosity: 0 }).promise).getPage(1)
  const [word] = (await page.getTextContent()).items
  expect(word && 'transform' in word ? word.transform.map((number: number) => Math.round(number) + 0) : word).toEqual(transform)
})

test('labels of two kinds make no sheet, nor do none', async () => {
  await expect(labelSheet([...files(pdfs), ...files(zpls)])).rejects.toThrow(RangeError)
  await expect(labelSheet([])).rejects.toThrow(RangeError)
})

test('a scanner tells GS1-128 from plain Code 128 on every kind of label', async () => {
  for (const bought of [pdfs[0], zpls[0], await buyLabel(sandbox, 'zpl', 300)]) {
    const found = bought ? await readBarcodes(bought.label) : []
    expect(Object.fromEntries(found.map(({ symbology, text }) => [symbology, text]))).toEqual({
      ']C1': '(420)78704',
      ']C0': bought?.trackingNumber,
    })
  }
})

test('a label bears the number it was bought under, however it is written', async () => {
  for (const { label, trackingNumber } of [...pdfs.slice(0, 1), ...zpls.slice(0, 1)]) {
    const inGroups = trackingNumber.toLowerCase().replaceAll(/.{4}/g, '$& ')
    expect([await checkLabel(label, trackingNumber), await checkLabel(label, inGroups)]).toEqual(['matches', 'matches'])
    expect(await checkLabel(label, pdfs[1]?.trackingNumber ?? '')).toBe('differs')
  }
})

test('a label with words for bars, a broken file and an empty one are unreadable, and the next label is read all the same', async () => {
  const words = await PDFDocument.create()
  words.addPage([288, 432]).drawText('SAMPLE', { x: 60, y: 200 })
  const [good] = pdfs
  const broken = good?.label.bytes.slice(0, 700) ?? new Uint8Array()
  const zpl = { format: 'zpl', dpi: 203 } as const
  const verdicts = await Promise.all([
    checkLabel(asPdf(await words.save()), '1'),
    checkLabel(asPdf(broken), '1'),
    checkLabel(asPdf(new Uint8Array()), '1'),
    checkLabel({ ...zpl, bytes: Buffer.from('^XA^FO50,50^A0N,40,40^FDSAMPLE^FS^XZ') }, '1'),
    checkLabel({ ...zpl, bytes: Buffer.from('not a label') }, '1'),
    good && checkLabel(good.label, good.trackingNumber),
  ])
  expect(verdicts).toEqual(['unreadable', 'unreadable', 'unreadable', 'unreadable', 'unreadable', 'matches'])
})
