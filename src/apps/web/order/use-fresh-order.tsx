import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import { Stale } from '#ui/api.ts'
import { useRefresh } from '#ui/query.ts'

/** Reads the order again when a command was refused because a colleague was faster: the page need not have heard of it yet. */
export function useFreshOrder(path: string): void {
  const queries = useQueryClient()
  const refresh = useRefresh()
  const read = useEffectEvent(() => void refresh(path))
  useEffect(
    () =>
      queries.getMutationCache().subscribe(({ mutation }) => {
        if (mutation?.state.status === 'error' && mutation.state.error instanceof Stale) read()
      }),
    [queries],
  )
}
