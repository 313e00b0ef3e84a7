import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import css from './frame.module.css'

/** Where a list is that is read a page at a time: `after` is what the server is asked to begin behind, null on the first page. */
export type Paging = {
  readonly after: string | null
  readonly forth: (next: string) => void
  readonly back: () => void
  readonly restart: () => void
}

/** Keeps the way through the pages, so that there is one back. */
export function usePaging(): Paging {
  const [trail, go] = useState<readonly string[]>([])
  return {
    after: trail.at(-1) ?? null,
    forth: (next) => go([...trail, next]),
    back: () => go(trail.slice(0, -1)),
    restart: () => go([]),
  }
}

/** The way to the page before and the page after; nothing when all is on one. */
export function Pages({ paging, next }: { readonly paging: Paging; readonly next: string | null }) {
  const { t } = useLingui()
  if (paging.after === null && next === null) return null
  return (
    <nav className={css.pages} aria-label={t`Pages`}>
      <Button size="xs" disabled={paging.after === null} onClick={paging.back} leftSection={<IconChevronLeft size={16} aria-hidden />}>
        <Trans context="a page">Previous</Trans>
      </Button>
      <Button
        size="xs"
        disabled={next === null}
        onClick={() => next !== null && paging.forth(next)}
        rightSection={<IconChevronRight size={16} aria-hidden />}
      >
        <Trans context="a page">Next</Trans>
      </Button>
    </nav>
  )
}
