import { expect, test } from 'vitest'
import { inOther, matching, type Act } from './act.ts'

const act = (label: string, more: Partial<Act> = {}): Act => ({ id: label, label, run: () => {}, ...more })
const acts = [
  act('Refund', { not: 'Nothing was collected.' }),
  act('Report Fraud'),
  act('Créer un envoi'),
  act('Zoë Martin', { also: 'Assigned to' }),
]
const found = (typed: string) => matching(acts, typed).map(({ label }) => label)

test.each([
  ['the beginning of its words', 'rep fra', ['Report Fraud']],
  ['words in any order', 'fraud rep', ['Report Fraud']],
  ['French without its accents', 'creer', ['Créer un envoi']],
  ['what it goes by besides', 'assigned zoe', ['Zoë Martin']],
  ['nothing that does not begin so', 'fund', []],
])('an act is found by %s', (_what, typed, labels) => {
  expect(found(typed)).toEqual(labels)
})

test('what can be done stands before what cannot, and with nothing typed everything stands', () => {
  expect(found('re')).toEqual(['Report Fraud', 'Refund'])
  expect(found('')).toHaveLength(acts.length)
})

test('an act is found by its words in the language that is not shown, too, and shows in the reader’s', () => {
  const others = new Map([['Créer un envoi', 'Create Shipment']])
  expect(matching(acts, 'ship', others).map(({ label }) => label)).toEqual(['Créer un envoi'])
  expect(found('ship')).toEqual([])
})

test('what a key does is found in the other catalog by its sentence, however it was compiled; one that names something is in none', () => {
  const shown = { a: ['Next order of the list'], b: 'Print', c: 'Print', d: ['Order #', ['number']], e: 'Print' }
  const other = { a: 'Commande suivante de la liste', b: ['Imprimer'], c: 'Impression', d: ['Commande nº ', ['number']] }
  expect(inOther('Next order of the list', shown, other)).toBe('Commande suivante de la liste')
  expect(inOther('Print', shown, other).trim()).toBe('Imprimer Impression')
  expect(inOther('Order #7', shown, other)).toBe('')
})
