import type { SQLInputValue } from 'node:sqlite'
import { bodyOf, type Account, type Kind, type Kinds } from './store.ts'

type Bounds = number | { gt?: number | undefined; gte?: number | undefined; lt?: number | undefined; lte?: number | undefined }

/** What a list may be narrowed and paged by. `parents`: payment intent ids, event types, sources of money; `field`: other fields of the object; `where`: conditions in SQL with their values. */
export type ListAsk = {
  readonly limit?: number | undefined
  readonly starting_after?: string | undefined
  readonly ending_before?: string | undefined
  readonly created?: Bounds | undefined
  readonly customer?: string | undefined
  readonly parents?: readonly string[] | undefined
  readonly field?: Readonly<Record<string, string | undefined>> | undefined
  readonly where?: readonly (readonly [string, ...SQLInputValue[]])[] | undefined
}

export type List<T> = { readonly object: 'list'; readonly data: T[]; readonly has_more: boolean; readonly url: string }

/** Newest first, at most `limit` (10) objects, with `has_more` telling whether the next page exists. */
export function listOf<K extends Kind>(account: Account, kind: K, url: string, ask: ListAsk): List<Kinds[K]> {
  const limit = ask.limit ?? 10
  const conditions: string[] = ['account = ?', 'kind = ?']
  const values: SQLInputValue[] = [account.name, kind]
  const add = (condition: string, ...more: SQLInputValue[]) => {
    conditions.push(condition)
    values.push(...more)
  }
  if (ask.customer !== undefined) add('customer = ?', ask.customer)
  if (ask.parents !== undefined) add(`parent in (${ask.parents.map(() => '?').join(', ')})`, ...ask.parents)
  for (const [name, value] of Object.entries(ask.field ?? {})) if (value !== undefined) add('body ->> ? = ?', name, value)
  for (const condition of ask.where ?? []) add(...condition)
  for (const [operator, bound] of boundsOf(ask.created)) add(`created ${operator} ?`, bound)
  if (ask.starting_after !== undefined)
    add('seq < (select seq from objects where id = ?)', account.need(kind, ask.starting_after, 'starting_after').id)
  if (ask.ending_before !== undefined)
    add('seq > (select seq from objects where id = ?)', account.need(kind, ask.ending_before, 'ending_before').id)

  const backwards = ask.ending_before !== undefined
  const sql = `select body from objects where ${conditions.join(' and ')} order by seq ${backwards ? 'asc' : 'desc'} limit ${limit + 1}`
  const found = account.db.all(sql, ...values).flatMap((row) => bodyOf<Kinds[K]>(row) ?? [])
  const page = found.slice(0, limit)
  return { object: 'list', data: backwards ? page.toReversed() : page, has_more: found.length > limit, url }
}

function boundsOf(created: Bounds | undefined): [string, number][] {
  if (created === undefined) return []
  if (typeof created === 'number') return [['=', created]]
  const operators = { gt: '>', gte: '>=', lt: '<', lte: '<=' } as const
  return (['gt', 'gte', 'lt', 'lte'] as const).flatMap((name) =>
    created[name] === undefined ? [] : [[operators[name], created[name]] as [string, number]],
  )
}
