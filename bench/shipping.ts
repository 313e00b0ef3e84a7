// What shipping computes by itself, without a desk: node bench/shipping.ts, or as a part of npm run bench.
import PDFDocument from 'pdfkit'
import { buffer } from 'node:stream/consumers'
import { openRateCard } from '#adapters/carrier/rate-card/index.ts'
import { workweek } from '#domain/shipping/calendar.ts'
import { rankRates } from '#domain/shipping/rank.ts'
import type { CardOffer, RateCard } from '#domain/shipping/rate-card.ts'
import { serviceClasses, type Rate } from '#domain/shipping/rate.ts'
import { suggestBoxes, type Goods, type Preset } from '#order/fulfillment/boxes/suggest.ts'
import { labelSheet } from '#order/fulfillment/labels/label-sheet.ts'
import { drawBarcode, readFonts } from '#order/fulfillment/slip/ink.ts'
import type { LabelFile, Place, QuoteAsk } from '#ports/carrier.ts'
import { printTimes, report, time } from './measure.ts'

/** Rows of a table: what was measured, its times and its budget. */
export async function measureShipping(): Promise<readonly (readonly string[])[]> {
  const [pdfs, zpls] = [await Promise.all([1, 2, 3].map(pdfLabel)), [1, 2, 3].map(zplLabel)]
  const card = openRateCard(rateCard)
  const of = async (what: string, budget: string, once: () => unknown) =>
    report(what, await time(200, 20, async () => void (await once())), budget)
  return [
    await of('200 rates put in order', 'p95 5', () => rankRates(rates, wish)),
    await of('boxes suggested, 12 items, 6 presets, 3 needed', 'p95 30', () => suggestBoxes(goods, presets)),
    await of('rate card quoted, 5 services, 3 boxes', 'p95 5', () => card.quote(ask)),
    await of('label sheet of 3 boxes, PDF', 'p95 60', () => labelSheet(pdfs)),
    await of('label sheet of 3 boxes, ZPL', 'p95 60', () => labelSheet(zpls)),
  ]
}

const rates: readonly Rate[] = Array.from({ length: 200 }, (_, at) => ({
  id: `rate ${at}`,
  account: `account ${at % 4}`,
  carrier: ['Northern', 'Coastal', 'Inland', 'Express'][at % 4] ?? '',
  name: `Service ${at % 20}`,
  service: `service ${at % 20}`,
  class: serviceClasses[at % serviceClasses.length] ?? 'ground',
  charges: [
    { kind: 'postage', amount: 900 + ((at * 7_919) % 6_000) },
    { kind: 'fuel', amount: 90 },
  ],
  currency: 'USD',
  days: 1 + (at % 6),
  arrives: at % 5 === 0 ? null : `2026-06-${String(8 + (at % 9)).padStart(2, '0')}`,
  guaranteed: at % 3 === 0,
  bar: at % 17 === 0 ? 'too_heavy' : null,
}))

const wish = {
  promised: '2026-06-11',
  paidClass: 'ground',
  paid: 1_850,
  currency: 'USD',
  chosen: null,
  preferred: ['Northern'],
  perDay: 100,
} as const

const size = (lengthMm: number, widthMm: number, heightMm: number) => ({ lengthMm, widthMm, heightMm })

const goods: readonly Goods[] = Array.from({ length: 12 }, (_, at) => ({
  line: `line ${at}`,
  quantity: 1,
  size: size(160 + at * 17, 150 + ((at * 31) % 140), 90 + ((at * 13) % 90)),
  grams: 300 + at * 120,
  ownCarton: false,
}))

const presets: readonly Preset[] = [150, 200, 250, 300, 350, 400].map((side, at) => ({
  id: `box ${at}`,
  inner: size(side, side - 20, side - 60),
  outer: size(side + 10, side - 10, side - 50),
  emptyGrams: 150 + at * 80,
  mostGrams: 25_000,
}))

const offer = (code: string, at: number): CardOffer => ({
  code,
  name: code,
  class: serviceClasses[at] ?? 'ground',
  divisor: 139,
  mostPounds: 150,
  mostGirthInches: 165,
  fuelPpm: 180_000,
  residential: 580,
  signature: 690,
  leastCharge: 1_000,
  poBox: false,
  hazmat: at < 2,
  days: workweek,
})
const codes = ['saver', 'ground', 'three day', 'two day', 'overnight']
const zones = [2, 3, 4, 5, 6, 7, 8]
const rateCard: RateCard = {
  carrier: 'Harbor van',
  currency: 'USD',
  services: codes.map(offer),
  prices: codes.flatMap((service, at) =>
    zones.flatMap((zone) =>
      Array.from({ length: 150 }, (_, pound) => ({ service, zone, pounds: pound + 1, amount: 900 + 60 * pound * zone, days: 6 - at })),
    ),
  ),
}

const place = (region: string, postalCode: string): Place => ({
  name: 'Parts',
  company: null,
  line1: '1 Main St',
  line2: null,
  city: 'City',
  region,
  postalCode,
  country: 'US',
  phone: null,
  email: null,
})
const ask: QuoteAsk = {
  reference: 'bench',
  from: place('MA', '02110'),
  to: place('TX', '78704'),
  boxes: [4, 12, 31].map((kilos) => ({ size: size(400, 300, 200), grams: kilos * 1000, notes: [] })),
  options: { signature: 'any', insured: null, saturday: false, hazmat: false },
  currency: 'USD',
  residential: true,
  ready: new Date('2026-06-09T14:00:00Z'),
  handover: { timeZone: 'America/New_York', cutoff: '15:00' },
}

/** A label as carriers make them: embedded fonts, a few lines of text, a barcode. */
async function pdfLabel(box: number): Promise<LabelFile> {
  const [fonts, barcode] = await Promise.all([readFonts(), drawBarcode(`1Z999AA1000000471${box}`)])
  const doc = new PDFDocument({ size: [288, 432], margin: 18 })
  doc.font(fonts.bold).fontSize(14).text('Łukasz Żółć').text('1801 Barton Springs Rd').text('Austin TX 78704')
  doc.font(fonts.plain).fontSize(9).text(`Box ${box} of 3`).image(barcode, 18, 220, { width: 252, height: 90 }).end()
  return { format: 'pdf', dpi: null, bytes: await buffer(doc) }
}

function zplLabel(box: number): LabelFile {
  const zpl = `^XA^CI28^PW812^LL1218^FO50,50^A0N,40,40^FDBox ${box} of 3^FS^FO60,700^BY3^BCN,200,N,N,N,A^FD1Z999AA1000000471${box}^FS^XZ\n`
  return { format: 'zpl', dpi: 203, bytes: Buffer.from(zpl) }
}

if (import.meta.main) printTimes('Shipping', await measureShipping())
