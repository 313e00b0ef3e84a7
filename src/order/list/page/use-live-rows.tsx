import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState, type RefObject } from 'react'
import { request } from '#ui/api.ts'
import { live } from '#ui/live/live.ts'
import { deskKey } from '#ui/query.ts'
import type { ListView } from '../shapes.ts'

/** The list is read again at most this often, however much comes in. */
const everyMs = 1000

/** A list that is newer than the one shown: `arrived` when orders are on it that were not before. */
export type Fresh = { readonly arrived: boolean; readonly show: () => void }

/**
 * Keeps a list as the server holds it. Values change where they stand; rows that come, go or move wait, while a hand is at the list (the pointer over it, or the
 * focus in it), until somebody asks for them: no row ever moves from under a click. Only an order that was taken from who sees their own alone goes at once.
 */
export function useLiveRows(path: string, at: RefObject<HTMLElement | null>): Fresh | null {
  const queries = useQueryClient()
  const [waiting, wait] = useState<{ readonly path: string; readonly list: ListView }>()
  const key = deskKey(path)
  const drop = useEffectEvent((gone: readonly number[]) =>
    queries.setQueryData<ListView>(key, (list) => list && { ...list, rows: list.rows.filter(({ number }) => !gone.includes(number)) }),
  )
  const look = useEffectEvent(async () => {
    const shown = queries.getQueryData<ListView>(key)
    if (!shown || document.visibilityState !== 'visible') return void queries.invalidateQueries({ queryKey: key, refetchType: 'none' })
    const list = await request<ListView>(path)
    const handed = at.current?.matches(':hover') === true || at.current?.matches(':focus-within') === true
    const moves = numbersOf(list) !== numbersOf(shown)
    queries.setQueryData(key, moves && handed ? withValuesOf(shown, list) : list)
    wait(moves && handed ? { path, list } : undefined)
  })
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const turn = () => {
      timer = undefined
      // What is not had now is had at the next change.
      void look().catch(() => undefined)
    }
    const leave = live.follow((orders) => {
      const gone = (orders ?? []).filter((order) => order.gone)
      if (gone.length > 0) drop(gone.map(({ number }) => number))
      timer ??= setTimeout(turn, everyMs / 4)
    })
    return () => {
      clearTimeout(timer)
      leave()
    }
  }, [])
  if (waiting?.path !== path) return null
  const shown = queries.getQueryData<ListView>(key)
  const had = new Set(shown?.rows.map(({ number }) => number))
  return {
    arrived: waiting.list.rows.some(({ number }) => !had.has(number)),
    show: () => {
      queries.setQueryData(key, waiting.list)
      wait(undefined)
    },
  }
}

function numbersOf({ rows }: ListView): string {
  return rows.map(({ number }) => number).join()
}

/** The rows as they stand, each with what is new of it. */
function withValuesOf(shown: ListView, fresh: ListView): ListView {
  const values = new Map(fresh.rows.map((row) => [row.number, row]))
  return { ...shown, rows: shown.rows.map((row) => values.get(row.number) ?? row) }
}
