import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { readAgain } from './read-again.ts'

const path = '/desk/stores/harbor/orders/1'

/** A page that is being read for the first time; `answer` ends the reading under way with what the server held when it was asked. */
function reading() {
  const queries = new QueryClient()
  const server = { holds: 'before' }
  const waiting: (() => void)[] = []
  const queryFn = () => {
    const held = server.holds
    return new Promise<string>((resolve) => waiting.push(() => resolve(held)))
  }
  const leave = new QueryObserver(queries, { queryKey: ['desk', path], queryFn }).subscribe(() => undefined)
  const answer = async () => {
    await expect.poll(() => waiting.shift()?.() ?? queries.isFetching()).toBe(0)
  }
  return { queries, server, answer, leave, shown: () => queries.getQueryData(['desk', path]) }
}

test('a change that is heard of while a page is first read is on it in the end', async () => {
  const page = reading()
  page.server.holds = 'after'
  const again = readAgain(page.queries, [path])
  await page.answer()
  await again
  await page.answer()
  expect(page.shown()).toBe('after')
  page.leave()
})

test('by the cache’s own reading again alone it would not be', async () => {
  const page = reading()
  page.server.holds = 'after'
  void page.queries.invalidateQueries({ queryKey: ['desk', path] })
  await page.answer()
  expect(page.shown()).toBe('before')
  page.leave()
})

test('a page of another order is left alone', async () => {
  const page = reading()
  await page.answer()
  page.server.holds = 'after'
  await readAgain(page.queries, ['/desk/stores/harbor/orders/10', '/desk/stores/harbor/order-counts'])
  expect([page.shown(), page.queries.isFetching()]).toEqual(['before', 0])
  page.leave()
})
