import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState, type ReactNode } from 'react'
import { tellUndo } from './UndoToast.tsx'
import { request, Stale } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import { useDeskIfAny } from '#ui/desk.tsx'
import { deskKey, useRefresh } from '#ui/query.ts'

/** What somebody wanted to set when a colleague had been faster, in words, and how to set it all the same. */
export type Conflict = { readonly mine: ReactNode; readonly apply: () => void }
export type OnConflict = (conflict: Conflict) => void

type Wish<T> = { readonly value: T; readonly said: ReactNode; readonly mine: ReactNode; readonly back?: T | undefined }

type Change<T> = {
  /** the order's number */
  readonly order: number
  /** the last word of the route: "status" */
  readonly route: string
  readonly toBody: (value: T) => unknown
  readonly onConflict?: OnConflict | undefined
}

/**
 * One fact of the Summary that shows at once what was chosen: `wanted` until the server has answered, then undefined. Done, it offers to take it back (when `back` is
 * given); refused, the page shows again what the server holds.
 */
export function useChange<T>({ order, route, toBody, onConflict }: Change<T>) {
  const slug = useDeskIfAny()?.store?.slug ?? ''
  const queries = useQueryClient()
  const refresh = useRefresh()
  const path = `/desk/stores/${slug}/orders/${order}`
  const [wanted, want] = useState<{ readonly value: T }>()
  const last = useRef<Wish<T>>(null)
  const command = useCommand<Wish<T>>({
    send: ({ value }, { commandId }) =>
      request(`${path}/summary/${route}`, {
        method: 'POST',
        body: toBody(value),
        commandId,
        ifMatch: versionOf(queries.getQueryData(deskKey(path))),
      }),
    refresh: [path],
    done: (_, { back, said }) => {
      if (back !== undefined) tellUndo(said, () => set({ value: back, said: null, mine: null }))
    },
    place: (error) => {
      const mine = last.current
      if (!(error instanceof Stale) || !onConflict || !mine) return false
      onConflict({ mine: mine.mine, apply: () => void setAgain(mine) })
      return true
    },
  })

  function set(wish: Wish<T>): void {
    last.current = wish
    want({ value: wish.value })
    void command.run(wish).then(() => want(undefined))
  }
  // Only after the new state is here does "mine" go out, with its version.
  async function setAgain(wish: Wish<T>): Promise<void> {
    await refresh(path)
    set(wish)
  }
  return { wanted: wanted?.value, busy: command.busy, set }
}

function versionOf(page: unknown): number | undefined {
  return (page as { readonly head?: { readonly version?: number } } | undefined)?.head?.version
}
