import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guards, type Guard } from './activity.ts'
import {
  checkGuards,
  guardFacts,
  levelOf,
  passGuards,
  stagesOf,
  stepsOf,
  type GuardBase,
  type GuardFacts,
  type GuardSettings,
  type OpenGuard,
  type Verified,
} from './guards.ts'

const clear: GuardFacts = {
  balance: 0,
  fraudMark: null,
  risk: { level: 'low', looked: false, unapproved: [] },
  unsigned: [],
  dmsNumber: '58812',
  shippingCost: 14_82,
  shippingCharged: 18_50,
  profitAfter: 46_40,
}
const plain: GuardSettings = { levels: {}, requiresDmsNumber: false }
const strict: GuardSettings = {
  levels: {
    balance_due: 'block',
    fraud_not_cleared: 'block',
    score_pending: 'block',
    high_not_looked_at: 'block',
    fitment: 'block',
    dms_number: 'block',
    loses_money: 'block',
  },
  requiresDmsNumber: true,
}

const base: GuardBase = {
  balance: 151_00,
  fraudMark: null,
  risk: clear.risk,
  dmsNumber: null,
  shippingCharged: 18_50,
  spent: 5_00,
  profit: 60_00,
}

test('what leaves is judged with the money: this shipment beside those before it, the balance after what is collected with it', () => {
  expect(guardFacts(base, { unsigned: ['a'], cost: 14_82, collected: 151_00, leaves: true })).toEqual({
    balance: 0,
    fraudMark: null,
    risk: clear.risk,
    unsigned: ['a'],
    dmsNumber: null,
    shippingCharged: 18_50,
    shippingCost: 19_82,
    profitAfter: 45_18,
  })
  expect(guardFacts({ ...base, spent: 0, profit: null }, { unsigned: [], cost: null, collected: 0, leaves: true })).toMatchObject({
    balance: 151_00,
    shippingCost: null,
    profitAfter: null,
  })
})

test('what only goes on the shelf is not judged by money', () => {
  const facts = guardFacts(base, { unsigned: ['a'], cost: 0, collected: 0, leaves: false })
  expect(
    checkGuards(facts, { levels: { balance_due: 'block', loses_money: 'block', fitment: 'warn' }, requiresDmsNumber: true }).map(
      ({ guard }) => guard,
    ),
  ).toEqual(['fitment', 'dms_number'])
})

const told = (open: readonly OpenGuard[]) => open.map(({ guard, level }) => `${guard} ${level}`)

test.each<[string, Partial<GuardFacts>, GuardSettings, readonly string[]]>([
  ['all clear', {}, strict, []],
  ['money is due', { balance: 1 }, plain, ['balance_due warn']],
  ['money is to be given back', { balance: -1 }, plain, []],
  ['suspected fraud', { fraudMark: 'suspected' }, plain, ['fraud_not_cleared block']],
  ['known fraud', { fraudMark: 'known' }, plain, ['fraud_not_cleared block']],
  ['cleared by a person', { fraudMark: 'not_fraud' }, plain, []],
  ['not scored yet', { risk: { level: null, looked: true, unapproved: [] } }, plain, ['score_pending warn']],
  ['High, and nobody has looked', { risk: { level: 'high', looked: false, unapproved: [] } }, plain, ['high_not_looked_at block']],
  ['High, and somebody has looked', { risk: { level: 'high', looked: true, unapproved: [] } }, plain, []],
  ['Medium, and nobody has looked', { risk: { level: 'medium', looked: false, unapproved: [] } }, plain, []],
  [
    'a rule’s approval, whatever the store has set',
    { risk: { level: 'low', looked: true, unapproved: ['Wheels'] } },
    { ...plain, levels: { approval_missing: 'off' } },
    ['approval_missing block'],
  ],
  ['nobody signed, and the store does not ask', { unsigned: ['48609-06230'] }, plain, []],
  ['nobody signed, and the store asks', { unsigned: ['48609-06230'] }, { ...plain, levels: { fitment: 'warn' } }, ['fitment warn']],
  ['no invoice number where none is required', { dmsNumber: null }, { ...plain, levels: { dms_number: 'block' } }, []],
  ['no invoice number where one is required', { dmsNumber: null }, { ...plain, requiresDmsNumber: true }, ['dms_number block']],
  [
    'no invoice number where the store only warns',
    { dmsNumber: null },
    { levels: { dms_number: 'warn' }, requiresDmsNumber: true },
    ['dms_number warn'],
  ],
  ['shipping costs what the buyer paid', { shippingCost: 18_50 }, plain, []],
  ['shipping costs a cent more', { shippingCost: 18_51 }, plain, ['loses_money warn']],
  ['shipping is within, but the order earns nothing', { profitAfter: -1 }, plain, ['loses_money warn']],
  ['an unknown cost is no loss', { shippingCost: null, profitAfter: null }, plain, []],
  [
    'everything at once, in one order',
    {
      balance: 5,
      fraudMark: 'known',
      risk: { level: 'high', looked: false, unapproved: ['Wheels'] },
      unsigned: ['a'],
      dmsNumber: null,
      profitAfter: -5,
    },
    strict,
    guards.flatMap((guard) => (guard === 'score_pending' ? [] : [`${guard} block`])),
  ],
])('%s', (_case, facts, settings, expected) => {
  expect(told(checkGuards({ ...clear, ...facts }, settings))).toEqual(expected)
})

test('a loss is told with its figures', () => {
  expect(checkGuards({ ...clear, shippingCost: 25_00, profitAfter: -3_10 }, plain)[0]?.detail).toEqual({ over: 6_50, profit: -3_10 })
  expect(checkGuards({ ...clear, shippingCost: 25_00 }, plain)[0]?.detail).toEqual({ over: 6_50, profit: undefined })
})

