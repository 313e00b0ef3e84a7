import { expect, test } from 'vitest'
import { fraudReasons, gapsOf, isLocal, type Gap, type Said } from './reasons.ts'

const known: Said = { mark: 'known', code: 'stolen_card', evidence: 'owner_denies', reason: 'She called from the bank' }

test.each<[string, Said, readonly `${Gap['field']} ${Gap['why']}`[]]>([
  ['known with everything', known, []],
  ['known without a reason of the list', { ...known, code: undefined }, ['code missing']],
  ['known without evidence', { ...known, evidence: undefined }, ['evidence missing']],
  ['known by a pattern', { ...known, evidence: 'pattern_only' }, ['evidence only_a_pattern']],
  ['known without words', { ...known, reason: '  ' }, ['reason missing']],
  ['known with nothing', { mark: 'known', reason: '' }, ['code missing', 'evidence missing', 'reason missing']],
  ['suspected for a reason of the list', { mark: 'suspected', code: 'reshipper', reason: '' }, []],
  ['suspected by a pattern', { mark: 'suspected', code: 'card_testing', evidence: 'pattern_only', reason: '' }, []],
  ['suspected without a reason', { mark: 'suspected', reason: 'odd' }, ['code missing']],
  ['suspected for something else, untold', { mark: 'suspected', code: 'other', reason: '' }, ['reason missing']],
  ['not fraud, with words', { mark: 'not_fraud', reason: 'she called' }, []],
  ['not fraud, without', { mark: 'not_fraud', reason: '' }, ['reason missing']],
  ['not fraud that accuses', { ...known, mark: 'not_fraud' }, ['code not_asked', 'evidence not_asked']],
])('%s', (_case, said, gaps) => {
  expect(gapsOf(said).map(({ field, why }) => `${field} ${why}`)).toEqual(gaps)
})

test('five case types count elsewhere; a quarrel, a refusal to be checked and what has no name stay at home', () => {
  expect(fraudReasons.filter((reason) => !isLocal(reason))).toEqual([
    'stolen_card',
    'other_identity',
    'account_taken_over',
    'card_testing',
    'reshipper',
  ])
  expect(isLocal(null)).toBe(false)
})
