import type { OrderHead } from '#domain/order-head.ts'
import { Trans } from '@lingui/react/macro'
import { lazy, Suspense } from 'react'
import { Section } from '#ui/frame/Section.tsx'
import css from './activity.module.css'
import { Days } from './Days.tsx'
import type { ActivityView } from './shapes.ts'

const ActivityLog = lazy(() => import('./ActivityLog.tsx').then(({ ActivityLog }) => ({ default: ActivityLog })))

/** Everything since the order was placed, newest first, by days of the store. The newest entries come with the page; its filters, and what is older, are fetched apart. */
export function ActivitySection({ head, view }: { readonly head: OrderHead; readonly view: ActivityView }) {
  return (
    <Section id="activity" title={<Trans>Activity Log</Trans>}>
      <Suspense
        fallback={
          <>
            <div className={css.bar} />
            <Days entries={view.entries} currency={head.currency} />
          </>
        }
      >
        <ActivityLog head={head} view={view} />
      </Suspense>
    </Section>
  )
}
