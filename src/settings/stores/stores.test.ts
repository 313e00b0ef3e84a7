import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDesk, type Caller, type TestDesk } from '#test/support/desk.ts'

let desk: TestDesk
let mia: Caller
const at = '/desk/stores/harbor/settings'

beforeAll(async () => {
  desk = await openDesk()
  mia = await desk.as('supervisor')
})
afterAll(() => desk.close())

const read = async (who: Caller = mia) => (await who.get(at)).body
const save = (ask: unknown, seen?: string, who: Caller = mia) => who.post(at, ask, { method: 'PUT', seen })

test('a store starts with settings a clerk can read, every guard with its usual level', async () => {
  const { settings, currencyFixed } = await read()
  expect(settings).toMatchObject({
    name: 'Harbor Toyota Parts',
    timeZone: 'America/New_York',
    currency: 'USD',
    paymentMode: 'authorization',
    captureAtShipping: 'whole',
    handlingDays: 1,
    cutoff: '15:00',
    mailsDelivered: false,
    mailsException: false,
    requiresDmsNumber: false,
    secondFactor: false,
    guards: {
      balance_due: 'warn',
      fraud_not_cleared: 'block',
      score_pending: 'warn',
      high_not_looked_at: 'block',
      fitment: 'off',
      dms_number: 'block',
      loses_money: 'warn',
    },
  })
  expect(currencyFixed).toBe(false)
})

test('what is saved stands, and each change has its line in the trail', async () => {
  const { settings, updatedAt } = await read()
  const address = {
    name: 'Harbor',
    line1: '210 Quay Street',
    line2: '',
    city: 'Providence',
    region: 'RI',
    postalCode: '02903',
    country: 'US',
  }
  const asked = { ...settings, name: 'Harbor Parts', address, cutoff: '16:30', guards: { ...settings.guards, balance_due: 'block' } }
  const saved = await save(asked, updatedAt)
  expect(saved.status).toBe(200)
  expect((await read()).settings).toEqual({ ...asked, address: { ...address, line2: null } })
  expect((await mia.get('/desk/me')).body.stores[0].name).toBe('Harbor Parts')
  const { changes, all } = (await mia.get(`${at}/changes/store`)).body
  expect(all).toBe(4)
  expect(
    changes.map((one: { who: string; what: string; subject: string | null; before: unknown; after: unknown }) => [
      one.who,
      one.what,
      one.subject,
      one.before,
      one.after,
    ]),
  ).toEqual(
    expect.arrayContaining([
      ['supervisor of harbor', 'name', null, 'Harbor Toyota Parts', 'Harbor Parts'],
      ['supervisor of harbor', 'cutoff', null, '15:00', '16:30'],
      ['supervisor of harbor', 'guard', 'balance_due', 'warn', 'block'],
    ]),
  )
})

test('of two who save on the same settings the second is told who was first, and nothing is written', async () => {
  const both = await read()
  const [first, second] = await Promise.all([
    save({ ...both.settings, phone: '+1 401 555 0100' }, both.updatedAt),
    save({ ...both.settings, handlingDays: 3 }, both.updatedAt),
  ])
  const [won, lost] = first.status === 200 ? [first, second] : [second, first]
  expect([won.status, lost.status]).toEqual([200, 412])
  expect(lost.body).toMatchObject({
    code: 'stale',
    who: 'supervisor of harbor',
    current: { settings: won.body.settings, updatedAt: won.body.updatedAt },
  })
  expect((await read()).settings).toEqual(won.body.settings)
  expect((await save({ ...lost.body.current.settings, handlingDays: 2 }, lost.body.current.updatedAt)).status).toBe(200)
})

test('the same save again, after its answer was lost, changes nothing and is not refused', async () => {
  const { settings, updatedAt } = await read()
  const asked = { ...settings, email: 'parts@harbor.example' }
  const [first, again] = [await save(asked, updatedAt), await save(asked, updatedAt)]
  expect([first.status, again.status, again.body.updatedAt]).toEqual([200, 200, first.body.updatedAt])
})

test('a save must say what it was made on', async () => {
  const { settings } = await read()
  expect((await save({ ...settings, handlingDays: 9 })).status).toBe(428)
  expect((await read()).settings.handlingDays).not.toBe(9)
})

test('the currency can be chosen until the first order, then stays', async () => {
  const ruth = await desk.as('supervisor', desk.other)
  const there = '/desk/stores/bluestone/settings'
  const put = async (currency: string) => {
    const { settings, updatedAt } = (await ruth.get(there)).body
    return ruth.post(there, { ...settings, currency }, { method: 'PUT', seen: updatedAt })
  }
  expect((await put('CAD')).status).toBe(200)
  expect((await put('USD')).status).toBe(200)
  await desk.place({}, desk.other)
  const refused = await put('CAD')
  expect([refused.status, refused.body.code]).toEqual([409, 'currency_fixed'])
  expect((await ruth.get(there)).body).toMatchObject({ currencyFixed: true, settings: { currency: 'USD' } })
})

test.each([
  ['timeZone', 'America/Atlantis'],
  ['currency', 'XYZ1'],
  ['cutoff', '25:00'],
  ['handlingDays', 61],
  ['email', 'not an address'],
  ['phone', 'a\0b'],
  ['name', '\ud800'],
])('a wrong %s is named and nothing is saved', async (field, value) => {
  const { settings, updatedAt } = await read()
  const refused = await save({ ...settings, [field]: value }, updatedAt)
  expect([refused.status, refused.body.issues.map((issue: { path: string }) => issue.path)]).toEqual([400, [field]])
  expect((await read()).updatedAt).toBe(updatedAt)
})

test('the settings work: the next order is promised by them', async () => {
  const { settings, updatedAt } = await read()
  await save({ ...settings, timeZone: 'America/Chicago', handlingDays: 2, cutoff: '12:00' }, updatedAt)
  const { number } = await desk.place({ placedAt: '2026-03-02T15:00:00Z' })
  const page = await mia.get(`/desk/stores/harbor/orders/${number}`)
  expect(page.body.head.shipBy).toBe('2026-03-04T18:00:00.000Z')
})

test.each(['staff', 'associate', 'marketer'] as const)('a %s neither reads nor changes the settings', async (role) => {
  const { settings, updatedAt } = await read()
  const person = await desk.as(role)
  expect([
    (await person.get(at)).status,
    (await save(settings, updatedAt, person)).status,
    (await person.get(`${at}/changes/store`)).status,
  ]).toEqual([403, 403, 403])
})

test('the trail can be neither changed nor removed', async () => {
  await expect(desk.app.pool.query('update settings_changes set what = what')).rejects.toThrow('permission denied')
  await expect(desk.app.pool.query('delete from settings_changes')).rejects.toThrow('permission denied')
  await expect(desk.look('delete from settings_changes')).rejects.toThrow('append-only')
})
