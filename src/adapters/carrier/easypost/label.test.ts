import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Carrier } from '#ports/carrier.ts'
import { ask, bought, openAccount, rateOf, rotor, strut } from '#test/support/carrier.ts'
import { readLabel } from '#test/support/labels.ts'
import { startSandbox, type FaultKind, type Sandbox } from '#test/support/sandbox.ts'

let sandbox: Sandbox
let carrier: Carrier
let liar: Server
/** What an impostor answers to everything; `read` to what only reads, where it should be another thing. */
let lie: { readonly status: number; readonly body: object; readonly read?: object } = { status: 200, body: {} }
beforeAll(async () => {
  sandbox = await startSandbox()
  carrier = openAccount(sandbox, 'labels')
  liar = createServer((request, response) => {
    if (request.url === '/huge.pdf') return response.end(Buffer.alloc(5_000_000, '%PDF-'))
    const { status, body, read } = lie
    const [told, what] = read && request.method === 'GET' ? [200, read] : [status, body]
    return response.writeHead(told, { 'content-type': 'application/json' }).end(JSON.stringify(what))
  })
  await new Promise<void>((resolve) => liar.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  liar.close()
  await sandbox.stop()
})
const port = () => (liar.address() as AddressInfo).port

async function file(parcel: string, ...[format, dpi]: Parameters<Carrier['label']> extends [string, ...infer R] ? R : never) {
  const answer = await carrier.label(parcel, format, dpi)
  if (answer.outcome !== 'done') throw new Error(JSON.stringify(answer))
  return answer.label
}

test('the label as PDF: one page, both barcodes read, with the lines for the box', async () => {
  const { parcel } = await bought(carrier)
  const label = await file(parcel.ref, 'pdf', 203)
  expect(label).toMatchObject({ format: 'pdf', dpi: null })
  const { codes, words } = await readLabel(label)
  expect(codes).toEqual({ ']C1': '(420)78704', ']C0': parcel.trackingNumber })
  for (const line of strut.notes) expect(words).toContain(line)
})

test.each([
  [203, 812],
  [300, 1200],
] as const)('the label as ZPL for a head of %d dots: what the printer makes of it is read', async (dpi, width) => {
  const { parcel } = await bought(carrier)
  const label = await file(parcel.ref, 'zpl', dpi)
  expect(label).toMatchObject({ format: 'zpl', dpi })
  const { codes, words } = await readLabel(label)
  expect(words).toContain(`^PW${width}\n`)
  expect(codes).toEqual({ ']C1': '(420)78704', ']C0': parcel.trackingNumber })
})

test('each box of two has its own label', async () => {
  const { parcels } = await bought(carrier, 'Ground', { boxes: [strut, rotor] })
  const read = await Promise.all(parcels.map(async ({ ref }) => readLabel(await file(ref, 'pdf', 203))))
  expect(read.map(({ codes }) => codes[']C0'])).toEqual(parcels.map(({ trackingNumber }) => trackingNumber))
})

test.each<FaultKind>(['500_before', '429', 'invalid_json', 'truncated', 'drop_before', 'drop_after'])(
  'a file that meets %s is asked for again and comes whole the second time, in either language',
  async (kind) => {
    const { parcel } = await bought(carrier)
    for (const [format, dpi] of [
      ['pdf', 203],
      ['zpl', 300],
      ['zpl', 203],
    ] as const) {
      await sandbox.fault('GET', '/files/**', kind)
      expect(await carrier.label(parcel.ref, format, dpi)).toMatchObject({ outcome: 'retry' })
      expect(await carrier.label(parcel.ref, format, dpi)).toMatchObject({ outcome: 'done' })
    }
  },
)

test('a box that was not bought has no label', async () => {
  const rate = await rateOf(carrier)
  expect(await carrier.label(rate.quote, 'pdf', 203)).toMatchObject({ outcome: 'refused', code: 'SHIPMENT.POSTAGE.REQUIRED' })
})

const shipment = (url: string) => ({
  id: 'shp_1',
  rates: [],
  parcel: { weight: 1 },
  tracking_code: '1',
  selected_rate: { rate: '1.00', currency: 'USD' },
  refund_status: null,
  postage_label: { label_pdf_url: url },
})
const liarAsCarrier = () => openAccount({ ports: { ...sandbox.ports, carrier: port() } }, 'liar')

test.each([
  ['another machine', 'http://169.254.169.254/latest/meta-data'],
  ['another port of this one', 'http://127.0.0.1:1/label.pdf'],
  ['another protocol', 'file:///etc/passwd'],
  ['no address', 'label.pdf'],
])('a label that is said to lie on %s is not fetched', async (_case, url) => {
  lie = { status: 200, body: shipment(url) }
  expect(await liarAsCarrier().label('shp_1', 'pdf', 203)).toMatchObject({ outcome: 'refused', code: 'label_host' })
})

test('a file that does not end is not taken', async () => {
  lie = { status: 200, body: shipment(`http://127.0.0.1:${port()}/huge.pdf`) }
  expect(await liarAsCarrier().label('shp_1', 'pdf', 203)).toMatchObject({ outcome: 'refused', code: 'label_file' })
})

test('an answer in a shape we cannot read is unknown, for every verb', async () => {
  lie = { status: 200, body: { id: 'shp_1' } }
  const strange = liarAsCarrier()
  for (const answer of [
    strange.readBack('shp_1'),
    strange.readBack('order_1'),
    strange.void('shp_1'),
    strange.track('1', null),
    strange.quote(ask()),
  ])
    expect(await answer).toMatchObject({ outcome: 'unknown' })
  expect(await strange.buy({ quote: 'order_1', ref: 'A/B' }, null)).toMatchObject({ outcome: 'unknown' })
  expect(await strange.checkAddress(ask().to)).toMatchObject({ outcome: 'unknown' })
})

test.each([
  [422, 'SHIPMENT.SOMETHING.NEW', 'unknown', 'refused'],
  [400, 'BAD_REQUEST', 'refused', 'refused'],
  [422, 'ADDRESS.VERIFY.FAILURE', 'refused', 'refused'],
  [422, 'SHIPMENT.CUSTOMS_INFO.REQUIRED', 'refused', 'refused'],
  [422, 'SHIPMENT.MISSING_RATE', 'rate_gone', 'rate_gone'],
  [422, 'SHIPMENT.RATE.INVALID', 'rate_gone', 'rate_gone'],
  [402, 'PAYMENT_REQUIRED', 'funds', 'funds'],
  [429, 'RATE_LIMITED', 'retry', 'retry'],
  [408, 'TIMEOUT', 'unknown', 'retry'],
  [409, 'SHIPMENT.PURCHASE.IN_PROGRESS', 'unknown', 'retry'],
  [409, 'STATE.INVALID', 'unknown', 'retry'],
  [401, 'APIKEY.INVALID', 'config', 'config'],
  [422, 'SHIPMENT.POSTAGE.FAILURE', 'refused', 'refused'],
  [422, 'SHIPMENT.POSTAGE.TIMED_OUT', 'unknown', 'retry'],
  [403, 'FORBIDDEN', 'config', 'config'],
  [307, 'MOVED', 'unknown', 'retry'],
  [503, 'SERVICE_UNAVAILABLE', 'unknown', 'retry'],
])('%d %s: %s of a purchase, %s of a question; no key in its sentence', async (status, code, ofPurchase, ofQuestion) => {
  lie = { status, body: { error: { code, message: 'The key EZTK_liar is known.', errors: ['Plain words.'] } } }
  const { postage_label: _, ...unbought } = shipment('')
  lie = { ...lie, read: unbought }
  const strange = liarAsCarrier()
  const answers = [await strange.buy({ quote: 'shp_1', ref: 'rate_1' }, null), await strange.quote(ask())]
  expect(answers.map(({ outcome }) => outcome)).toEqual([ofPurchase, ofQuestion])
  for (const answer of answers) expect(JSON.stringify(answer)).not.toContain('EZTK_liar')
  expect(answers[0]).toMatchObject({ message: 'The key [key] is known. Plain words.' })
})
