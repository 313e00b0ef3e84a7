import type { ListRow, ListView } from '#order/list/shapes.ts'
import { useLingui } from '@lingui/react/macro'
import { useDebouncedValue } from '@mantine/hooks'
import { useNavigate } from '@tanstack/react-router'
import { useMe, type Store } from '#ui/desk.tsx'
import { useDesk } from '#ui/query.ts'
import { useNumber } from '#ui/show/OrderNumber.tsx'
import { StatusBadge } from '#ui/show/StatusBadge.tsx'
import { readRecent } from '../recent.ts'
import type { Act } from './act.ts'
import css from './finder.module.css'

const most = 8

type Found = { readonly acts: readonly Act[]; readonly waiting: boolean; readonly failed: boolean }

/** The orders that hold what is typed, by any key of the list's search. `waiting` until they are those of what stands there now. */
export function useFoundOrders(store: Store | null, open: boolean, typed: string): Found {
  const { t } = useLingui()
  const navigate = useNavigate()
  const toAct = useToAct(store)
  const words = typed.trim()
  const [asked] = useDebouncedValue(words, 150)
  const may = open && Boolean(store?.rights.includes('orders')) && words.length > 1
  const path = `/desk/stores/${store?.slug}/orders?status=all&q=${encodeURIComponent(asked)}`
  const list = useDesk<ListView>(path, { enabled: may && asked.length > 1 })
  if (!may) return { acts: [], waiting: false, failed: false }
  const rows = asked === words ? (list.data?.rows ?? []) : []
  const all: Act = {
    id: 'search',
    label: t`Show every order with “${words}”`,
    run: () => void navigate({ to: '/$store/orders', params: { store: store?.slug ?? '' }, search: { q: words, status: 'all' } }),
  }
  return {
    acts: [...rows.slice(0, most).map(toAct), all],
    waiting: asked !== words || list.isFetching,
    failed: asked === words && list.isError,
  }
}

/** The orders looked at last on this device, without the one that is open; read anew, so that nothing shows that is not to be seen any more. */
export function useRecentOrders(store: Store | null, open: boolean, now: number | null): readonly Act[] {
  const { person } = useMe()
  const toAct = useToAct(store)
  const numbers = open && store ? readRecent(person.id, store.slug).filter((number) => number !== now) : []
  const path = `/desk/stores/${store?.slug}/orders?status=all&numbers=${numbers.join(',')}`
  const list = useDesk<ListView>(path, { enabled: numbers.length > 0 && Boolean(store?.rights.includes('orders')) })
  const rows = list.data?.rows ?? []
  return numbers.flatMap((number) => rows.filter((row) => row.number === number)).map(toAct)
}

function useToAct(store: Store | null): (row: ListRow) => Act {
  const shown = useNumber()
  const navigate = useNavigate()
  return ({ number, customer, vehicle, status }) => ({
    id: `order-${number}`,
    label: `#${shown(number)} ${customer}`,
    theirs: true,
    hint: (
      <>
        {vehicle && (
          <span className={css.vehicle} data-notranslate>
            {vehicle}
          </span>
        )}
        <StatusBadge kind="status" of={status} />
      </>
    ),
    run: () => void navigate({ to: '/$store/orders/$number', params: { store: store?.slug ?? '', number: String(number) } }),
  })
}
