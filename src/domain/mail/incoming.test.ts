import { expect, test } from 'vitest'
import { orderNumbersIn, recipientOf, sameMailbox } from './incoming.ts'
import { plainNumbers } from '../store/order-number.ts'

const secret = 'ab'.repeat(20)

test.each([
  [`reply+${secret}@mail.desk.example`, { kind: 'reply', token: secret }],
  [`Reply+${secret.toUpperCase()}@MAIL.desk.example`, { kind: 'reply', token: secret }],
  ['harbor@mail.desk.example', { kind: 'store', slug: 'harbor' }],
  ['harbor+parts@mail.desk.example', { kind: 'store', slug: 'harbor' }],
  ['reply+short@mail.desk.example', undefined],
  ['reply@mail.desk.example', undefined],
  [`reply+${secret}@elsewhere.example`, undefined],
  [`reply+${secret}@mail.desk.example@elsewhere.example`, undefined],
  ['@mail.desk.example', undefined],
  ['har bor@mail.desk.example', undefined],
])('%s', (address, meant) => {
  expect(recipientOf(address, 'mail.desk.example')).toEqual(meant)
})

test.each([
  ['Re: Order 1042', [1042]],
  ['RE: [Harbor] Order #1042: which 2 parts?', [1042, 2]],
  ['part 04152-YZZA1', []],
  ['AW: 1 2 3 4 5 6', [1, 2, 3, 4, 5]],
  ['tel 12345678901234567890', []],
])('numbers of “%s”', (subject, numbers) => {
  expect(orderNumbersIn(subject, plainNumbers)).toEqual(numbers)
})

test.each([
  ['Re: Order BF-001042', [1042]],
  ['RE: bf1042, and 7', [1042, 7]],
  ['part BF-12345X, XBF-1042, HP-1042', []],
])('numbers of “%s” in a store that writes BF-', (subject, numbers) => {
  expect(orderNumbersIn(subject, { prefix: 'BF-', digits: 6 })).toEqual(numbers)
})

test('a mailbox is the same whatever its case; no address is nobody', () => {
  expect([sameMailbox('Ava@Example.com ', 'ava@example.com'), sameMailbox('', ''), sameMailbox(null, null)]).toEqual([true, false, false])
})
