import type { SQLInputValue } from 'node:sqlite'
import type { Account, Kind, Kinds } from '../account.ts'
import { bodyOf } from '../store.ts'
import { ApiError } from './errors.ts'

/** Something a list may be narrowed by beside its page: an SQL condition and its value. */
export type Narrowed = readonly [condition: string, value?: SQLInputValue]

/** One page of a kind, newest first: `page_size` (20, at most 100), `before_id` goes on to older ones, `after_id` to newer, between two moments. */
export function pageOf<K extends Kind>(account: Account, kind: K, query: URLSearchParams, narrowed: readonly Narrowed[] = []) {
  const size = Number(query.get('page_size') ?? 20)
  if (!(size >= 1 && size <= 100)) throw new ApiError('PARAMETER.INVALID', [{ field: 'page_size', message: 'must be from 1 to 100' }])
  const conditions = ['account = ?', 'kind = ?']
  const values: SQLInputValue[] = [account.name, kind]
  const narrow = (condition: string, value?: SQLInputValue | null) => {
    if (value === null) return
    conditions.push(condition)
    if (value !== undefined) values.push(value)
  }
  narrow('seq < (select seq from objects where id = ?)', query.get('before_id'))
  narrow('seq > (select seq from objects where id = ?)', query.get('after_id'))
  narrow('created >= ?', momentIn(query, 'start_datetime'))
  narrow('created <= ?', momentIn(query, 'end_datetime'))
  for (const [condition, value] of narrowed) narrow(condition, value)
  // Going up, the page next to `after_id` is wanted, not the newest.
  const direction = query.has('after_id') ? 'asc' : 'desc'
  const found = account.db
    .all(`select body from objects where ${conditions.join(' and ')} order by seq ${direction} limit ${size + 1}`, ...values)
    .flatMap((row) => bodyOf<Kinds[K]>(row) ?? [])
  const page = found.slice(0, size)
  return { page: direction === 'asc' ? page.toReversed() : page, has_more: found.length > size }
}

function momentIn(query: URLSearchParams, name: string): number | null {
  const given = query.get(name)
  if (given === null) return null
  const at = Date.parse(given)
  if (Number.isNaN(at)) throw new ApiError('PARAMETER.INVALID', [{ field: name, message: 'is no moment' }])
  return Math.floor(at / 1000)
}
