import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { renderZpl } from '../printer/render.ts'
import { startWorld, type TestWorld } from '../test-world.ts'
import { carrierClient, codeOf, type Client, type Json } from './testing/client.ts'
import { openScanner, scan, scanPdf } from './testing/decode.ts'
import { bought, buyer, controlOf, order } from './testing/shipping.ts'

let world: TestWorld
let client: Client
beforeAll(async () => {
  world = await startWorld()
  client = carrierClient(world.url('carrier', ''))
  await openScanner()
})
afterAll(() => world.end())

const bytesOf = async (url: Json | undefined) => new Uint8Array(await (await fetch(url ?? '')).arrayBuffer())
const printed = {
  print_custom_1: 'Dept: brakes & struts',
  print_custom_2: 'Clerk <Ann>',
  print_custom_3: '100 ~ ^ _',
  invoice_number: 'DMS-5531',
}
const codes = (shipment: Json) => ({ ']C1': '(420)78704', ']C0': shipment['tracking_code'] })

test('a label as picture: 4 by 6 inches at 300 dots, black on white, its barcodes read', async () => {
  const one = await bought(client, { options: { ...printed, delivery_confirmation: 'ADULT_SIGNATURE' } })
  const png = await bytesOf(one['postage_label']?.['label_url'])
  expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 1200, height: 1800, density: 300 })
  expect(await scan(new Blob([png]))).toEqual(codes(one))
  expect(await bytesOf(one['postage_label']?.['label_url'])).toEqual(png)
})

test('the same label as PDF: 288 by 432 points, every word as it should be, its barcodes read at 203 dots', async () => {
  const one = await bought(client, { options: { ...printed, delivery_confirmation: 'SIGNATURE' }, reference: '100001' })
  const converted = await client.Shipment['convertLabelFormat']?.(one['id'], 'PDF')
  const { pages, size, words, codes: read } = await scanPdf(await bytesOf(converted?.['postage_label']?.['label_pdf_url']))
  expect([pages, size]).toEqual([1, [288, 432]])
  expect(read).toEqual(codes(one))
  const said = [
    'ŁUKASZ ŻÓŁĆ',
    'BOX 1 OF 1',
    'REF 100001 · INV DMS-5531',
    ...Object.values(printed).slice(0, 3),
    'SIGNATURE REQUIRED',
    '4 LB 1.9 OZ',
    'SAMPLE - NOT POSTAGE',
  ]
  for (const text of said) expect(words).toContain(text)
})

test.each([
  ['by itself', {}, 812],
  ['for a head of 300', { label_resolution: 300 }, 1200],
])('the same label as ZPL %s: what the printer makes of it is read', async (_case, options, width) => {
  const one = await bought(client, { options: { ...printed, ...options, label_format: 'ZPL' } })
  const label = one['postage_label']
  expect(label).toMatchObject({ label_file_type: 'application/zpl', label_zpl_url: label?.['label_url'], label_pdf_url: null })
  const zpl = Buffer.from(await bytesOf(label?.['label_zpl_url'])).toString('utf8')
  expect(zpl).toMatch(new RegExp(`^\\^XA\\n\\^CI28\\n\\^PW${width}\\n[^]*\\^XZ\\n$`))
  expect(zpl).toContain('ŁUKASZ ŻÓŁĆ')
  expect(zpl).toContain('100 _7E _5E _5F')
  const [sheet] = await renderZpl(zpl)
  expect(await scan(new Blob([new Uint8Array(sheet ?? [])]))).toEqual(codes(one))
  expect(await codeOf(Promise.resolve(client.Shipment['convertLabelFormat']?.(one['id'], 'PDF')))).toBe(
    'SHIPMENT.POSTAGE.FORMAT_UNAVAILABLE',
  )
})

test.each([
  ['500_before', 500],
  ['429', 503],
  ['invalid_json', 502],
  ['truncated', 200],
  ['drop_before', 'cut'],
  ['drop_after', 'cut'],
])('the file of a label meets %s once and is there the second time', async (kind, told) => {
  const one = await bought(client)
  const url = one['postage_label']?.['label_url'] ?? ''
  await controlOf(world)('/faults', { match: { gateway: 'easypost', path: '/files/**' }, kind })
  const status = await fetch(url).then(
    ({ status: answered }) => answered,
    () => 'cut',
  )
  expect(status).toBe(told)
  expect(await scan(new Blob([await bytesOf(one['postage_label']?.['label_url'])]))).toEqual(codes(one))
})

test('each box of an order has its own label, with the order’s reference and its place among them', async () => {
  const made = await order(client)
  const paid = await client.Order['buy']?.(made['id'], 'SandboxExpress', 'NextNoon')
  const pages = await Promise.all(
    [...(paid?.['shipments'] ?? [])].map(async ({ id }) => {
      const one = await client.Shipment['convertLabelFormat']?.(id, 'PDF')
      return scanPdf(await bytesOf(one?.['postage_label']?.['label_pdf_url']))
    }),
  )
  expect(pages.map(({ words }) => /BOX \d OF \d/.exec(words)?.[0])).toEqual(['BOX 1 OF 2', 'BOX 2 OF 2'])
  for (const { words } of pages) expect(words).toMatch(/REF 100002[^]*SAMPLE/)
  const numbers = pages.map(({ codes: read }) => read[']C0'])
  expect(numbers).toEqual([...(paid?.['shipments'] ?? [])].map((one) => one['tracking_code']))
})

test('long names and places are made smaller, not cut', async () => {
  const name = 'Bartholomew Featherstonehaugh-Cholmondeley of the Northwestern Automotive Restoration Society'
  const one = await bought(client, { to_address: buyer({ name, company: 'Żółw & Sons' }), options: { label_format: 'PDF' } })
  const { words, pages } = await scanPdf(await bytesOf(one['postage_label']?.['label_url']))
  expect(pages).toBe(1)
  expect(words).toContain(name.toUpperCase())
  expect(words).toContain('ŻÓŁW & SONS')
})
