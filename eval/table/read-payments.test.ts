import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import Papa from 'papaparse'
import { reportPayments } from '../report/payments.ts'
import { paymentsOf } from '../payments/shape.ts'
import { mappingByName, readMapping } from './mapping.ts'
import { readFolder } from './read-folder.ts'
import { readPayments } from './read-payments.ts'

const generated = paymentsOf(3, 1 / 8)

/** The generated payments as a spreadsheet saves them. */
const csv = (columns: Readonly<Record<string, (payment: (typeof generated)[number]) => string | number | null>>, delimiter = ',') =>
  Papa.unparse(
    generated.map((payment) => Object.fromEntries(Object.entries(columns).map(([name, of]) => [name, of(payment)]))),
    { delimiter },
  )

const usual = csv({
  transaction_id: (payment) => payment.at,
  merchant_id: ({ merchant }) => merchant,
  user_id: ({ buyer }) => buyer,
  card_number: ({ card }) => card,
  transaction_date: ({ at }) => new Date(at).toISOString().replace('Z', '000'),
  transaction_amount: ({ amount }) => amount,
  device_id: ({ device }) => device,
  has_cbk: ({ fraud }) => (fraud ? 'TRUE' : 'FALSE'),
})

test('columns are found by their usual names, and payments are read as they were written', () => {
  const read = readPayments(usual, null)
  expect(read).toMatchObject({ ok: true, value: { skipped: 0, payments: generated } })
})

test('other names, another separator and other words for fraud come from a mapping', () => {
  const text = csv({ Wann: ({ at }) => at, Wer: ({ buyer }) => buyer, Urteil: ({ fraud }) => (fraud ? 'boese' : 'gut') }, ';')
  const mapping = readMapping('{"time": "Wann", "buyer": "Wer", "label": "Urteil", "fraud": ["boese"]}')
  expect(mapping.ok && readPayments(text, mapping.value)).toMatchObject({
    ok: true,
    value: {
      skipped: 0,
      payments: generated.map(({ at, buyer, fraud }) => ({ at, buyer, fraud, amount: null, card: null, device: null })),
    },
  })
})

test.each([
  ['no label', 'time,amount\n2026-01-01,5', null, { code: 'no_column', detail: { field: 'label' } }],
  [
    'a mapping to a column that is not there',
    'time,label\n2026-01-01,1',
    { time: 'time', label: 'label', card: 'pan' },
    { code: 'no_column', detail: { field: 'pan' } },
  ],
  ['too few', 'time,label\n2026-01-01,1\n2026-01-02,0', null, { code: 'too_few', detail: { frauds: 1, good: 1 } }],
  ['nothing', '', null, { code: 'no_column' }],
])('refused: %s', (_case, text, mapping, refusal) => {
  expect(readPayments(text, mapping)).toMatchObject({ ok: false, ...refusal })
})

test.each(['[]', '{"amount": 5}', '{"price": "x"}', 'no json', '{"fraud": []}'])('no mapping: %s', (text) => {
  expect(readMapping(text)).toMatchObject({ ok: false, code: 'mapping_shape' })
})

test('rows whose time or label cannot be read are left out and counted; addresses as numbers become dots', () => {
  const good = Array.from({ length: 20 }, (_, i) => `2026-01-0${1 + (i % 9)} 10:00:00,0,3232235777`)
  const bad = Array.from({ length: 20 }, (_, i) => `17672568${String(i).padStart(2, '0')},1,10.0.0.1`)
  const read = readPayments(['time,label,ip', ...good, ...bad, 'soon,1,', '2026-01-01,maybe,'].join('\n'), null)
  expect(read).toMatchObject({ ok: true, value: { skipped: 2 } })
  expect(read.ok && new Set(read.value.payments.map(({ ip }) => ip))).toEqual(new Set(['192.168.1.1', '10.0.0.1']))
  expect(read.ok && read.value.payments[0]?.at).toBe(Date.UTC(2026, 0, 1, 8, 40))
})

test('a name is found whatever its case and signs, and not twice', () => {
  expect(mappingByName(['IP Address', 'Purchase-Time', 'class', 'id'])).toEqual({ ip: 'IP Address', time: 'Purchase-Time', label: 'class' })
})

test('a folder is judged file by file, and prints the same figures as the suites', () => {
  const folder = mkdtempSync(join(tmpdir(), 'payments-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'ours.csv'), usual)
  writeFileSync(join(folder, 'empty.csv'), '')
  writeFileSync(join(folder, 'notes.txt'), 'nothing')
  const [empty, ours] = readFolder(folder)
  expect([empty?.name, empty?.read.ok, ours?.name, ours?.read.ok]).toEqual(['empty.csv', false, 'ours.csv', true])
  const printed = ours?.read.ok ? reportPayments(ours.name, ours.read.value.payments) : ''
  for (const words of ['400', 'AUC', 'at 5 %', 'High is fraud', 'ECE', 'cost of 1,000', 'amount only', '+ registry at once', 'claimed'])
    expect(printed).toContain(words)
})
