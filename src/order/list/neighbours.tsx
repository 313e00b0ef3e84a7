import { useQuery } from '@tanstack/react-query'
import { useStore } from '#ui/desk.tsx'
import { deskQuery } from '#ui/query.ts'
import { listPath, readFrom } from './search.tsx'
import type { ListView } from './shapes.ts'

/** Numbers of the orders before and after one in its list; null at the ends of the page, or when the list does not hold it. */
export type Neighbours = { readonly previous: number | null; readonly next: number | null }

/**
 * The orders around `number` in the list `from` names, as its order page's address has it. The list is read when it is not known here: after a reload
 * previous and next still work. Without `from` there is no list to go along.
 */
export function useNeighbours(number: number, from: string | undefined): Neighbours {
  const { slug } = useStore()
  const path = listPath(slug, readFrom(from))
  // The page as it was when one came from it: an order that leaves the list by being worked must not change what comes next.
  const list = useQuery({
    ...deskQuery<ListView>(path),
    enabled: from !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: false,
  })
  return around(list.data, number)
}

function around(list: ListView | undefined, number: number): Neighbours {
  const rows = list?.rows ?? []
  const at = rows.findIndex((row) => row.number === number)
  if (at < 0) return { previous: null, next: null }
  return { previous: rows[at - 1]?.number ?? null, next: rows[at + 1]?.number ?? null }
}
