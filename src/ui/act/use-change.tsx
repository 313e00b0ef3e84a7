import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState, type ReactNode } from 'react'
import { tellUndo } from './UndoToast.tsx'
import { uuidv7 } from 'uuidv7'
import { Fault, request, Stale } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import { useDeskIfAny } from '#ui/desk.tsx'
import { deskKey, useRefresh } from '#ui/query.ts'

/** What somebody wanted to set when a colleague had been faster, in words, and how to set it all the same. */
export type Conflict = { readonly mine: ReactNode; readonly apply: () => void }
export type OnConflict = (conflict: Conflict) => void

type Wish<T> = {
  readonly value: T
  readonly said: ReactNode
  readonly mine: ReactNode
  /** what it was before, and that in words; without it nothing is offered to be taken back */
  readonly back?: { readonly value: T; readonly mine: ReactNode } | undefined
}

type Sent<T> = Wish<T> & {
  readonly id: string
  /** the version the person looked at, when that is not the newest */
  readonly seen?: number | undefined
}

/** What of the order's page says how such a fact stands. */
type Shown = {
  readonly head: { readonly version: number; readonly status: string }
  readonly summary: { readonly assignee: { readonly id: string } | null; readonly dmsNumber: string | null }
}

type Change<T> = {
  /** the order's number */
  readonly order: number
  /** the last word of the route: "status" */
  readonly route: string
  readonly toBody: (value: T) => unknown
  /** the fact as the page shows it */
  readonly read: (page: Shown) => T
  readonly onConflict?: OnConflict | undefined
}

/**
 * One fact of the Summary that shows at once what was chosen: `wanted` until the server has answered, then undefined. Done, it offers to take it back (when `back` is
 * given and nobody else has set it since); refused or left without an answer, the page shows again what the server holds.
 */
export function useChange<T>({ order, route, toBody, read, onConflict }: Change<T>) {
  const slug = useDeskIfAny()?.store?.slug ?? ''
  const queries = useQueryClient()
  const refresh = useRefresh()
  const path = `/desk/stores/${slug}/orders/${order}`
  const shown = () => queries.getQueryData<Shown>(deskKey(path))
  const [wanted, want] = useState<{ readonly value: T }>()
  const last = useRef<Sent<T>>(null)
  const unanswered = useRef(false)
  const command = useCommand<Sent<T>>({
    send: ({ value, id, seen }) =>
      request(`${path}/summary/${route}`, {
        method: 'POST',
        body: toBody(value),
        commandId: id,
        ifMatch: seen ?? shown()?.head.version,
      }),
    refresh: [path],
    done: (_, { value, back, said }) => {
      unanswered.current = false
      const page = shown()
      // The page as it was read after the change: whoever sets the fact later than that is not gone over.
      if (back && page && read(page) === value) tellUndo(said, () => void set({ ...back, said: null }, page.head.version))
    },
    place: (error) => {
      const mine = last.current
      unanswered.current = error instanceof Fault
      if (unanswered.current) void refresh(path)
      if (!(error instanceof Stale) || !onConflict || !mine) return false
      onConflict({ mine: mine.mine, apply: () => void setAgain(mine) })
      return true
    },
  })

  /** resolves true when it was done */
  async function set(wish: Wish<T>, seen?: number): Promise<boolean> {
    // The same again after a lost answer is the same command; anything else is another one.
    const again = unanswered.current && last.current?.value === wish.value
    const sent = { ...wish, seen, id: again && last.current ? last.current.id : uuidv7() }
    last.current = sent
    want({ value: wish.value })
    const worked = await command.run(sent)
    want(undefined)
    return worked
  }
  // Only after the new state is here does "mine" go out, with its version.
  async function setAgain(wish: Wish<T>): Promise<void> {
    await refresh(path)
    await set(wish)
  }
  return { wanted: wanted?.value, busy: command.busy, set }
}
