import { expect, test } from 'vitest'
import { filtersIn, listPath, readFrom, readOrdersSearch, withoutFilters, writeFrom } from './search.tsx'
import { ListAsk } from './shapes.ts'

const full = {
  status: 'on_hold',
  q: '1042',
  assignee: 'me',
  payment: 'authorized,paid',
  fulfillment: 'open',
  flags: 'waiting,core',
  fraud: 'suspected',
  channel: 'web-harbor',
  from: '2026-02-03',
  to: '2026-02-08',
  due: 'late',
  vehicle: 'camry 2019',
  least: '5000',
  most: '90000',
  sort: 'total',
  order: 'asc',
  after: 'abc',
} as const

test('an address is read as it was written', () => {
  expect(readOrdersSearch(full)).toEqual(full)
  expect(readFrom(writeFrom(readOrdersSearch(full)))).toEqual(full)
})

test('what is unknown or mistyped is dropped, and a number stays a word', () => {
  expect(
    readOrdersSearch({ status: 'nowhere', payment: 'gold,paid', flags: '', from: 'yesterday', sort: 'colour', q: 1042, peek: 'x' }),
  ).toEqual({ payment: 'paid', q: '1042' })
})

test('everything an address may say is something the server understands', () => {
  const asked = Object.fromEntries(new URLSearchParams(listPath('harbor', readOrdersSearch(full)).split('?')[1]))
  expect(ListAsk.parse(asked)).toMatchObject({
    status: 'on_hold',
    payment: ['authorized', 'paid'],
    flags: ['waiting', 'core'],
    due: 'late',
    least: 5000,
    most: 90_000,
    sort: 'total',
  })
})

test('the list opens on New, a search looks through every status', () => {
  expect(listPath('harbor', {})).toBe('/desk/stores/harbor/orders?status=new')
  expect(listPath('harbor', { q: 'camry' })).toBe('/desk/stores/harbor/orders?status=all&q=camry')
})

test('a list and the same list from an order’s address are one answer in the cache', () => {
  expect(listPath('harbor', readFrom(writeFrom({})))).toBe(listPath('harbor', {}))
  expect(listPath('harbor', readFrom(writeFrom({ q: 'camry', sort: 'total' })))).toBe(listPath('harbor', { q: 'camry', sort: 'total' }))
})

test('clearing the filters keeps status, search and sorting', () => {
  expect([filtersIn(readOrdersSearch(full)), withoutFilters(readOrdersSearch(full))]).toEqual([
    10,
    { status: 'on_hold', q: '1042', sort: 'total', order: 'asc' },
  ])
})
