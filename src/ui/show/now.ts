import { useSyncExternalStore } from 'react'

/** The time in milliseconds, moving on every half minute while somebody looks: one clock for all of the page. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now)
}

let now = Date.now()
let timer: ReturnType<typeof setInterval> | undefined
const watchers = new Set<() => void>()

function subscribe(watcher: () => void): () => void {
  now = Date.now()
  timer ??= setInterval(tick, 30_000)
  watchers.add(watcher)
  return () => {
    watchers.delete(watcher)
    if (watchers.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

function tick(): void {
  now = Date.now()
  for (const watcher of watchers) watcher()
}
