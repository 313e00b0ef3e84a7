import './refusals.tsx'
import { bulkStatuses } from '#domain/order.ts'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button, CloseButton, Menu } from '@mantine/core'
import { IconChevronUp, IconDownload, IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { request } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import { useMay, useMe, useStore } from '#ui/desk.tsx'
import { deskQuery } from '#ui/query.ts'
import { useWords } from '#ui/words.ts'
import { useCsvPath } from '../choose/use-csv-path.tsx'
import type { Selection } from '../choose/use-selection.tsx'
import { wholeList, writeFrom, type OrdersSearch } from '../search.tsx'
import type { ColumnKey, ListView, MatchesView } from '../shapes.ts'
import css from './bulk.module.css'
import type { BulkAsk, BulkBegun } from './shapes.ts'

type BulkBarProps = {
  readonly selection: Selection
  readonly search: OrdersSearch
  readonly list: ListView
  readonly shown: readonly ColumnKey[]
}

/** What can be done to the picked orders. It says how many they are, and offers the rest of the list when its whole page is picked. */
export function BulkBar({ selection, search, list, shown }: BulkBarProps) {
  const { t } = useLingui()
  const more = list.next !== null || list.previous !== null
  const total = useMatches(search, selection.whole || (selection.pagePicked === 'all' && more))
  const count = selection.whole ? (total ?? 0) : selection.picked.size
  const asked = writeFrom(wholeList({ ...search, columns: undefined }))
  const query = selection.whole ? asked : `status=all&${sortOf(search)}numbers=${[...selection.picked].join(',')}`
  return (
    <section className={css.bar} aria-label={t`Selected orders`}>
      <p role="status">
        <Plural value={count} one="# order selected" other="# orders selected" />
      </p>
      {!selection.whole && selection.pagePicked === 'all' && more && total !== undefined && total > count && (
        <Button size="compact-sm" variant="subtle" onClick={selection.pickWhole}>
          {total > 5000 ? <Trans>Select all that match</Trans> : <Trans>Select all {total} that match</Trans>}
        </Button>
      )}
      <span className={css.acts}>
        <Acts query={query} people={list.people} begun={selection.clear} />
        <Export query={query} shown={shown} />
        <CloseButton aria-label={t`Clear selection`} onClick={selection.clear} />
      </span>
    </section>
  )
}

function sortOf({ sort, order }: OrdersSearch): string {
  return [sort && `sort=${sort}&`, order && `order=${order}&`].filter(Boolean).join('')
}

/** How many orders the list holds in all; asked only when it matters. */
function useMatches(search: OrdersSearch, enabled: boolean): number | undefined {
  const { slug } = useStore()
  const path = `/desk/stores/${slug}/order-matches?${writeFrom(wholeList({ ...search, columns: undefined }))}`
  return useQuery({ ...deskQuery<MatchesView>(path), enabled }).data?.count
}

type ActsProps = { readonly query: string; readonly people: ListView['people']; readonly begun: () => void }

function Acts({ query, people, begun }: ActsProps) {
  const { t } = useLingui()
  const word = useWords()
  const { slug } = useStore()
  const { person } = useMe()
  const start = useCommand<BulkAsk, BulkBegun>({
    send: (body, { commandId }) => request(`/desk/stores/${slug}/bulk`, { method: 'POST', body, commandId }),
    refresh: [`/desk/stores/${slug}/order-counts`],
    done: begun,
  })
  const others = people.filter(({ id }) => id !== person.id)
  const offered = [{ id: person.id, name: t`Me` }, ...others, { id: null, name: t`Nobody` }]
  return (
    <>
      <Choice label={t`Assign`}>
        {offered.map(({ id, name }) => (
          <Menu.Item key={id} onClick={() => void start.run({ action: 'assign', list: query, person: id })}>
            <span data-notranslate>{name}</span>
          </Menu.Item>
        ))}
      </Choice>
      <Choice label={t`Status`}>
        {bulkStatuses.map((status) => (
          <Menu.Item key={status} onClick={() => void start.run({ action: 'status', list: query, status })}>
            {word('status', status)}
          </Menu.Item>
        ))}
      </Choice>
      <Button
        size="sm"
        leftSection={<IconPrinter size={16} aria-hidden />}
        aria-busy={start.busy}
        onClick={() => void start.run({ action: 'slips', list: query })}
      >
        <Trans>Packing slips</Trans>
      </Button>
    </>
  )
}

function Choice({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <Menu position="top-start" width={220}>
      <Menu.Target>
        <Button size="sm" rightSection={<IconChevronUp size={14} aria-hidden />}>
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
        {children}
      </Menu.Dropdown>
    </Menu>
  )
}

function Export({ query, shown }: { readonly query: string; readonly shown: readonly ColumnKey[] }) {
  const path = useCsvPath(query, shown)
  if (!useMay('orders.export')) return null
  return (
    <Button component="a" href={path} download size="sm" leftSection={<IconDownload size={16} aria-hidden />}>
      <Trans>Export CSV</Trans>
    </Button>
  )
}
