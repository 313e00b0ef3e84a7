import { useEffect, useEffectEvent, useRef } from 'react'
import { useRefresh } from '#ui/query.ts'

type Fresh = { readonly order: string; readonly pending: boolean; readonly newest: number }

/** A job scores the order a moment after it came in or changed: reads the order again soon after, at longer and longer waits. Later the page reads itself anyway. */
export function useFreshScore({ order, pending, newest }: Fresh): void {
  const refresh = useRefresh()
  const read = useEffectEvent(() => void refresh(order))
  const known = useRef(newest)
  useEffect(() => {
    const changed = known.current !== newest
    known.current = newest
    if (!pending && !changed) return undefined
    const timers = (pending ? [1500, 3500, 7000, 15_000] : [1500]).map((wait) => setTimeout(read, wait))
    return () => {
      for (const timer of timers) clearTimeout(timer)
    }
  }, [pending, newest])
}
