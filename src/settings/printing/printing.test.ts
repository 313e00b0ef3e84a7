import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { firstPrintSettings } from '#domain/shipping/printing.ts'
import { printersOf } from '#platform/config.ts'
import { openDesk, type TestDesk } from '#test/support/desk.ts'

let desk: TestDesk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const counter = randomUUID()
const at = (workstation = counter, store = 'harbor') => `/desk/stores/${store}/settings/printing/${workstation}`

test('a workstation begins with the browser, and keeps what its person chose for it alone', async () => {
  const omar = await desk.as('staff')
  const printers = printersOf(desk.app.config)
  expect((await omar.get(at())).body).toEqual({ name: null, settings: firstPrintSettings, printers, others: [] })
  const settings = {
    label: { target: 'printer', format: 'zpl', dpi: 300, printer: printers[0], copies: 2 },
    slip: { target: 'browser', paper: 'a4', printer: null },
  }
  expect((await omar.post(at(), { name: 'Packing bench', settings }, { method: 'PUT' })).status).toBe(200)
  expect((await omar.get(at())).body).toMatchObject({ name: 'Packing bench', settings })
  expect((await omar.get(at(randomUUID()))).body).toMatchObject({
    name: null,
    settings: firstPrintSettings,
    others: [{ workstation: counter, name: 'Packing bench', updatedAt: '2026-03-04T15:00:00.000Z' }],
  })
  const boss = await desk.as('supervisor')
  expect((await boss.get(at())).body).toMatchObject({ name: null, settings: firstPrintSettings, others: [] })
})

test.each([
  [
    'a printer nobody listed',
    { target: 'printer', format: 'pdf', dpi: 203, printer: { host: '10.0.0.1', port: 22 }, copies: 1 },
    'printer_not_listed',
  ],
  ['a printer wanted and none chosen', { target: 'printer', format: 'pdf', dpi: 203, printer: null, copies: 1 }, 'no_printer'],
  ['ZPL in the browser', { target: 'browser', format: 'zpl', dpi: 203, printer: null, copies: 1 }, 'browser_prints_pdf'],
])('%s is refused and nothing is kept', async (_case, label, code) => {
  const boss = await desk.as('supervisor')
  const asked = await boss.post(at(), { name: 'Desk', settings: { ...firstPrintSettings, label } }, { method: 'PUT' })
  expect(asked.body.code).toBe(code)
  expect((await boss.get(at())).body.name).toBeNull()
})

test('who works no orders prints nothing, and a store’s workstations are its own', async () => {
  expect((await (await desk.as('marketer')).get(at())).status).toBe(403)
  const stranger = await desk.as('staff', desk.other)
  expect((await stranger.get(at(counter, 'bluestone'))).body).toMatchObject({ name: null, others: [] })
  expect((await stranger.get(at())).status).toBe(404)
})
