import { expect, test } from 'vitest'
import { attentions, byUrgency, moneyOf } from './attention.ts'
import type { Parcel, Shipment } from '../fulfillment.ts'
import { labelAttentionOf, type LabelAttention, type OpenPurchase } from './labels.ts'

const now = new Date('2026-11-20T15:00:00Z')
const asked = (state: OpenPurchase['state'], secondsAgo: number): OpenPurchase => ({
  state,
  at: new Date(now.getTime() - secondsAgo * 1000),
})
const labelled = (parcel: Partial<Parcel>, state: Shipment['state'] = 'shipped') => ({
  state,
  parcels: [{ state: 'label_created' as const, label: true, check: 'differs' as const, ...parcel }],
})

test.each<[string, readonly OpenPurchase[], readonly LabelAttention[]]>([
  ['nothing is being bought', [], []],
  ['unanswered, and somebody may still be looking at it', [asked('unanswered', 119)], []],
  ['unanswered for two minutes', [asked('unanswered', 120)], ['label_unanswered']],
  ['asked for, and whoever asked was cut off', [asked('asked', 120)], ['label_unanswered']],
  ['some boxes only, just now', [asked('part_bought', 119)], []],
  ['some boxes only', [asked('part_bought', 120)], ['label_part_bought']],
  ['bought, the shipment is about to leave', [asked('bought', 500)], []],
  ['refused', [asked('refused', 500)], []],
])('a purchase: %s', (_case, purchases, expected) => {
  expect(labelAttentionOf({ purchases, shipments: [] }, now)).toEqual(expected)
})

test.each<[string, ReturnType<typeof labelled>, boolean]>([
  ['says another number', labelled({}), true],
  ['says its own', labelled({ check: 'matches' }), false],
  ['cannot be read by us', labelled({ check: 'unreadable' }), false],
  ['was not read yet', labelled({ check: null }), false],
  ['was scanned by the carrier all the same', labelled({ state: 'in_transit' }), false],
  ['was given back', labelled({ state: 'voided' }), false],
  ['belongs to a shipment taken back', labelled({}, 'cancelled'), false],
])('the barcode of a label %s', (_case, shipment, expected) => {
  expect(labelAttentionOf({ purchases: [], shipments: [shipment] }, now)).toEqual(expected ? ['label_differs'] : [])
})

test('labels come after money whose whereabouts are unknown and before money that is only not right', () => {
  expect(byUrgency(['overpaid', 'label_differs', 'unanswered'])).toEqual(['unanswered', 'label_differs', 'overpaid'])
  expect(moneyOf(['overpaid', 'label_differs', 'unanswered'])).toEqual(['unanswered', 'overpaid'])
  expect(new Set(attentions).size).toBe(attentions.length)
})
