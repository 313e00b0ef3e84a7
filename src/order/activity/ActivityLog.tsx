import type { OrderHead } from '#domain/order-head.ts'
import { Plural, Trans } from '@lingui/react/macro'
import { useLingui } from '@lingui/react'
import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { activityKinds, type ActivityKind } from '#domain/log/kinds.ts'
import { request } from '#ui/api.ts'
import { useStore } from '#ui/desk.tsx'
import { EmptyState } from '#ui/frame/EmptyState.tsx'
import { Failed } from '#ui/frame/Failed.tsx'
import { Skeleton } from '#ui/frame/Section.tsx'
import css from './activity.module.css'
import { Days } from './Days.tsx'
import { LogBar, type LogSearch } from './LogBar.tsx'
import type { ActivityView, LogView } from './shapes.ts'

/**
 * The log as the address asks for it. Unfiltered it is what came with the page, until older entries are asked for; a filter, some words and the timeline are the
 * server's to answer, 200 entries at once.
 */
export function ActivityLog({ head, view }: { readonly head: OrderHead; readonly view: ActivityView }) {
  const { slug } = useStore()
  const { i18n } = useLingui()
  const navigate = useNavigate()
  const raw = useSearch({ from: '/desk/$store/orders/$number' })
  const search: LogSearch = { kind: kindIn(raw.log), by: raw.by, find: raw.find, timeline: raw.timeline, whole: raw.whole }
  const asked = Object.values(search).some(Boolean)
  const path = `/desk/stores/${slug}/orders/${head.number}/activity`
  const { whole: _whole, ...narrow } = search
  const words = new URLSearchParams({ language: i18n.locale === 'fr' ? 'fr' : 'en' })
  for (const [name, value] of Object.entries(narrow)) if (value) words.set(name, value)
  const log = useInfiniteQuery({
    queryKey: ['desk', `${path}?${words}`, 'pages'],
    queryFn: ({ pageParam, signal }) => request<LogView>(`${path}?${words}${pageParam ? `&before=${pageParam}` : ''}`, { signal }),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
    enabled: asked,
  })
  const pages = log.data?.pages ?? []
  const entries = asked ? pages.flatMap((page) => page.entries) : view.entries
  const choose = (change: Partial<LogSearch>) => {
    const { kind, ...rest } = { ...search, ...change }
    void navigate({ to: '.', search: (now) => ({ ...now, ...rest, log: kind }), replace: true, resetScroll: false })
  }
  const people = pages[0]?.people ?? [...new Set(view.entries.map(({ actor }) => actor.name))]
  const left = view.all - view.entries.length
  return (
    <>
      <LogBar search={search} people={people} choose={choose} file={`${path}.csv?${words}`} />
      {asked && log.isPending && <Skeleton lines={4} />}
      {asked && log.error && <Failed error={log.error} retry={() => void log.refetch()} />}
      {(!asked || log.data) && entries.length === 0 && (
        <EmptyState title={<Trans>Nothing of this kind</Trans>}>
          <Button size="xs" onClick={() => choose({ kind: undefined, by: undefined, find: undefined })}>
            <Trans>Show everything</Trans>
          </Button>
        </EmptyState>
      )}
      <Days entries={entries} currency={head.currency} />
      {!asked && left > 0 && (
        <Button size="xs" onClick={() => choose({ whole: 'true' })} className={css.more}>
          <Plural value={left} one="Show # older entry" other="Show # older entries" />
        </Button>
      )}
      {asked && log.hasNextPage && (
        <Button size="xs" onClick={() => void log.fetchNextPage()} aria-busy={log.isFetchingNextPage} className={css.more}>
          <Trans>Show older entries</Trans>
        </Button>
      )}
    </>
  )
}

function kindIn(word: string | undefined): ActivityKind | undefined {
  return activityKinds.find((kind) => kind === word)
}
