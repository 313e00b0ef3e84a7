import { Trans, useLingui } from '@lingui/react/macro'
import { Button, NativeSelect } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useStore } from '#ui/desk.tsx'
import { LinkButton } from './LinkButton.tsx'
import css from './list.module.css'
import { readOrdersSearch, type OrdersSearch } from '../search.tsx'
import type { ListView, Sort } from '../shapes.ts'

/** The way to the page before and the page after; nothing when all is on one. */
export function Pager({ list, search }: { readonly list: ListView; readonly search: OrdersSearch }) {
  const { t } = useLingui()
  if (list.previous === null && list.next === null) return null
  return (
    <nav className={css.pager} aria-label={t`Pages`}>
      <Step to={list.previous === null ? null : { before: list.previous }} search={search}>
        <IconChevronLeft size={16} aria-hidden />
        <Trans context="a page">Previous</Trans>
      </Step>
      <Step to={list.next === null ? null : { after: list.next }} search={search}>
        <Trans context="a page">Next</Trans>
        <IconChevronRight size={16} aria-hidden />
      </Step>
    </nav>
  )
}

type StepProps = { readonly to: Pick<OrdersSearch, 'after' | 'before'> | null; readonly search: OrdersSearch; readonly children: ReactNode }

function Step({ to, search, children }: StepProps) {
  const { slug } = useStore()
  if (!to) return <Button disabled>{children}</Button>
  return (
    <LinkButton
      to="/$store/orders"
      params={{ store: slug }}
      search={readOrdersSearch({ ...search, after: undefined, before: undefined, ...to })}
    >
      {children}
    </LinkButton>
  )
}

/** The sorting where there are no heads to click. */
export function SortChoice({
  search,
  narrow,
}: {
  readonly search: OrdersSearch
  readonly narrow: (change: Partial<OrdersSearch>) => void
}) {
  const { t } = useLingui()
  const choices = [
    ['placed', 'desc', t`Newest first`],
    ['placed', 'asc', t`Oldest first`],
    ['ship_by', 'asc', t`Most urgent first`],
    ['total', 'desc', t`Largest total first`],
    ['total', 'asc', t`Smallest total first`],
  ] as const satisfies readonly (readonly [Sort, 'asc' | 'desc', string])[]
  const sort = search.sort ?? 'placed'
  const now = choices.findIndex(([key, order]) => key === sort && order === (search.order ?? (sort === 'ship_by' ? 'asc' : 'desc')))
  return (
    <NativeSelect
      aria-label={t`Sort`}
      value={String(Math.max(now, 0))}
      onChange={({ currentTarget: { value } }) => {
        const chosen = choices[Number(value)]
        if (chosen) narrow({ sort: chosen[0], order: chosen[1] })
      }}
      data={choices.map(([, , label], at) => ({ value: String(at), label }))}
    />
  )
}
