import { expect, test } from 'vitest'
import type { Activity } from '../activity.ts'
import { concernsGateway, planTelling, type ToldNumber } from './telling.ts'

const left = (tracking: readonly string[]): Activity => ({
  type: 'shipment_left',
  shipment: 's',
  method: tracking.length > 0 ? 'tracking' : 'pickup',
  pieces: 1,
  tracking,
  cost: null,
})
const taken: Activity = { type: 'transaction', transaction: 't', kind: 'capture', amount: 1, state: 'approved' }

test.each([
  ['a number', [left(['1Z'])], 'shipped', true],
  ['a pickup', [left([])], 'picked_up', false],
  ['a shipment taken back', [{ type: 'shipment_cancelled', shipment: 's', reason: '' }], 'open', true],
  ['money taken after some goods left', [taken], 'partly_shipped', true],
  ['money taken before', [taken], 'open', false],
  ['money that was declined', [{ ...taken, state: 'declined' }], 'shipped', false],
] as const)('a gateway that protects: %s', (_case, entries, state, concerns) => {
  expect(concernsGateway(entries, state)).toBe(concerns)
})

const parcel = (number: string, gone: boolean) => ({ number, carrier: 'ups', gone })
const said = (state: ToldNumber['state']): ToldNumber => ({ payment: 'a', number: '1Z', state })

test.each([
  ['a number that left', [parcel('1Z', true)], [], [['a', '1Z', true]]],
  ['a number told before', [parcel('1Z', true)], [said('told')], []],
  ['a number refused for good', [parcel('1Z', true)], [said('refused')], []],
  ['a told number that came back', [parcel('1Z', false)], [said('told')], [['a', '1Z', false]]],
  ['a number that came back untold', [parcel('1Z', false)], [], []],
  [
    'a number that came back and left again',
    [parcel('1Z', false), parcel('1Z', true)],
    [said('told'), said('withdrawn')],
    [['a', '1Z', true]],
  ],
] as const)('still to be told: %s', (_case, parcels, told, expected) => {
  expect(planTelling(['a'], parcels, told).map(({ payment, number, tell }) => [payment, number, tell])).toEqual(expected)
})

test('goods paid by two captures are told for both', () => {
  expect(planTelling(['a', 'b'], [parcel('1Z', true)], [said('told')]).map(({ payment }) => payment)).toEqual(['b'])
})
