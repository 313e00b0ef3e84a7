import { Changes } from '#order/activity/Entry.tsx'
import { Sentence } from '#order/activity/sentences/Sentence.tsx'
import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { Stale } from '#ui/api.ts'
import type { OrderPageView } from '../../order-page.ts'
import css from './order.module.css'

/** For `WhatChanged`: what the page's log says of a change that was faster. */
export function theirsIn(view: OrderPageView): (error: Stale) => ReactNode {
  return (error) => <Theirs view={view} error={error} />
}

/** What the colleague did who was faster, as the log has it and in that order, beside one's own form that was refused. */
function Theirs({ view, error }: { readonly view: OrderPageView; readonly error: Stale }) {
  const entries = view.activity.entries.filter(({ at }) => at === error.at).toReversed()
  return (
    <>
      <ul className={css.theirs}>
        {entries.map((entry) => (
          <li key={entry.sequence}>
            <Sentence entry={entry} currency={view.head.currency} />
            {entry.values && <Changes values={entry.values} />}
          </li>
        ))}
      </ul>
      {Array.isArray(error.current) ? (
        <Trans>What you typed is still here. Choose what to keep beside each field you both changed.</Trans>
      ) : (
        <Trans>What you typed is still here. Do it again to set it all the same.</Trans>
      )}
    </>
  )
}
