import type { OrdersSearch } from './search.tsx'
import type { ListView } from './shapes.ts'

/** Where another page of the list begins or ends, as its address says it. */
export type Turned = Pick<OrdersSearch, 'after' | 'before'>

/** What one step from an order of a page leads to: another order, the page where the list goes on, or nothing at its end. An order that has left the page is followed by its first. */
export function stepFrom(
  { rows, next, previous }: Pick<ListView, 'next' | 'previous'> & { readonly rows: readonly Pick<ListView['rows'][number], 'number'>[] },
  number: number,
  by: 1 | -1,
): { readonly order: number } | { readonly page: Turned } | null {
  const at = rows.findIndex((row) => row.number === number)
  const beside = rows[at + by]
  if (beside) return { order: beside.number }
  if (at < 0) return null
  if (by === 1) return next === null ? null : { page: { after: next } }
  return previous === null ? null : { page: { before: previous } }
}
