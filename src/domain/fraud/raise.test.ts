import { expect, test } from 'vitest'
import { riskAttentionOf } from '../attention/risk.ts'
import { isRaised, isSilenced, type Weighed } from './raise.ts'

const of = (level: Weighed['level'], verdict: Weighed['verdict']): Weighed => ({ level, verdict })

test.each<[string, Weighed, Weighed, boolean]>([
  ['by the network', of('low', 'none'), of('medium', 'medium'), true],
  ['further', of('medium', 'medium'), of('high', 'high'), true],
  ['by a store that began to share', of('low', null), of('high', 'high'), true],
  ['for other reasons', of('low', 'medium'), of('high', 'medium'), false],
  ['and was as high before', of('high', 'none'), of('high', 'high'), false],
  ['and fell all the same', of('high', 'none'), of('medium', 'medium'), false],
])('a level raised %s', (_case, before, after, raised) => {
  expect(isRaised(before, after)).toBe(raised)
})

test('the network is silent when it says nothing any more, not when it says less', () => {
  expect([isSilenced(of('high', 'high'), of('low', 'none')), isSilenced(of('high', 'high'), of('medium', 'medium'))]).toEqual([true, false])
  expect(isSilenced(of('low', 'none'), of('low', null))).toBe(false)
})

test('a raise waits for a person on an open order nobody has decided about', () => {
  const raised = { raised: true, status: 'new', fulfillment: 'open', mark: null } as const
  expect(riskAttentionOf(raised)).toEqual(['risk_raised'])
  for (const changes of [
    { raised: false },
    { status: 'cancelled' },
    { status: 'completed' },
    { fulfillment: 'shipped' },
    { mark: 'known' },
    { mark: 'not_fraud' },
  ] as const)
    expect(riskAttentionOf({ ...raised, ...changes })).toEqual([])
})
