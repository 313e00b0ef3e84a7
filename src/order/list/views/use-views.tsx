import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react'
import { useQuery } from '@tanstack/react-query'
import { useStore } from '#ui/desk.tsx'
import { deskQuery } from '#ui/query.ts'
import type { StartingView, ViewRow, ViewsView } from './shapes.ts'

const starting = {
  late: msg({ message: 'Late', context: 'a saved view' }),
  high_risk: msg({ message: 'High risk', context: 'a saved view' }),
  mine: msg({ message: 'Mine', context: 'a saved view' }),
} as const satisfies { readonly [view in StartingView]: MessageDescriptor }

/** The views of the menu; none until they are read, and none where they cannot be: the list does without them. */
export function useViews(): readonly ViewRow[] {
  const { slug } = useStore()
  return useQuery({ ...deskQuery<ViewsView>(`/desk/stores/${slug}/list-views`), staleTime: 30_000 }).data?.views ?? []
}

/** Gives a view's name: what somebody called it, else the word for what it started as. */
export function useNameOf(): (view: Pick<ViewRow, 'name' | 'startsAs'>) => string {
  const { _ } = useLingui()
  return ({ name, startsAs }) => name ?? (startsAs ? _(starting[startsAs]) : '')
}
