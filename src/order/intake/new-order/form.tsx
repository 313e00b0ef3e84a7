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

/** What `pick` takes from the form as it stands: one draws again only when that changes, so it must be a plain value or a part of the form itself. */
export function useTyped<T>(form: OrderForm, live: Live, pick: (typed: Typed) => T): T {
  return useSyncExternalStore(live.watch, () => pick(form.getValues()))
}

/** The ids of a list's rows, which tell its rows apart however they move. */
export function useRows(form: OrderForm, live: Live, list: 'lines' | 'discounts' | 'fees' | 'taxes'): readonly string[] {
  const ids = useTyped(form, live, (typed) => typed[list].map((row) => row.id).join(' '))
  return ids === '' ? [] : ids.split(' ')
}

/** What every part of the form is given. */
export type PartProps = { readonly form: OrderForm; readonly live: Live }
