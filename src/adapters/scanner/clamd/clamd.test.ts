import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { absentScanner, eicar, openScanner, type TestScanner } from '#test/support/mail/scanner.ts'
import { openClamd } from './index.ts'

let daemon: TestScanner
beforeAll(async () => {
  daemon = await openScanner()
})
beforeEach(() => daemon.be('well'))
afterAll(() => daemon.close())

const scan = (bytes: Uint8Array, patience = 2000) => openClamd({ host: '127.0.0.1', port: daemon.port }).scan(bytes, patience)

test('a clean file and one with a virus are told apart, in one piece and in many', async () => {
  const large = randomBytes(3_000_000)
  expect(await scan(Buffer.from('torque: 85 Nm'))).toEqual({ outcome: 'clean' })
  expect(await scan(large)).toEqual({ outcome: 'clean' })
  expect(await scan(eicar)).toEqual({ outcome: 'infected', virus: 'Eicar-Signature' })
  // Across the seam of two pieces.
  const seam = Buffer.concat([large.subarray(0, 64 * 1024 - 20), eicar, large])
  expect(await scan(seam)).toEqual({ outcome: 'infected', virus: 'Eicar-Signature' })
})

test.each([
  ['says nothing', 'hanging', 'no answer in time'],
  ['is killed in the middle', 'dying', expect.stringMatching(/cut|ECONNRESET|EPIPE/)],
  ['is another program', 'babbling', '220 mail.example ESMTP'],
  ['takes no such large file', 'narrow', 'INSTREAM size limit exceeded. ERROR'],
  ['answers before it has the file', 'hasty', expect.stringMatching(/before|ECONNRESET|EPIPE/)],
] as const)('a daemon that %s has not said clean', async (_what, mood, message) => {
  daemon.be(mood)
  const bytes = mood === 'hasty' ? randomBytes(20_000_000) : Buffer.alloc(500, 'x')
  expect(await scan(bytes, mood === 'hanging' ? 150 : 5000)).toEqual({ outcome: 'unknown', message })
})

test('one that is not there, by port and by socket', async () => {
  expect(await (await absentScanner()).scan(eicar, 2000)).toEqual({ outcome: 'unknown', message: 'ECONNREFUSED' })
  expect(await openClamd({ path: '/nowhere/clamd.ctl' }).state()).toEqual({ reached: false, message: 'ENOENT' })
})

test('it tells its version, and how old its signatures are', async () => {
  const state = () => openClamd({ host: '127.0.0.1', port: daemon.port }).state()
  expect(await state()).toEqual({
    reached: true,
    version: '1.4.3',
    signatures: { version: '27712', made: new Date('2025-07-31 08:35:42') },
  })
  daemon.be('babbling')
  expect(await state()).toEqual({ reached: false, message: 'it answers 220 mail.example ESMTP' })
})
