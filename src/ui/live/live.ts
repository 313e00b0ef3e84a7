import { useSyncExternalStore } from 'react'
import type { ChangedOrder, Present } from './connect.ts'

/** What the live desk knows: whether changes come by themselves, and who is at which order. */
type State = { readonly paused: boolean; readonly here: ReadonlyMap<number, readonly Present[]> }

let state: State = { paused: false, here: new Map() }
const listeners = new Set<() => void>()
const followers = new Set<(orders: readonly ChangedOrder[] | null) => void>()

function set(next: Partial<State>): void {
  state = { ...state, ...next }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** What the connection tells; read by the hooks below. */
export const live = {
  pause: (paused: boolean): void => {
    if (state.paused !== paused) set({ paused })
  },
  here: (order: number, people: readonly Present[]): void => set({ here: new Map(state.here).set(order, people) }),
  /** Tells those who follow which orders changed; null: more than can be told. */
  changed: (orders: readonly ChangedOrder[] | null): void => followers.forEach((follow) => follow(orders)),
  /** Calls back at each change; answers how to stop. */
  follow: (follow: (orders: readonly ChangedOrder[] | null) => void): (() => void) => {
    followers.add(follow)
    return () => followers.delete(follow)
  },
} as const

/** Changes do not come by themselves just now: the desk looks every half minute. */
export function usePaused(): boolean {
  return useSyncExternalStore(subscribe, () => state.paused)
}

const nobody: readonly Present[] = []

/** Everybody who has an order open, oneself included. */
export function usePresent(order: number): readonly Present[] {
  return useSyncExternalStore(subscribe, () => state.here.get(order) ?? nobody)
}
