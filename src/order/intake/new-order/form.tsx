import { useState, useSyncExternalStore } from 'react'
import type { DeskForm } from '#ui/form/use-desk-form.ts'
import type { Typed } from './typed.tsx'

export type OrderForm = DeskForm<Typed>

/** Tells the parts that compute from what is typed, while the fields themselves keep their text to themselves: a key typed draws the totals, not the form. */
export type Live = { readonly tell: () => void; readonly watch: (watcher: () => void) => () => void }

/** One for each form; call `tell` whenever something changed. */
export function useLive(): Live {
  return useState(openLive)[0]
}

function openLive(): Live {
  const watchers = new Set<() => void>()
  return {
    tell: () => {
      for (const watcher of watchers) watcher()
    },
    watch: (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
  }
}

/** What stands in the form right now. */
export function useTyped(form: OrderForm, live: Live): Typed {
  return useSyncExternalStore(live.watch, form.getValues)
}

/** What every part of the form is given. */
export type PartProps = { readonly form: OrderForm; readonly live: Live }
