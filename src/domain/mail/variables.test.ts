import fc from 'fast-check'
import { expect, test } from 'vitest'
import { templateKinds, variablesOf } from './templates.ts'
import { check, fill, parse } from './variables.ts'

test.each([
  ['Order {{order.number}} is here', ['Order ', 'order.number', ' is here']],
  ['{{ amount }}', ['amount']],
  ['{{a}}{{b}}', ['a', 'b']],
  ['nothing', ['nothing']],
  ['', []],
])('“%s” in pieces', (text, pieces) => {
  expect(parse(text).map((piece) => (piece.kind === 'variable' ? piece.name : piece.text))).toEqual(pieces)
})

test.each([
  ['{{order.numbr}}', [{ code: 'unknown_variable', text: '{{order.numbr}}' }]],
  ['{{order.numbr}} {{order.numbr}}', [{ code: 'unknown_variable', text: '{{order.numbr}}' }]],
  ['{{order.number', [{ code: 'broken_variable', text: '{{' }]],
  ['order.number}}', [{ code: 'broken_variable', text: '}}' }]],
  ['{{}}', [{ code: 'broken_variable', text: '{{}}' }]],
  ['{{#if paid}}', [{ code: 'broken_variable', text: '{{#if paid}}' }]],
  ['{{constructor}}', [{ code: 'unknown_variable', text: '{{constructor}}' }]],
  ['{one} brace {is} plain', []],
])('what is wrong with “%s”', (text, problems) => {
  expect(check(text, ['order.number'])).toEqual(problems)
})

test('a value is put in once, on one line, and a line whose variable has no value is left out', () => {
  const values = { 'customer.name': 'Eve\r\nBcc: all@example.com {{amount}}', amount: '$5', 'store.phone': null }
  expect(fill('Hello {{customer.name}},\n\nCall {{store.phone}}.\n\nDue: {{amount}}', values)).toBe(
    'Hello Eve Bcc: all@example.com {{amount}},\n\nDue: $5',
  )
  expect(fill('{{toString}}', values)).toBe('')
})

test('whatever a value holds, a text of one line stays one line and what was written around it stays', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('\r', '\n', '\u2028', '\0', '{', '}', '<', '$', 'é') }), (value) => {
      const said = fill('a{{x}}z', { x: value })
      expect(/[\r\n\u2028\u2029\0]/.test(said)).toBe(false)
      expect([said.at(0), said.at(-1)]).toEqual(['a', 'z'])
    }),
  )
})

test('a subject knows no variable that may be without a value', () => {
  for (const kind of templateKinds) {
    expect(variablesOf(kind, 'subject')).not.toContain('store.phone')
    expect(variablesOf(kind, 'before')).toContain('store.phone')
  }
})
