import { useLingui } from '@lingui/react/macro'
import { IconBell } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { request } from '#ui/api.ts'
import { deskKey, deskQuery } from '#ui/query.ts'
import { speakBehind } from '#ui/i18n.ts'
import type { UnreadView } from '../shapes.ts'
import css from './bell.module.css'

const NotificationsSheet = lazy(async () => {
  const [{ NotificationsSheet }] = await Promise.all([import('./NotificationsSheet.tsx'), speakBehind()])
  return { default: NotificationsSheet }
})

/** What a store's stream does not tell of: an order without a letter, a read in another browser. */
const againMs = 60_000

/** How much there is unread, and the way to it. Opening an order is reading what was told of it. */
export function Bell({ store }: { readonly store: string }) {
  const { t } = useLingui()
  const path = `/desk/stores/${store}/notifications`
  const queries = useQueryClient()
  const { data } = useQuery({ ...deskQuery<UnreadView>(`${path}/unread`), refetchInterval: againMs })
  const [asked, ask] = useState(false)
  const [open, show] = useState(false)
  const order = useOpenOrder(store)
  const unread = data?.unread ?? 0
  const here = order !== null && (data?.orders.includes(order) ?? false)
  useEffect(() => {
    if (!here || document.visibilityState === 'hidden') return
    // Nothing is lost when it fails: it stays unread.
    void request<UnreadView>(`${path}/read`, { method: 'POST', body: { order }, expired: 'throw' }).then(
      (now) => queries.setQueryData(deskKey(`${path}/unread`), now),
      () => undefined,
    )
  }, [here, order, path, queries])
  const name = unread > 0 ? t`Notifications, ${unread} unread` : t`Notifications`
  return (
    <>
      <button
        type="button"
        className={css.bell}
        aria-label={name}
        aria-haspopup="dialog"
        title={name}
        onClick={() => {
          ask(true)
          show(true)
        }}
      >
        <IconBell size={20} aria-hidden />
        {unread > 0 && (
          <span className={css.count} aria-hidden data-notranslate>
            {unread > 99 ? '99+' : unread}
          </span>
        )}
      </button>
      {asked && (
        <Suspense>
          <NotificationsSheet store={store} unread={unread} open={open} onClose={() => show(false)} />
        </Suspense>
      )}
    </>
  )
}

/** The number of the order whose page is open, by the address. */
function useOpenOrder(store: string): number | null {
  const path = useRouterState({ select: (state) => state.location.pathname })
  const [, slug, word, number] = path.split('/')
  return slug === store && word === 'orders' && /^\d+$/.test(number ?? '') ? Number(number) : null
}
