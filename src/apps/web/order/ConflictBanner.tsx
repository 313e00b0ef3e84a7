import { Sentence } from '#order/activity/sentences/Sentence.tsx'
import type { Conflict } from '#ui/act/use-change.tsx'
import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconUsers } from '@tabler/icons-react'
import { When } from '#ui/show/When.tsx'
import type { OrderPageView } from '../../order-page.ts'
import css from './order.module.css'

type BannerProps = {
  readonly view: OrderPageView
  /** what was refused, and the newest log entry the person had seen then */
  readonly conflict: Conflict & { readonly after: number }
  readonly done: () => void
}

/** A colleague was faster: what they did, and the choice to keep it or to set one's own after all. */
export function ConflictBanner({ view, conflict, done }: BannerProps) {
  const theirs = view.activity.entries.find((entry) => entry.sequence > conflict.after)
  return (
    <div className={css.conflict} role="alert">
      <IconUsers size={18} aria-hidden />
      <p>
        {theirs ? (
          <>
            <strong data-notranslate>{theirs.actor.name}</strong>: <Sentence entry={theirs} currency={view.head.currency} />{' '}
            <When at={theirs.at} show="relative" />
          </>
        ) : (
          <Trans>Somebody changed this meanwhile. Nothing was saved.</Trans>
        )}
      </p>
      <span className={css.choice}>
        <Button size="xs" onClick={done}>
          <Trans>Keep theirs</Trans>
        </Button>
        <Button
          size="xs"
          onClick={() => {
            done()
            conflict.apply()
          }}
        >
          <Trans>Apply mine: {conflict.mine}</Trans>
        </Button>
      </span>
    </div>
  )
}
