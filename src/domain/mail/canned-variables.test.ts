import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fillVariables, openVariables, unknownVariables, variables, type VariableValues } from './canned-variables.ts'

const nothing = Object.fromEntries(variables.map((name) => [name, null])) as VariableValues
const values: VariableValues = { ...nothing, 'customer.firstName': 'Ava', 'order.number': '1042', 'order.total': '$38.77' }

test.each([
  ['Hello {{customer.firstName}}, order {{ order.number }}', 'Hello Ava, order 1042', []],
  ['By {{tracking}} and {{tracking}}', 'By {{tracking}} and {{tracking}}', ['{{tracking}}']],
  ['{{order.total}} $& $1', '$38.77 $& $1', []],
  ['{single} and { {order.number} }', '{single} and { {order.number} }', []],
  ['{{order.cost}}', '{{order.cost}}', ['{{order.cost}}']],
])('%s', (text, filled, open) => {
  expect([fillVariables(text, values), openVariables(fillVariables(text, values))]).toEqual([filled, open])
})

test.each([
  ['{{order.number}} {{me.name}}', []],
  ['{{order.cost}} {{Customer.name}} {{order.cost}}', ['order.cost', 'Customer.name']],
  ['{{}}', ['']],
  ['{{order.number} is open', ['{{']],
  ['{{constructor}} {{__proto__}}', ['constructor', '__proto__']],
])('what “%s” names and nobody knows', (text, unknown) => {
  expect(unknownVariables(text)).toEqual(unknown)
})

test('a value is never read for variables again', () => {
  fc.assert(
    fc.property(fc.string(), (value) => {
      expect(fillVariables('{{vehicle}}!', { ...nothing, vehicle: value })).toBe(`${value}!`)
    }),
  )
})
