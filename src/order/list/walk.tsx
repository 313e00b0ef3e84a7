import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef } from 'react'
import { useTellError } from '#ui/act/tell-error.ts'
import { useStore } from '#ui/desk.tsx'
import { deskKey, deskQuery } from '#ui/query.ts'
import { listPath, readFrom, type OrdersSearch } from './search.tsx'
import type { ListView } from './shapes.ts'
import { stepFrom, type Turned } from './step-from.tsx'

/** The way along the list from the order whose drawer is open: past the last order of a page to the first of the next, and back; the list behind follows. */
export function useWalk(number: number, from: string): (by: 1 | -1) => void {
  const { slug } = useStore()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const tellError = useTellError()
  // A key that is held down turns one page at a time.
  const turning = useRef(false)
  const pathOf = (page: OrdersSearch) => listPath(slug, page)
  const show = (peek: number, page?: Turned) =>
    void navigate({
      to: '/$store/orders',
      params: { store: slug },
      search: (now) => ({ ...now, ...(page && { after: undefined, before: undefined, ...page }), peek: String(peek) }),
      replace: true,
      resetScroll: false,
    })
  const turn = async (page: Turned, by: 1 | -1) => {
    turning.current = true
    try {
      const path = pathOf({ ...readFrom(from), after: undefined, before: undefined, ...page })
      const { rows } = await queries.fetchQuery({ ...deskQuery<ListView>(path), staleTime: 2000 })
      const next = rows.at(by === 1 ? 0 : -1)
      if (next) show(next.number, page)
    } catch (error) {
      // The drawer stays on its order; the person reads why.
      tellError(error)
    } finally {
      turning.current = false
    }
  }
  return (by) => {
    const list = queries.getQueryData<ListView>(deskKey(pathOf(readFrom(from))))
    if (!list || turning.current) return
    const step = stepFrom(list, number, by)
    if (step === null) return
    if ('order' in step) show(step.order)
    else void turn(step.page, by)
  }
}
