import { useEffect } from 'react'
import { useRefresh } from '#ui/query.ts'

/** Reads the page again every `ms` while something on it moves by itself. */
export function usePoll(order: string, moving: boolean, ms: number): void {
  const readAgain = useRefresh()
  useEffect(() => {
    if (!moving) return undefined
    const timer = setInterval(() => void readAgain(`${order}/fulfillment`), ms)
    return () => clearInterval(timer)
  }, [moving, order, ms, readAgain])
}
