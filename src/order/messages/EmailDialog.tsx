import { Trans, useLingui } from '@lingui/react/macro'
import { CloseButton, Portal } from '@mantine/core'
import { useFocusReturn, useWindowEvent } from '@mantine/hooks'
import { lazy, Suspense } from 'react'
import { Skeleton } from '#ui/frame/Section.tsx'
import css from './messages.module.css'
import type { MessagesView } from './shapes.ts'

const EmailForm = lazy(() => import('./EmailForm.tsx').then(({ EmailForm }) => ({ default: EmailForm })))

export type EmailDialogProps = {
  readonly open: boolean
  readonly onClose: () => void
  /** the order's path at the server */
  readonly order: string
  readonly number: number
  readonly to: NonNullable<MessagesView['to']>
}

/** Email Customer, at the right edge: the order stays in sight and at hand, because one writes about it. Esc closes and keeps what was typed. */
export function EmailDialog(props: EmailDialogProps) {
  const { t } = useLingui()
  const { open, onClose } = props
  useFocusReturn({ opened: open })
  useWindowEvent('keydown', (event) => {
    if (open && event.key === 'Escape' && !event.isComposing) onClose()
  })
  if (!open) return null
  return (
    <Portal>
      <section role="dialog" aria-labelledby="email-title" className={css.drawer}>
        <header>
          <h2 id="email-title">
            <Trans>Email Customer</Trans>
          </h2>
          <CloseButton aria-label={t`Close`} onClick={onClose} />
        </header>
        <Suspense fallback={<Skeleton lines={6} />}>
          <EmailForm {...props} />
        </Suspense>
      </section>
    </Portal>
  )
}
