import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import { request } from '#ui/api.ts'
import { useMe, useStore } from '#ui/desk.tsx'
import { live, usePresent } from './live.ts'
import type { Present } from './connect.ts'

/** What others should know before they begin the same. */
export type Doing = 'collect' | 'refund' | 'ship' | 'cancel' | 'edit'

/** How often a tab says where it is; the desk forgets it after 45 s. */
const sayMs = 20_000

const tab = crypto.randomUUID()
let doing: Doing | null = null
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function setDoing(next: Doing | null): void {
  doing = next
  for (const listener of listeners) listener()
}

/** While `active`, tells the others who have the order open what is being done here. */
export function useDoing(what: Doing, active: boolean): void {
  useEffect(() => {
    if (!active) return undefined
    setDoing(what)
    return () => setDoing(null)
  }, [what, active])
}

/** Says that this tab is at an order, while it is, and hears who else is. */
export function useHere(order: number): void {
  const { slug } = useStore()
  const now = useSyncExternalStore(subscribe, () => doing)
  const say = useEffectEvent((at: number | null, what: Doing | null = now) => {
    const ask = {
      method: 'POST',
      body: { tab, order: at, doing: at === null ? null : what },
      keepalive: at === null,
      expired: 'throw',
    } as const
    // Where one is, is a courtesy: whoever does not hear it now hears it in twenty seconds.
    void request<{ readonly people: readonly Present[] }>(`/desk/stores/${slug}/live/here`, ask).then(
      ({ people }) => at !== null && live.here(at, people),
      () => undefined,
    )
  })
  useEffect(() => {
    const look = () => say(document.visibilityState === 'visible' ? order : null)
    const timer = setInterval(look, sayMs)
    const gone = () => say(null)
    document.addEventListener('visibilitychange', look)
    window.addEventListener('pagehide', gone)
    return () => {
      clearInterval(timer)
      window.removeEventListener('pagehide', gone)
      document.removeEventListener('visibilitychange', look)
      say(null)
    }
  }, [order])
  useEffect(() => say(order, now), [order, now])
}

/** The others who have an order open. */
export function useOthers(order: number): readonly Present[] {
  const me = useMe().person.id
  return usePresent(order).filter(({ person }) => person !== me)
}
