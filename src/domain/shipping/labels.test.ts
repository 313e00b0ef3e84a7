import fc from 'fast-check'
import { expect, test } from 'vitest'
import { money } from '../money.ts'
import {
  costOf,
  isFinal,
  labelActions,
  mayAct,
  priceGuard,
  purchaseStateOf,
  purchaseStates,
  voidable,
  wantsPerson,
  type LabelAction,
  type PurchaseState,
} from './labels.ts'
import type { TrackerState } from './tracker.ts'

test.each<[string, readonly PurchaseState[], PurchaseState, boolean]>([
  ['kept, not asked', ['created'], 'created', false],
  ['asked, on its way', ['created', 'asked'], 'asked', false],
  ['asked, no answer', ['created', 'asked', 'unanswered'], 'unanswered', true],
  ['found by reading back', ['created', 'asked', 'unanswered', 'bought'], 'bought', false],
  ['some boxes only', ['created', 'asked', 'part_bought'], 'part_bought', true],
  ['the rest was found later', ['created', 'asked', 'part_bought', 'bought'], 'bought', false],
  ['a clear no', ['created', 'asked', 'refused'], 'refused', false],
  ['given up by a person', ['created', 'asked', 'unanswered', 'given_up'], 'given_up', false],
  ['given up, and charged all the same', ['created', 'asked', 'unanswered', 'given_up', 'bought'], 'bought', true],
  ['refused, and charged all the same', ['created', 'asked', 'refused', 'part_bought'], 'part_bought', true],
])('a purchase that was %s', (_case, events, state, person) => {
  expect([purchaseStateOf(events), wantsPerson(events)]).toEqual([state, person])
})

test('money that was spent shows, in whatever order it is learned', () => {
  const some = fc.array(fc.constantFrom(...purchaseStates), { maxLength: 9 })
  fc.assert(
    fc.property(
      some.chain((events) => fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length }))),
      ([events, shuffled]) => {
        expect(purchaseStateOf(shuffled)).toBe(purchaseStateOf(events))
        expect(wantsPerson([...events, ...shuffled])).toBe(wantsPerson(events))
        if (events.includes('bought')) expect(purchaseStateOf(events)).toBe('bought')
        if (events.includes('part_bought')) expect(['bought', 'part_bought']).toContain(purchaseStateOf(events))
      },
    ),
  )
})

test.each<[PurchaseState, boolean, readonly LabelAction[]]>([
  ['created', false, ['look', 'give_up']],
  ['asked', false, ['look', 'give_up']],
  ['unanswered', false, ['look', 'give_up']],
  ['bought', true, ['print', 'void']],
  ['part_bought', true, ['print', 'void', 'finish']],
  ['refused', true, ['quote_anew']],
  ['given_up', true, ['look', 'quote_anew']],
])('a purchase that is %s (final: %s) can be acted on by %j', (state, final, actions) => {
  expect(isFinal(state)).toBe(final)
  expect(labelActions.filter((action) => mayAct(state, action).ok)).toEqual(actions)
})

test('nothing that spends is open before the last purchase has an end', () => {
  for (const state of purchaseStates.filter((one) => !isFinal(one))) {
    expect([mayAct(state, 'finish').ok, mayAct(state, 'quote_anew').ok]).toEqual([false, false])
  }
  expect(mayAct('unanswered', 'finish')).toMatchObject({ ok: false, code: 'not_in_this_state', detail: { state: 'unanswered' } })
})

test.each([
  ['as shown', 14_82, 14_82, false],
  ['cheaper', 14_82, 9_00, false],
  ['50 cents more', 14_82, 15_32, false],
  ['51 cents more', 14_82, 15_33, true],
  ['2 % more of a dear one', 80_00, 81_60, false],
  ['a cent over 2 %', 80_00, 81_61, true],
  ['2 % with a part of a cent', 80_49, 82_09, false],
  ['… and over it', 80_49, 82_10, true],
])('a label charged %s: shown %d, charged %d', (_case, shown, charged, flagged) => {
  expect(priceGuard(money(shown, 'USD'), money(charged, 'USD'))).toBe(flagged)
})

test('a price in another currency is not compared', () => {
  expect(() => priceGuard(money(100, 'USD'), money(100, 'CAD'))).toThrow(TypeError)
})

const bought = new Date('2026-03-02T15:00:00Z')
const after = (days: number) => new Date(bought.getTime() + days * 86_400_000)

test.each<[TrackerState | null, number, string]>([
  [null, 0, 'ok'],
  ['label_created', 30, 'ok'],
  ['unknown', 30, 'ok'],
  ['label_created', 30.001, 'too_late'],
  ['in_transit', 0, 'on_its_way'],
  ['delivered', 1, 'on_its_way'],
  ['exception', 1, 'on_its_way'],
  ['voided', 1, 'voided_already'],
])('a label whose parcel is %s, %d days old', (state, age, expected) => {
  const answer = voidable(state, bought, after(age), 30)
  expect(answer.ok ? 'ok' : answer.code).toBe(expected)
})

test('what labels cost: all fees, none for those given back, and each later bill once', () => {
  const charges = [
    { kind: 'postage', amount: 12_40 },
    { kind: 'insurance', amount: 50 },
  ] as const
  const labels = [
    { charges, refunded: false },
    { charges, refunded: true },
    { charges: charges.slice(0, 1), refunded: false },
  ]
  const weighed = { reference: 'adj_1', amount: 3_15 }
  expect(costOf(labels, [])).toBe(25_30)
  expect(costOf(labels, [weighed, weighed, { reference: 'adj_2', amount: -1_00 }])).toBe(27_45)
  expect(costOf([], [])).toBe(0)
})
