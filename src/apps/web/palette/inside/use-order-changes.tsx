import { choosable, type Status } from '#domain/order.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useChange } from '#ui/act/use-change.tsx'
import { useMe, type Store } from '#ui/desk.tsx'
import { useDesk } from '#ui/query.ts'
import { useWords } from '#ui/words.ts'
import type { OrderPageView } from '../../../order-page.ts'
import type { Act } from './act.ts'

/** A list that stands in the palette in place of the first. */
export type Step = 'assign' | 'status'

export type Changes = {
  readonly setStatus: (status: Status) => void
  readonly lists: { readonly [step in Step]: readonly Act[] }
}

/** The status and the person of the open order as they are chosen in its Summary, with the same way back. */
export function useOrderChanges(store: Store | null, number: number | null, open: boolean): Changes {
  const { t } = useLingui()
  const word = useWords()
  const { person } = useMe()
  const order = number ?? 0
  const view = useDesk<OrderPageView>(`/desk/stores/${store?.slug}/orders/${number}`, {
    enabled: open && store !== null && number !== null,
  }).data
  const status = useChange<Status>({ order, route: 'status', toBody: (to) => ({ status: to }), read: ({ head }) => head.status as Status })
  const assignee = useChange<string | null>({
    order,
    route: 'assignee',
    toBody: (id) => ({ person: id }),
    read: ({ summary }) => summary.assignee?.id ?? null,
  })

  const setStatus = (to: Status) => {
    const name = word('status', to)
    const before = view?.head.status
    void status.set({
      value: to,
      said: <Trans>Status is now {name}</Trans>,
      mine: null,
      back: before && choosable(to).includes(before) ? { value: before, mine: null } : undefined,
    })
  }
  const assign = (id: string | null, name: string) =>
    void assignee.set({
      value: id,
      said: <Trans>Assigned to {name}</Trans>,
      mine: null,
      back: { value: view?.summary.assignee?.id ?? null, mine: null },
    })

  const people = (view?.summary.people ?? []).map(({ id, name }): Act => ({
    id,
    label: id === person.id ? t`${name} (you)` : name,
    theirs: true,
    run: () => assign(id, name),
  }))
  const nobody: Act = { id: 'nobody', label: t`Nobody`, run: () => assign(null, t`nobody`) }
  return {
    setStatus,
    lists: {
      assign: [...people, nobody].filter(({ id }) => id !== (view?.summary.assignee?.id ?? 'nobody')),
      status: (view?.summary.choosable ?? [])
        .filter((to) => to !== view?.head.status)
        .map((to) => ({ id: to, label: word('status', to), run: () => setStatus(to) })),
    },
  }
}
