import { expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { checkScanner } from './check-scanner.ts'

const now = new Date('2026-03-04T15:00:00Z')
const config = readConfig({ CLAMD: 'scanner.lan:3310' }, { demo: true })
const reached = (made: Date | null) => ({ reached: true, version: '1.4.3', signatures: { version: '27712', made } }) as const

test('a scanner is told with the age of its signatures, and what to do when they are old or it is away', () => {
  expect(checkScanner(config, reached(new Date('2026-03-03T08:00:00Z')), now)).toEqual({
    name: 'Virus scanner',
    state: 'ok',
    detail: 'scanner.lan:3310 answers, ClamAV 1.4.3, signatures 27712 of 2026-03-03',
  })
  expect(checkScanner(config, reached(new Date('2026-02-20T08:00:00Z')), now)).toMatchObject({ state: 'warn', advice: 'Run freshclam.' })
  expect(checkScanner(config, reached(null), now)).toMatchObject({ state: 'ok', detail: expect.stringContaining('does not say how old') })
  expect(checkScanner(config, { reached: false, message: 'ECONNREFUSED' }, now)).toMatchObject({
    state: 'bad',
    detail: 'scanner.lan:3310 does not answer (ECONNREFUSED)',
  })
  expect(checkScanner(readConfig({}, { demo: true }), null, now)).toMatchObject({ state: 'ok', detail: expect.stringContaining('not set') })
})
