import { expect, test } from 'vitest'
import { StoreSettings, type StoreSettingsView } from './shapes.ts'
import { bodyOf, mergeTyped, valuesOf } from './typed.tsx'

const settings: StoreSettings = {
  name: 'Harbor',
  phone: '+1 401 555 0100',
  email: null,
  mailFrom: null,
  address: { name: 'Harbor', line1: '210 Quay Street', line2: null, city: 'Providence', region: 'RI', postalCode: '02903', country: 'US' },
  timeZone: 'America/New_York',
  currency: 'USD',
  language: 'en',
  paymentMode: 'authorization',
  captureAtShipping: 'whole',
  handlingDays: 1,
  cutoff: '15:00',
  mailsDelivered: false,
  mailsException: true,
  requiresDmsNumber: false,
  secondFactor: false,
  noteEdits: 'day',
  hours: [
    { weekday: 1, from: '09:00', to: '17:30' },
    { weekday: 6, from: '09:00', to: '12:00' },
  ],
  guards: {
    balance_due: 'warn',
    fraud_not_cleared: 'block',
    score_pending: 'warn',
    high_not_looked_at: 'block',
    fitment: 'off',
    dms_number: 'block',
    loses_money: 'warn',
  },
}
const view = (changes: Partial<StoreSettings> = {}, updatedAt = '1'): StoreSettingsView => ({
  settings: { ...settings, ...changes },
  updatedAt,
  currencyFixed: false,
  factors: { people: 1, without: 1, self: false },
})

test('what was read and not touched is sent as it was', () => {
  expect(StoreSettings.parse(bodyOf(valuesOf(view())))).toEqual(settings)
})

test('a store that is always open has no hours', () => {
  const always = valuesOf(view({ hours: null }))
  expect(StoreSettings.parse(bodyOf(always)).hours).toBeNull()
  expect(StoreSettings.parse(bodyOf({ ...always, alwaysOpen: false })).hours?.map(({ weekday }) => weekday)).toEqual([1, 2, 3, 4, 5])
})

test('an emptied address is none, an emptied day is asked for', () => {
  const values = valuesOf(view())
  const emptied = { ...values, address: { name: '', line1: ' ', line2: '', city: '', region: '', postalCode: '', country: 'US' } }
  expect(StoreSettings.parse(bodyOf(emptied)).address).toBeNull()
  expect(StoreSettings.safeParse(bodyOf({ ...values, handlingDays: '' })).error?.issues.map((issue) => issue.path)).toEqual([
    ['handlingDays'],
  ])
})

test('what was typed lies over what somebody saved meanwhile, and the rest is theirs', () => {
  const mine = { ...valuesOf(view()), cutoff: '16:30', guards: { ...settings.guards, fitment: 'warn' as const } }
  const current = view({ phone: '+1 401 555 0199', guards: { ...settings.guards, balance_due: 'block' } }, '2')
  const { values, theirs, clashes } = mergeTyped(mine, current)
  expect(StoreSettings.parse(bodyOf(values))).toEqual({
    ...current.settings,
    cutoff: '16:30',
    guards: { ...current.settings.guards, fitment: 'warn' },
  })
  expect([values.seen, theirs.toSorted(), clashes]).toEqual(['2', ['guards.balance_due', 'phone'], []])
})

test('a field both changed keeps what is typed here and is named', () => {
  const mine = { ...valuesOf(view()), cutoff: '16:30', handlingDays: 2 }
  const { values, clashes } = mergeTyped(mine, view({ cutoff: '12:00', handlingDays: 2 }, '2'))
  expect([values.cutoff, clashes]).toEqual(['16:30', ['cutoff']])
})
