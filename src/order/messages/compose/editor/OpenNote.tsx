import { openVariables } from '#domain/mail/canned-variables.ts'
import { Trans } from '@lingui/react/macro'
import { IconAlertTriangle } from '@tabler/icons-react'
import css from '../compose.module.css'

/** What of a canned message has no value on this order: it is filled in by hand before the mail is sent. */
export function OpenNote({ subject, body }: { readonly subject: string; readonly body: string }) {
  const open = openVariables(`${subject}\n${body}`)
  if (open.length === 0) return null
  const names = <span data-notranslate>{open.join(', ')}</span>
  return (
    <p className={css.note} role="note">
      <IconAlertTriangle size={16} aria-hidden />
      <span>
        <Trans>This order has no value for {names}. Write it yourself, or take it out.</Trans>
      </span>
    </p>
  )
}
