import { useQuery } from '@tanstack/react-query'
import { useLingui } from '@lingui/react'
import { useState } from 'react'
import type { ShipmentLine } from '#domain/fulfillment.ts'
import { request } from '#ui/api.ts'
import { useMe } from '#ui/desk.tsx'
import { localeTag } from '#ui/i18n.ts'
import type { Proposal } from '../../boxes/propose.ts'
import { boxesOf, emptyBox, type Measures, type TypedBox } from './boxes.tsx'

/** The boxes of a visit: proposed for what is picked until a person changes them, theirs from then on. */
export type Boxes = {
  readonly boxes: readonly TypedBox[]
  readonly proposal: Proposal | undefined
  readonly loading: boolean
  readonly failed: Error | null
  /** changed by the person: what is picked afterwards no longer changes them */
  readonly own: boolean
  readonly put: (boxes: readonly TypedBox[]) => void
  /** throws the person's boxes away for the proposed ones */
  readonly suggest: () => void
}

/** How this person reads and writes measures. */
export function useMeasures(): Measures {
  const { i18n } = useLingui()
  return { units: useMe().person.units, locale: localeTag(i18n.locale) }
}

/** Asks for boxes for what is picked. */
export function useBoxes(order: string, picked: readonly ShipmentLine[], asked: boolean): Boxes {
  const measures = useMeasures()
  const [mine, put] = useState<readonly TypedBox[] | null>(null)
  const query = useQuery({
    queryKey: ['boxes', order, JSON.stringify(picked)],
    queryFn: ({ signal }) => request<Proposal>(`${order}/fulfillment/boxes`, { method: 'POST', body: { lines: picked }, signal }),
    enabled: asked && picked.length > 0,
    staleTime: 60_000,
  })
  const proposed = query.data && picked.length > 0 ? boxesOf(query.data, measures) : [emptyBox(0)]
  return {
    boxes: mine ?? proposed,
    proposal: query.data,
    loading: query.isLoading,
    failed: query.error,
    own: mine !== null,
    put,
    suggest: () => put(null),
  }
}
