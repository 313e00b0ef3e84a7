import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import { Stale } from '#ui/api.ts'
import { useRefresh } from '#ui/query.ts'

const everyMs = 30_000

/** Keeps the order as the server holds it while somebody looks: every half minute, and at once when any command was refused because a colleague was faster. */
export function useFreshOrder(path: string): void {
  const queries = useQueryClient()
  const refresh = useRefresh()
  const read = useEffectEvent(() => void refresh(path))
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === 'visible' && read(), everyMs)
    const leave = queries.getMutationCache().subscribe(({ mutation }) => {
      if (mutation?.state.status === 'error' && mutation.state.error instanceof Stale) read()
    })
    return () => {
      clearInterval(timer)
      leave()
    }
  }, [queries])
}
