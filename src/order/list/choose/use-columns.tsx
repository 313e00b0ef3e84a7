import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import { request } from '#ui/api.ts'
import { useMe, useStore } from '#ui/desk.tsx'
import { columns } from '../page/columns.tsx'
import { choices, statusOf, type OrdersSearch } from '../search.tsx'
import type { ColumnKey, HiddenAsk, ListView } from '../shapes.ts'

type Columns = {
  readonly shown: readonly ColumnKey[]
  readonly hidden: readonly string[]
  readonly hide: (hidden: readonly string[]) => void
}

/**
 * The columns of the list: those the address names, else what this person chose in this store, which the server keeps. What an earlier version kept in the browser is
 * taken over once.
 */
export function useColumns(search: OrdersSearch, list: ListView | undefined, go: (search: OrdersSearch) => void): Columns {
  const save = useSaveHidden()
  const key = `list-hidden-columns:${useMe().person.id}`
  const named = search.columns?.split(',')
  const chosen = list?.hidden ?? earlier(key)
  const hidden = named ? choices.columns.filter((column) => !named.includes(column)) : chosen
  const mixed = statusOf(search) === 'all' || statusOf(search) === 'open'
  const takeOver = useEffectEvent(() => {
    const before = earlier(key)
    localStorage.removeItem(key)
    if (before.length > 0) save(before)
  })
  const never = list?.hidden === null
  useEffect(() => {
    if (never) takeOver()
  }, [never])
  return {
    hidden,
    shown: columns.map((column) => column.key).filter((column) => (column === 'status' ? mixed : !hidden.includes(column))),
    hide: (next) => {
      if (!named) return save(next)
      const left = choices.columns.filter((column) => !next.includes(column))
      go({ ...search, columns: left.length === choices.columns.length ? undefined : left.join(',') })
    },
  }
}

/** Shows at once what was chosen, on every list read so far, and has the server keep it. */
function useSaveHidden(): (hidden: readonly string[]) => void {
  const { slug } = useStore()
  const queries = useQueryClient()
  const path = `/desk/stores/${slug}/orders?`
  return (hidden) => {
    queries.setQueriesData<ListView>(
      { predicate: ({ queryKey: [, at] }) => typeof at === 'string' && at.startsWith(path) },
      (list) => list && { ...list, hidden },
    )
    const body: HiddenAsk = { hidden: choices.columns.filter((column) => hidden.includes(column)) }
    // Not kept, it is asked again with the next choice; the list is worth no message about it.
    void request(`/desk/stores/${slug}/list-columns`, { method: 'PUT', body }).catch(() => undefined)
  }
}

function earlier(key: string): readonly string[] {
  return (localStorage.getItem(key) ?? '').split(',').filter(Boolean)
}
