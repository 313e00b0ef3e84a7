import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { SectionState } from '../query.ts'
import { When } from '../show/When.tsx'
import { EmptyState } from './EmptyState.tsx'
import { Failed } from './Failed.tsx'
import css from './frame.module.css'

type SectionProps = {
  /** the anchor in the address and of the rail: "payment" */
  readonly id: string
  readonly title: ReactNode
  /** quiet text beside the title */
  readonly note?: ReactNode
  readonly actions?: ReactNode
  /** `stateOf(query)`; ready when left out */
  readonly state?: SectionState
  /** an EmptyState shown instead of the content when there is nothing */
  readonly empty?: ReactNode
  /** lines of the skeleton, about as tall as the content will be */
  readonly lines?: number
  /** the content touches the card's edges: tables, the vehicle bar */
  readonly flush?: boolean
  readonly children?: ReactNode
}

/** One card of a page, in one of its states: loading (after 150 ms), failed, forbidden, stale, empty, or its content. */
export function Section({ id, title, note, actions, state = { kind: 'ready' }, empty, lines = 3, flush, children }: SectionProps) {
  const live = state.kind === 'ready' || state.kind === 'stale'
  return (
    <section
      id={id}
      className={css.section}
      data-flush={flush || undefined}
      aria-labelledby={`${id}-title`}
      aria-busy={state.kind === 'loading'}
    >
      <header className={css.head}>
        <h2 id={`${id}-title`}>{title}</h2>
        {note && <span className={css.note}>{note}</span>}
        {live && actions && <div className={css.actions}>{actions}</div>}
      </header>
      {state.kind === 'loading' && <Skeleton lines={lines} />}
      {state.kind === 'failed' && <Failed error={state.error} retry={state.retry} />}
      {state.kind === 'forbidden' && (
        <EmptyState icon={<IconLock size={20} />} title={<Trans>Your role does not show this</Trans>}>
          <Trans>A supervisor of the store can change that.</Trans>
        </EmptyState>
      )}
      {state.kind === 'stale' && <StaleBar {...state} />}
      {live && (empty || <div className={css.body}>{children}</div>)}
    </section>
  )
}

/** Grey lines in place of text, shown only when the wait is longer than 150 ms. */
export function Skeleton({ lines }: { readonly lines: number }) {
  return (
    <div className={css.skeleton} aria-hidden>
      {Array.from({ length: lines }, (_, at) => (
        <span key={at} />
      ))}
    </div>
  )
}

function StaleBar({ who, at, reload }: { readonly who: string | null; readonly at: string | null; readonly reload: () => void }) {
  return (
    <div className={css.stale} role="status">
      <span>
        {who ? <Trans>{who} changed this</Trans> : <Trans>Somebody changed this</Trans>} {at && <When at={at} show="relative" />}
      </span>
      <Button size="compact-sm" onClick={reload}>
        <Trans>Show the new state</Trans>
      </Button>
    </div>
  )
}
