import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { getDocument, OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { beforeAll, expect, test } from 'vitest'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { drawSlip } from './draw-slip.ts'
import type { Slip } from './slip.ts'

beforeAll(async () => {
  // By itself it would fetch its program from the network.
  const wasm = await readFile(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')))
  await prepareZXingModule({ overrides: { wasmBinary: wasm.buffer }, fireImmediately: true })
})

const lukasz = {
  name: 'Łukasz Żółć',
  company: 'Garage Żółć',
  line1: '1801 Barton Springs Rd',
  line2: 'Unit 4',
  city: 'Austin',
  region: 'TX',
  postalCode: '78704',
  country: 'US',
}
const store = {
  name: 'Harbor Toyota Parts',
  address: {
    ...lukasz,
    name: 'Harbor Toyota Parts',
    company: null,
    line1: '12 Pier Road',
    line2: null,
    city: 'Boston',
    region: 'MA',
    postalCode: '02110',
  },
  phone: '+1 617 555 0100',
  email: 'parts@harbor.example',
}

const slip = (lines: number, changes: Partial<Slip> = {}): Slip => ({
  language: 'en',
  paper: 'letter',
  timeZone: 'America/New_York',
  store,
  shipTo: lukasz,
  order: {
    number: 100_001,
    written: '100001',
    theirs: 'W-1042',
    placedAt: new Date('2026-03-04T14:14:00Z'),
    purchaseOrder: 'PO-77',
    vehicle: '2019 Toyota Camry LE\n4T1B11HK5KU123456',
  },
  shipment: {
    sequence: 2,
    method: 'tracking',
    at: new Date('2026-03-05T02:00:00Z'),
    collectedBy: null,
    tracking: [{ carrier: 'UPS', number: '1Z5R89390357567127' }],
  },
  lines: Array.from({ length: lines }, (_, at) => ({
    partNumber: `48609-${String(at).padStart(5, '0')}`,
    quantity: 1,
    of: 1 + (at % 2),
    toCome: at % 2,
    core: false,
    name:
      at % 7 === 0
        ? 'Strut mount, front, with bearing and dust boot, for vehicles built after March 2018, left or right side'
        : `Strut mount ${at}`,
  })),
  ...changes,
})

const open = async (pdf: Buffer) => getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise

/** The text of each page with all white space taken out: a PDF may hold a word in pieces. */
async function texts(pdf: Buffer): Promise<readonly string[]> {
  const document = await open(pdf)
  const pages = await Promise.all(Array.from({ length: document.numPages }, (_, at) => document.getPage(at + 1)))
  return Promise.all(
    pages.map(async (page) => plain((await page.getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join(''))),
  )
}

const plain = (text: string) => text.replaceAll(/\s/g, '')

type Drawing = {
  readonly canvas: { readonly width: number; readonly height: number }
  readonly context: { readonly getImageData: (x: number, y: number, width: number, height: number) => Parameters<typeof readBarcodes>[0] }
}
type Canvases = { readonly create: (width: number, height: number) => Drawing }

async function barcodes(page: PDFPageProxy, factory: Canvases, dpi: number): Promise<readonly string[]> {
  const viewport = page.getViewport({ scale: dpi / 72 })
  const { canvas, context } = factory.create(Math.ceil(viewport.width), Math.ceil(viewport.height))
  await page.render({ canvas, viewport }).promise
  const found = await readBarcodes(context.getImageData(0, 0, canvas.width, canvas.height), { formats: ['Code128'] })
  return found.map(({ text }) => text)
}

test.each(['letter', '4x6'] as const)(
  '60 lines on %s: every line once, whose it is on every page, and the pages counted',
  async (paper) => {
    const pages = await texts(await drawSlip(slip(60, { paper })))
    expect(pages.length).toBeGreaterThan(1)
    pages.forEach((page, at) => {
      for (const said of ['Order #100001', 'Harbor Toyota Parts', 'Łukasz Żółć', 'Austin', `Page ${at + 1} of ${pages.length}`])
        expect(page).toContain(plain(said))
    })
    const all = pages.join('')
    for (const { partNumber } of slip(60).lines) expect(all.split(partNumber)).toHaveLength(2)
    expect(pages.at(-1)).toContain(plain('60 pieces in this shipment'))
    expect(pages.at(-1)).toContain(plain('30 pieces of the order are still to come.'))
  },
)

test.each([
  ['letter', 144],
  ['4x6', 203],
] as const)('the order number stands on every page of %s as a Code 128 barcode, read at %d dots an inch', async (paper, dpi) => {
  const document = await open(await drawSlip(slip(60, { paper })))
  const factory = document.canvasFactory as Canvases
  for (let at = 1; at <= document.numPages; at += 1) expect(await barcodes(await document.getPage(at), factory, dpi)).toEqual(['100001'])
})

const everything = [
  'Packing slip',
  'Your order W-1042',
  'Garage Żółć',
  '1801 Barton Springs Rd',
  'Unit 4',
  'Austin, TX 78704',
  'Shipment 2',
  'Shipped, March 4, 2026',
  'UPS 1Z5R89390357567127',
  'PO-77',
  '2019 Toyota Camry LE',
  '1 of 2',
  '1 of 1',
  'Questions about this delivery?',
  '12 Pier Road',
]

test('one page tells all: address, tracking, vehicle, quantities, in the store’s time zone', async () => {
  const pages = await texts(await drawSlip(slip(2)))
  expect(pages).toHaveLength(1)
  for (const one of everything) expect(pages[0]).toContain(plain(one))
  expect(pages[0]).not.toContain('United')
})

test('in French for a buyer who reads French; abroad with the country; the last one says the order is complete', async () => {
  const lines = slip(1).lines.map((line) => ({ ...line, toCome: 0 }))
  const [page] = await texts(
    await drawSlip(
      slip(1, { language: 'fr', lines, shipTo: { ...lukasz, region: 'QC', city: 'Montréal', postalCode: 'H2Y 1C6', country: 'CA' } }),
    ),
  )
  for (const one of [
    'Bordereau de marchandises',
    'Commande #100001',
    'Livrer à',
    'Montréal',
    'Canada',
    'Expédié, 4 mars 2026',
    '1 sur 1',
    'La commande est ainsi complète.',
    'Page 1 sur 1',
  ])
    expect(page).toContain(plain(one))
})

test.each([
  ['letter', 612, 792],
  ['a4', 595, 842],
  ['4x6', 288, 432],
] as const)('%s paper', async (paper, width, height) => {
  const page = await (await open(await drawSlip(slip(1, { paper })))).getPage(1)
  const { width: w, height: h } = page.getViewport({ scale: 1 })
  expect([Math.round(w), Math.round(h)]).toEqual([width, height])
})

test('who collected it stands on the slip of a pickup', async () => {
  const shipment = { ...slip(1).shipment, method: 'pickup' as const, tracking: [], collectedBy: 'Zoë O’Brien' }
  const [page] = await texts(await drawSlip(slip(1, { shipment })))
  for (const one of ['Customer pickup', 'Customer Łukasz Żółć', 'Collected by Zoë O’Brien']) expect(page).toContain(plain(one))
  expect(page).not.toMatch(/Tracking|Shipto/)
})

test('on a label printer’s roll it tells the same, in black alone', async () => {
  const pdf = await drawSlip(slip(2, { paper: '4x6' }))
  const said = (await texts(pdf)).join('')
  const roomless = ['12 Pier Road', 'Questions about this delivery?']
  expect(said).toContain(plain('+1 617 555 0100 · parts@harbor.example'))
  for (const one of everything.filter((text) => !roomless.includes(text))) expect(said.replaceAll(':', '')).toContain(plain(one))
  const page = await (await open(pdf)).getPage(1)
  const { fnArray, argsArray } = await page.getOperatorList()
  const colours = argsArray.filter((_args: unknown, at) => [OPS.setFillRGBColor, OPS.setStrokeRGBColor].includes(fnArray[at] ?? 0))
  expect(new Set(colours.flat().map(String))).toEqual(new Set(['#000000']))
})

test.each(['letter', '4x6'] as const)('what lies in which box, by its place and number, on %s', async (paper) => {
  const boxes = [
    { trackingNumber: '1Z5R89390357567127', contents: [{ partNumber: '48609-00000', quantity: 1 }] },
    {
      trackingNumber: null,
      contents: [
        { partNumber: '48609-00001', quantity: 2 },
        { partNumber: '48609-00002', quantity: 1 },
      ],
    },
  ]
  const said = (await texts(await drawSlip(slip(3, { paper, boxes })))).join('')
  expect(said).toContain(plain('Box 1 of 2 · 1Z5R89390357567127 1 × 48609-00000'))
  expect(said).toMatch(/Box2of22×48609-00001.*1×48609-00002/)
  expect((await texts(await drawSlip(slip(3, { paper })))).join('')).not.toContain('Box')
})

test('sixty boxes go on over the pages, each with its contents', async () => {
  const boxes = slip(60).lines.map(({ partNumber }) => ({ trackingNumber: null, contents: [{ partNumber, quantity: 1 }] }))
  const pages = await texts(await drawSlip(slip(60, { boxes })))
  const all = pages.join('')
  slip(60).lines.forEach(({ partNumber }, at) => expect(all).toContain(plain(`Box ${at + 1} of 60 1 × ${partNumber}`)))
  for (const page of pages) expect(page).toContain(plain(`of ${pages.length}`))
})

test('the parts whose old one brings a deposit back are named, and only where there are any', async () => {
  const lines = slip(3).lines.map((line, at) => ({ ...line, core: at > 0 }))
  const [page] = await texts(await drawSlip(slip(3, { lines })))
  expect(page).toContain(plain('Core return 48609-00001, 48609-00002: send the old part back'))
  const french = await texts(await drawSlip(slip(3, { lines, language: 'fr', paper: '4x6' })))
  expect(french.join('')).toContain(plain('Retour de la consigne 48609-00001, 48609-00002 : renvoyez l’ancienne pièce'))
  expect((await texts(await drawSlip(slip(3)))).join('')).not.toContain('Core')
})

test('a slip bears the moment its goods left, not that of drawing it: the same slip is the same bytes', async () => {
  const [once, again] = [await drawSlip(slip(2)), await drawSlip(slip(2))]
  expect(once.equals(again)).toBe(true)
  expect((await (await open(once)).getMetadata()).info).toMatchObject({ CreationDate: 'D:20260305020000Z', ModDate: 'D:20260305020000Z' })
})
