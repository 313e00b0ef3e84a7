import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { buffer } from 'node:stream/consumers'
import PDFDocument from 'pdfkit'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openScanner, scan } from '../carrier/testing/decode.ts'
import { postJson, startWorld, type TestWorld } from '../test-world.ts'

let world: TestWorld
beforeAll(async () => {
  world = await startWorld()
  await openScanner()
})
afterAll(() => world.end())
beforeEach(() => postJson(world.url('control', '/reset'), {}))

type Job = { readonly id: number; readonly kind: string; readonly state: string; readonly base64: string; readonly text: string | null }

const label = '^XA^CI28^FO60,60^A0N,40,40^FDŁukasz^FS^FO60,200^BY4^BCN,200,N,N,N,A^FDSBX200000000011^FS^XZ\n'
const line = async (): Promise<Socket> => {
  const socket = connect(world.ports.printer, '127.0.0.1')
  await once(socket, 'connect')
  return socket
}
const send = async (bytes: string | Buffer) => {
  const socket = await line()
  socket.end(bytes)
  await once(socket, 'close')
}
const set = (state: string) => postJson(world.url('control', '/printer'), { state })
const jobs = async () => ((await (await fetch(world.url('carrier', '/printer/api/jobs'))).json()) as { jobs: Job[] }).jobs
const page = async (path = '') => (await fetch(world.url('carrier', `/printer${path}`))).text()

/** Asks `~HS` and answers its three lines, without their frame. */
async function status(): Promise<string[][]> {
  const socket = await line()
  socket.write('~HS')
  let said = ''
  while (said.split('\u0003').length < 4) said += String((await once(socket, 'data'))[0])
  socket.destroy()
  return said
    .split('\r\n')
    .slice(0, 3)
    .map((one) => one.slice(1, -1).split(','))
}

test('a job comes out as it was sent, byte for byte, and its picture can be scanned', async () => {
  await send(label)
  const [job] = await jobs()
  expect(job).toMatchObject({ kind: 'zpl', state: 'printed', text: label })
  expect(await page()).toContain(`/printer/jobs/${job?.id}/sheets/1.png`)
  const answer = await fetch(world.url('carrier', `/printer/jobs/${job?.id}/sheets/1.png`))
  const sheet = new Uint8Array(await answer.arrayBuffer())
  expect([answer.headers.get('content-type'), await sharp(sheet).metadata()]).toMatchObject(['image/png', { width: 813, height: 1220 }])
  expect(await scan(new Blob([sheet]))).toEqual({ ']C0': 'SBX200000000011' })
  const shown = await page(`/jobs/${job?.id}`)
  expect(shown).toContain('^FDŁukasz^FS')
  expect(shown).toContain('alt="Sheet 1"')
})

test('two labels in one job are two sheets; a PDF is shown as it is', async () => {
  await send(label + label)
  const [two] = await jobs()
  expect((await page(`/jobs/${two?.id}`)).match(/alt="Sheet \d"/g)).toEqual(['alt="Sheet 1"', 'alt="Sheet 2"'])
  const doc = new PDFDocument({ size: [288, 432] })
  doc.text('a label').end()
  const pdf = await buffer(doc)
  await send(pdf)
  const [job] = await jobs()
  expect([job?.kind, Buffer.from(job?.base64 ?? '', 'base64').equals(pdf)]).toEqual(['pdf', true])
  expect((await fetch(world.url('carrier', `/printer/jobs/${job?.id}/raw`))).headers.get('content-type')).toBe('application/pdf')
})

test.each([
  ['ready', { paperOut: '0', paused: '0', headUp: '0' }],
  ['paper_out', { paperOut: '1', paused: '1', headUp: '0' }],
  ['head_open', { paperOut: '0', paused: '1', headUp: '1' }],
  ['paused', { paperOut: '0', paused: '1', headUp: '0' }],
])('asked with ~HS a printer that is %s says so', async (state, flags) => {
  await set(state)
  const [first, second, third] = await status()
  expect([first?.length, second?.length, third?.length]).toEqual([12, 11, 2])
  expect({ paperOut: first?.[1], paused: first?.[2], headUp: second?.[2] }).toEqual(flags)
  expect(await jobs()).toEqual([])
})

test('without paper a job waits, is counted, and comes out once there is some', async () => {
  await set('paper_out')
  await send(label)
  const [first] = await status()
  expect([(await jobs())[0]?.state, first?.[4]]).toEqual(['waiting', '001'])
  await set('ready')
  expect((await jobs())[0]?.state).toBe('printed')
})

test('a question in the middle of a job is answered and is no part of it', async () => {
  const socket = await line()
  socket.write(label.slice(0, 30))
  socket.write('~HS')
  expect(String((await once(socket, 'data'))[0]).slice(1, 5)).toBe('030,')
  socket.end(label.slice(30))
  await once(socket, 'close')
  expect((await jobs()).map(({ text }) => text)).toEqual([label])
})

test('a job that is cut before its end prints nothing, and a line that stays open ends its job by silence', async () => {
  const socket = await line()
  socket.write(label.slice(0, 40))
  socket.write('~H')
  socket.write('S')
  await once(socket, 'data')
  socket.destroy()
  await expect.poll(async () => (await jobs()).map(({ state }) => state)).toEqual(['partial'])
  const open = await line()
  open.write(label)
  await expect.poll(async () => (await jobs()).map(({ state }) => state), { timeout: 5000 }).toEqual(['printed', 'partial'])
  open.destroy()
})

test('a printer that refuses cuts the line; one that hangs takes and says nothing', async () => {
  await set('refusing')
  const cut = connect(world.ports.printer, '127.0.0.1')
  const [fault] = (await once(cut.resume(), 'error').catch((error: unknown) => [error])) as [Error & { code: string }]
  expect(fault.code).toBe('ECONNRESET')
  await set('hanging')
  const silent = await line()
  silent.write('~HS')
  silent.setTimeout(300)
  expect(await Promise.race([once(silent, 'data').then(() => 'answer'), once(silent, 'timeout').then(() => 'silence')])).toBe('silence')
  expect(await jobs()).toEqual([])
  silent.destroy()
})
