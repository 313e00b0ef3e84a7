import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { deskKey } from '#ui/query.ts'
import { connect, type ChangedOrder, type Heard } from './connect.ts'
import { live } from './live.ts'
import { readAgain } from './read-again.ts'

/** Told only then that changes do not come: a stream that comes again at once is nobody's business. */
const pausedMs = 10_000
/** Without a stream the desk looks by itself. */
const lookMs = 30_000
/** Counts are read again at most this often, however much comes in. */
const countsMs = 1000

/** Keeps what is shown of a store as the server holds it: each change there is told here, and what it touches is read again. Stands once around all pages of the store; `from`: what was committed since then may not be on them yet. */
export function LiveDesk({ slug, from }: { readonly slug: string; readonly from: string }) {
  const queries = useQueryClient()
  const [first] = useState(from)
  useEffect(() => {
    const store = `/desk/stores/${slug}`
    let down: ReturnType<typeof setTimeout> | undefined
    let looking: ReturnType<typeof setInterval> | undefined
    const counts = atMostEvery(
      countsMs,
      () => void readAgain(queries, [`${store}/order-counts`, `${store}/attention`, `${store}/notifications`]),
    )
    const all = () => {
      void readAgain(queries, ['/desk/me', `${store}/orders/`])
      counts()
      live.changed(null)
    }
    const up = () => {
      clearTimeout(down)
      clearInterval(looking)
      down = undefined
      live.pause(false)
    }
    const hear = (heard: Heard) => {
      if (heard.kind === 'here') return live.here(heard.order, heard.people)
      if (heard.kind === 'down') {
        down ??= setTimeout(() => {
          live.pause(true)
          looking = setInterval(() => document.visibilityState === 'visible' && all(), lookMs)
        }, pausedMs)
        return undefined
      }
      up()
      if (heard.kind === 'reset') all()
      if (heard.kind !== 'changed' || heard.orders.length === 0) return undefined
      readChanged(queries, store, heard.orders)
      live.changed(heard.orders)
      return counts()
    }
    const leave = connect(`${store}/live`, first, hear)
    return () => {
      leave()
      up()
    }
  }, [queries, slug, first])
  return null
}

/** Reads again what is shown of these orders, unless it is as new already: one's own command has read it. */
function readChanged(queries: QueryClient, store: string, orders: readonly ChangedOrder[]): void {
  const stale = orders.filter(({ number, version }) => {
    const known = versionIn(queries.getQueryData(deskKey(`${store}/orders/${number}`)))
    return known === undefined || known < version
  })
  void readAgain(
    queries,
    stale.map(({ number }) => `${store}/orders/${number}`),
  )
}

function versionIn(page: unknown): number | undefined {
  const head = typeof page === 'object' && page !== null && 'head' in page ? page.head : undefined
  return typeof head === 'object' && head !== null && 'version' in head && typeof head.version === 'number' ? head.version : undefined
}

/** Runs at once, and then again at the end of each span in which it was asked for. */
function atMostEvery(ms: number, run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = false
  const turn = () => {
    timer = undefined
    if (!asked) return
    asked = false
    go()
  }
  const go = () => {
    run()
    timer = setTimeout(turn, ms)
  }
  return () => {
    if (timer === undefined) go()
    else asked = true
  }
}
