import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import type { MailTrouble } from '#domain/mail/servers.ts'
import { addRefusals } from '#ui/refusals.ts'
import type { ChangeView } from '../shapes.ts'
import type { Said } from '../Trail.tsx'
import type { MailLogged } from './shapes.ts'

/** What failed at a mail server, and what to do; the server's own words stand behind it. */
export const troubleWords: { readonly [trouble in MailTrouble]: MessageDescriptor } = {
  name: msg`There is no server of this name. Look at the host again.`,
  private: msg`This address is of a private network. Whoever runs the desk can allow it.`,
  connection: msg`The server cannot be reached, or does not answer. Look at host and port.`,
  tls: msg`No secure line could be made: another kind of encryption at this port, or a certificate that does not hold.`,
  password: msg`The server did not accept user and password. Some ask for a password of its own for programs.`,
  folder: msg`There is no such folder, or nothing can be moved there.`,
  sender: msg`The server does not send for this address, or not to yours.`,
  answer: msg`The server answered something that cannot be read.`,
}

for (const [trouble, words] of Object.entries(troubleWords))
  addRefusals({ [`mailbox_${trouble}`]: said(words), [`sender_${trouble}`]: said(words) })
addRefusals({
  mail_password_missing: () => msg`Type the password. The one that is kept is for another server or user.`,
  no_mail_server: () => msg`There is no such server any more. A colleague has taken it out of use.`,
  no_receiver: () => msg`You have no e-mail address a test could be sent to.`,
})

function said(words: MessageDescriptor) {
  return () => words
}

/** For the trail: a server by its host, user and folder or sender. */
export function say({ what, before, after }: ChangeView): Said {
  return {
    what: what === 'mailbox' ? <Trans>Mailbox</Trans> : <Trans>Outgoing server</Trans>,
    from: server(before),
    to: server(after),
  }
}

function server(value: unknown) {
  if (!value) return null
  const { host, port, user, name } = value as MailLogged
  return (
    <span data-notranslate>
      {name} · {user === null ? '' : `${user} · `}
      <span className="mono">{`${host}:${port}`}</span>
    </span>
  )
}
