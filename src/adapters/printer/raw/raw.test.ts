import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import { labelPrinter } from '#test/support/printer.ts'
import { startSandbox, type Sandbox } from '#test/support/sandbox.ts'
import { openRawPrinters } from './index.ts'

let sandbox: Sandbox
let printer: ReturnType<typeof labelPrinter>
let desk: ReturnType<typeof openRawPrinters>

beforeAll(async () => {
  sandbox = await startSandbox()
  printer = labelPrinter(sandbox)
  desk = openRawPrinters([printer.address])
})
afterAll(() => sandbox.stop())
beforeEach(() => sandbox.control('/reset', {}))

const zpl = '^XA^CI28^FO60,60^A0N,40,40^FDŁukasz^FS^FO60,200^BY4^BCN,200,N,N,N,A^FDSBX200000000011^FS^XZ\n'
const label = Buffer.from(zpl)
// A PDF that holds the very bytes of a question and of a label.
const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n~HS ^XA ^XZ \u0000\u00ff\nendobj\n%%EOF\n', 'latin1')

const asks = '\u0002030,0,0,1218,000,0,0,0,000,0,0,0\u0003\r\n\u0002000,0,0,0,0,2,4,0,00000000,1,000\u0003\r\n\u00021234,0\u0003\r\n'

/** A printer that does what no sandbox does; `at` is called for each line to it. */
async function oddPrinter(at: (socket: Socket) => void) {
  const lines = new Set<Socket>()
  const server = createServer((socket) => {
    lines.add(socket)
    socket.on('error', () => socket.destroy())
    at(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    for (const line of lines) line.destroy()
    server.close()
  })
  const address = { host: '127.0.0.1', port: (server.address() as AddressInfo).port }
  return { address, lines, desk: openRawPrinters([address], { silence: 400, whole: 1_500 }) }
}

test('a label is taken whole, byte for byte, and the questions around it are no part of it', async () => {
  expect(await desk.print(printer.address, label)).toEqual({ outcome: 'done' })
  await expect.poll(printer.jobs).toMatchObject([{ kind: 'zpl', state: 'printed', text: zpl }])
})

test('a large job of many labels is taken whole', async () => {
  const many = Buffer.from(zpl.repeat(5_000))
  expect(await desk.print(printer.address, many)).toEqual({ outcome: 'done' })
  await expect.poll(async () => (await printer.jobs()).map(({ base64 }) => Buffer.from(base64, 'base64').equals(many))).toEqual([true])
})

test('a PDF is sent as it is, whatever bytes are in it', async () => {
  expect(await desk.print(printer.address, pdf)).toEqual({ outcome: 'done' })
  await expect.poll(printer.jobs).toMatchObject([{ kind: 'pdf', state: 'printed', base64: pdf.toString('base64') }])
})

test.each(['paper_out', 'head_open', 'paused'] as const)(
  'a printer that is %s gets no label, and gets it once it is ready',
  async (state) => {
    await printer.set(state)
    expect(await desk.status(printer.address)).toBe(state)
    expect(await desk.print(printer.address, label)).toEqual({ outcome: 'refused', reason: state })
    expect(await printer.jobs()).toEqual([])
    await printer.set('ready')
    expect(await desk.status(printer.address)).toBe('ready')
    expect(await desk.print(printer.address, label)).toEqual({ outcome: 'done' })
    await expect.poll(async () => (await printer.jobs()).length).toBe(1)
  },
)

test.each(['refusing', 'hanging'] as const)('a printer that is %s is given up in time, and nothing is called printed', async (state) => {
  await printer.set(state)
  const hasty = openRawPrinters([printer.address], { silence: 400, whole: 3_000 })
  const began = performance.now()
  expect(await hasty.status(printer.address)).toBe('no_answer')
  expect(await hasty.print(printer.address, label)).toEqual({ outcome: 'refused', reason: 'no_answer' })
  // A line may be cut before or after it is ours to write on.
  expect(['refused', 'unknown']).toContain((await hasty.print(printer.address, pdf)).outcome)
  expect(performance.now() - began).toBeLessThan(6_000)
  expect(await printer.jobs()).toEqual([])
})

test('where no printer is, nothing was printed', async () => {
  const gone = await oddPrinter(() => undefined)
  const nowhere = { host: 'printer.invalid', port: 9100 }
  const reaching = openRawPrinters([{ ...gone.address, port: 1 }, nowhere], { silence: 2_000, whole: 3_000 })
  for (const address of [{ ...gone.address, port: 1 }, nowhere]) {
    expect(await reaching.status(address)).toBe('no_answer')
    for (const job of [label, pdf]) expect(await reaching.print(address, job)).toEqual({ outcome: 'refused', reason: 'no_answer' })
  }
})

test('a printer that is not listed is not even connected to, whatever name it is called by', async () => {
  const stranger = await oddPrinter((socket) => socket.end(asks))
  for (const address of [stranger.address, { ...stranger.address, host: 'localhost' }]) {
    expect(await desk.print(address, label)).toEqual({ outcome: 'refused', reason: 'not_allowed' })
    expect(await desk.status(address)).toBe('not_allowed')
  }
  expect(stranger.lines.size).toBe(0)
})

test('a listed name is resolved and printed to', async () => {
  const named = { host: 'localhost', port: printer.address.port }
  expect(await openRawPrinters([named]).print(named, label)).toEqual({ outcome: 'done' })
  await expect.poll(async () => (await printer.jobs()).length).toBe(1)
})

test('a line that is cut, or falls silent, in the middle of a job leaves it unknown', async () => {
  const cutting = await oddPrinter((socket) => {
    socket.once('data', () => {
      socket.write(asks)
      socket.once('data', () => socket.resetAndDestroy())
    })
  })
  expect(await cutting.desk.print(cutting.address, label)).toEqual({ outcome: 'unknown' })
  const falling = await oddPrinter((socket) => {
    socket.once('data', () => {
      socket.write(asks)
      socket.pause()
    })
  })
  expect(await falling.desk.print(falling.address, label)).toEqual({ outcome: 'unknown' })
})

test('an answer in pieces is understood; one that is no answer, or never ends, is none', async () => {
  const slow = await oddPrinter((socket) => {
    const pieces = asks.match(/[^]{1,9}/g) ?? []
    const timer = setInterval(() => (pieces.length > 0 ? socket.write(pieces.shift() ?? '') : clearInterval(timer)), 5)
  })
  expect(await slow.desk.status(slow.address)).toBe('ready')
  const wrong = await oddPrinter((socket) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'))
  expect(await wrong.desk.status(wrong.address)).toBe('no_answer')
  const endless = await oddPrinter((socket) => {
    const timer = setInterval(() => socket.write('\u0002030,'), 50)
    socket.on('close', () => clearInterval(timer))
  })
  expect(await endless.desk.print(endless.address, label)).toEqual({ outcome: 'refused', reason: 'no_answer' })
})
