import { Trans, useLingui } from '@lingui/react/macro'
import { CloseButton, Portal } from '@mantine/core'
import { useFocusReturn, useWindowEvent } from '@mantine/hooks'
import { lazy, Suspense } from 'react'
import { sessionExpiry } from '#ui/expiry.ts'
import { Skeleton } from '#ui/frame/Section.tsx'
import type { EmailFormProps } from './compose/use-draft.tsx'
import css from './messages.module.css'

const EmailForm = lazy(() => import('./compose/EmailForm.tsx').then(({ EmailForm }) => ({ default: EmailForm })))

/** Email Customer, at the right edge: the order stays in sight and at hand, because one writes about it. Esc closes and keeps what was typed. */
export function EmailDialog({ open, ...props }: EmailFormProps & { readonly open: boolean }) {
  const { t } = useLingui()
  const { onClose } = props
  useFocusReturn({ opened: open })
  useWindowEvent('keydown', (event) => {
    if (open && event.key === 'Escape' && !event.isComposing && !sessionExpiry.isAsking()) onClose()
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
