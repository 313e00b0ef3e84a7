import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  checkPrintSettings,
  firstPrintSettings,
  isAllowedPrinter,
  mayMovePrint,
  maySendPrint,
  parsePrinter,
  printerName,
  printKey,
  printStateAfter,
  printStates,
  type PrintSettings,
} from './printing.ts'

const zebra = { host: 'zebra.lan', port: 9100 }

test.each([
  ['zebra.lan', 'zebra.lan:9100'],
  [' Zebra.LAN:9101 ', 'zebra.lan:9101'],
  ['192.168.1.50', '192.168.1.50:9100'],
  ['[FD00::7]:9100', '[fd00::7]:9100'],
  ['label_printer-2', 'label_printer-2:9100'],
])('%j is the printer %s', (typed, name) => {
  const printer = parsePrinter(typed)
  expect(printer && printerName(printer)).toBe(name)
})

test.each([
  '',
  ':9100',
  'zebra.lan:0',
  'zebra.lan:65536',
  'fd00::7',
  'http://zebra.lan',
  'zebra.lan/x',
  'a b',
  'me@zebra.lan',
  '..',
  'zebra.lan:',
])('%j is no printer', (typed) => {
  expect(parsePrinter(typed)).toBeUndefined()
})

test('a printer’s name is read back as the same printer', () => {
  const hosts = fc.oneof(fc.domain(), fc.ipV4(), fc.constant('fd00::7')).map((host) => host.toLowerCase())
  fc.assert(
    fc.property(hosts, fc.integer({ min: 1, max: 65_535 }), (host, port) => {
      expect(parsePrinter(printerName({ host, port }))).toEqual({ host, port })
    }),
  )
})

test('only what was listed may be connected to: neither another port of it nor the address its name stands for', () => {
  const allowed = [zebra, { host: '192.168.1.50', port: 9100 }]
  expect(isAllowedPrinter(zebra, allowed)).toBe(true)
  for (const other of [
    { host: 'zebra.lan', port: 5432 },
    { host: '192.168.1.51', port: 9100 },
    { host: 'zebra', port: 9100 },
    { host: 'zebra.lan.evil.example', port: 9100 },
  ])
    expect(isAllowedPrinter(other, allowed)).toBe(false)
  expect(isAllowedPrinter(zebra, [])).toBe(false)
})

const toPrinter: PrintSettings = {
  label: { target: 'printer', format: 'zpl', dpi: 203, printer: zebra, copies: 2 },
  slip: { target: 'printer', paper: '4x6', printer: zebra },
}
const changed = (label: Partial<PrintSettings['label']>, slip: Partial<PrintSettings['slip']> = {}): PrintSettings => ({
  label: { ...toPrinter.label, ...label },
  slip: { ...toPrinter.slip, ...slip },
})

test.each<readonly [string, PrintSettings, string]>([
  ['what everybody begins with', firstPrintSettings, 'ok'],
  ['labels and slips on the label printer', toPrinter, 'ok'],
  ['a printer kept for later while the browser prints', changed({ target: 'browser', format: 'pdf', printer: null }), 'ok'],
  ['five copies', changed({ copies: 5 }), 'ok'],
  ['six copies', changed({ copies: 6 }), 'copies'],
  ['no copy', changed({ copies: 0 }), 'copies'],
  ['half a copy', changed({ copies: 1.5 }), 'copies'],
  ['ZPL in a browser', changed({ target: 'browser' }), 'browser_prints_pdf'],
  ['a printer that was not chosen', changed({ printer: null }), 'no_printer'],
  ['a slip without its printer', changed({}, { printer: null }), 'no_printer'],
  ['a port nobody listed', changed({ printer: { host: 'zebra.lan', port: 22 } }), 'printer_not_listed'],
  ['a slip to a database', changed({}, { printer: { host: 'db', port: 5432 } }), 'printer_not_listed'],
])('settings: %s: %s', (_case, settings, expected) => {
  const checked = checkPrintSettings(settings, [zebra])
  expect(checked.ok ? 'ok' : checked.code).toBe(expected)
})

test('what was surely not printed may be sent again, what may have been printed never by itself', () => {
  expect(printStates.filter(maySendPrint)).toEqual(['queued', 'failed'])
  expect(printStateAfter('done')).toBe('done')
  expect(printStateAfter('refused')).toBe('failed')
  expect(maySendPrint(printStateAfter('unknown'))).toBe(false)
})

test('a job is done only after it was sent, and a done one stays', () => {
  const possible = printStates.flatMap((from) => printStates.filter((to) => mayMovePrint(from, to)).map((to) => `${from} ${to}`))
  expect(possible).toEqual(['queued sent', 'sent done', 'sent failed', 'failed sent'])
})

test('a double click is one job; another printer, another file and a reprint are others', () => {
  const sha = 'ab'.repeat(32)
  expect(printKey(sha, zebra)).toBe(printKey(sha, { ...zebra }))
  expect(printKey(sha, zebra, 1)).toBe(printKey(sha, zebra, 1))
  const keys = [printKey(sha, zebra), printKey(sha, zebra, 1), printKey(sha, { ...zebra, port: 9101 }), printKey('cd'.repeat(32), zebra)]
  expect(new Set(keys).size).toBe(keys.length)
})
