import { expect, test } from 'vitest'
import type { CaseState } from './case.ts'
import { decide, standingOf, type Decision, type TaskKind } from './decide.ts'

test.each<[string, CaseState, TaskKind[], Decision, object]>([
  ['a held mark is released', 'suspended', ['review'], 'release', { outcome: 'released', ends: ['review'], standing: { state: 'open' } }],
  ['released while an appeal is open, it stays suspended', 'suspended', ['review', 'appeal'], 'release', { standing: { waits: 'appeal' } }],
  ['a disputed report is upheld', 'open', ['dispute'], 'uphold', { outcome: 'upheld', ends: ['dispute'], standing: { state: 'open' } }],
  [
    'upheld, nothing is left to look at',
    'suspended',
    ['dispute', 'appeal', 'review'],
    'uphold',
    { standing: { state: 'open', waits: null } },
  ],
  ['a report nobody asked about is overturned', 'open', [], 'overturn', { outcome: 'overturned', standing: { state: 'overturned' } }],
])('%s', (_case, state, open, decision, value) => {
  expect(decide(state, open, decision)).toMatchObject({ ok: true, value })
})

test.each<[string, CaseState, TaskKind[], Decision, string]>([
  ['what is not held cannot be released', 'suspended', ['appeal'], 'release', 'nothing_to_release'],
  ['what nobody doubts cannot be upheld', 'suspended', ['review'], 'uphold', 'nothing_to_uphold'],
  ['what was withdrawn is over', 'withdrawn', [], 'overturn', 'case_over'],
  ['what was overturned is over', 'overturned', [], 'uphold', 'case_over'],
])('%s', (_case, state, open, decision, code) => {
  expect(decide(state, open, decision)).toMatchObject({ ok: false, code })
})

test('a dispute alone suspends nothing, and an appeal goes before a review', () => {
  expect(standingOf(['dispute'])).toEqual({ state: 'open', waits: null })
  expect(standingOf(['review', 'appeal', 'dispute'])).toEqual({ state: 'suspended', waits: 'appeal' })
})