const blocked: readonly OpenGuard[] = [
  { guard: 'fraud_not_cleared', level: 'block', detail: { mark: 'suspected' } },
  { guard: 'balance_due', level: 'warn', detail: { balance: 100 } },
]

test.each<[string, readonly OpenGuard[], readonly Guard[], boolean, object]>([
  ['nothing open', [], [], false, { ok: true, value: [] }],
  ['a warning alone', blocked.slice(1), [], false, { ok: true, value: [] }],
  ['a block', blocked, [], true, { ok: false, code: 'guarded', detail: { guards: ['fraud_not_cleared'] } }],
  ['a block with another guard overridden', blocked, ['balance_due'], true, { ok: false, code: 'guarded' }],
  ['a block overridden with the right', blocked, ['fraud_not_cleared'], true, { ok: true, value: ['fraud_not_cleared'] }],
  ['a block overridden without the right', blocked, ['fraud_not_cleared'], false, { ok: false, code: 'may_not_override' }],
  ['an override that was not needed', blocked.slice(1), ['fraud_not_cleared'], false, { ok: true, value: [] }],
])('passing: %s', (_case, open, overridden, right, expected) => {
  expect(passGuards(open, overridden.length > 0 ? { guards: overridden, reason: 'the owner called' } : null, right)).toMatchObject(expected)
})

const level = fc.constantFrom('off' as const, 'warn' as const, 'block' as const)
const settings = fc.record({
  levels: fc.record(
    {
      balance_due: level,
      fraud_not_cleared: level,
      score_pending: level,
      high_not_looked_at: level,
      approval_missing: level,
      fitment: level,
      dms_number: level,
      loses_money: level,
    },
    { requiredKeys: [] },
  ),
  requiresDmsNumber: fc.boolean(),
})
const facts = fc.record({
  balance: fc.integer({ min: -10_000, max: 10_000 }),
  fraudMark: fc.constantFrom(null, 'not_fraud' as const, 'suspected' as const, 'known' as const),
  risk: fc.record({
    level: fc.constantFrom(null, 'low' as const, 'medium' as const, 'high' as const),
    looked: fc.boolean(),
    unapproved: fc.array(fc.string(), { maxLength: 2 }),
  }),
  unsigned: fc.array(fc.string(), { maxLength: 3 }),
  dmsNumber: fc.option(fc.string()),
  shippingCost: fc.option(fc.nat(5000)),
  shippingCharged: fc.nat(5000),
  profitAfter: fc.option(fc.integer({ min: -5000, max: 5000 })),
})

test('a guard is told at the level its store has set, once, and never when it is off', () => {
  fc.assert(
    fc.property(facts, settings, (some, set) => {
      const open = checkGuards(some, set)
      expect(new Set(open.map(({ guard }) => guard)).size).toBe(open.length)
      for (const { guard, level: told } of open) expect(told).toBe(levelOf(guard, set))
      expect(passGuards(open, null, true).ok).toBe(open.every(({ level: told }) => told === 'warn'))
    }),
  )
})

const verified: Verified = {
  riskChecked: true,
  approval: 'not_asked',
  addressesChecked: true,
  unsigned: 0,
  balance: 0,
  dmsNumber: '58812',
  nothingOpen: false,
}
const everyGuard: GuardSettings = { levels: { fitment: 'warn' }, requiresDmsNumber: true }

test.each<[string, Partial<Verified>, GuardSettings, readonly string[]]>([
  ['all looked at', {}, everyGuard, []],
  [
    'nothing looked at, a strict store',
    { riskChecked: false, addressesChecked: false, unsigned: 2, balance: 5, dmsNumber: null },
    everyGuard,
    ['risk', 'addresses', 'fitment', 'balance', 'dms_number'],
  ],
  [
    'nothing looked at, an easy store',
    { riskChecked: false, addressesChecked: false, unsigned: 2, balance: 5, dmsNumber: null },
    plain,
    ['risk', 'addresses', 'balance'],
  ],
  ['an approval a rule asks for', { approval: 'missing' }, plain, ['approval']],
  ['an approval that was given', { approval: 'given' }, plain, []],
  ['money to give back is no reason to keep the parts', { balance: -5 }, plain, []],
  [
    'everything is out: looking comes too late, money does not',
    { riskChecked: false, approval: 'missing', addressesChecked: false, unsigned: 1, balance: 5, dmsNumber: null, nothingOpen: true },
    everyGuard,
    ['balance', 'dms_number'],
  ],
  ['everything is out, money to give back', { balance: -5, nothingOpen: true }, plain, ['balance']],
])('Complete Order stops at: %s', (_case, facts, set, expected) => {
  expect(stepsOf({ ...verified, ...facts }, set).flatMap(({ step, state }) => (state === 'open' ? [step] : []))).toEqual(expected)
})

test.each<[string, Partial<Verified>, readonly boolean[]]>([
  ['just arrived', { riskChecked: false, balance: 5 }, [false, false, false]],
  ['looked at, money missing', { balance: 5 }, [true, false, false]],
  ['paid first, not looked at', { addressesChecked: false }, [false, true, false]],
  ['more paid than due', { balance: -5 }, [true, true, false]],
  ['everything out and paid', { nothingOpen: true, riskChecked: false }, [true, true, true]],
])('verified, collected, shipped: %s', (_case, facts, expected) => {
  expect(stagesOf({ ...verified, ...facts }, plain).map(({ done }) => done)).toEqual(expected)
})
