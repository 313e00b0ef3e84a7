import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import {
  IconAlertTriangle,
  IconChevronRight,
  IconCornerUpLeft,
  IconMailDown,
  IconMailX,
  IconPaperclip,
  IconRobot,
} from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { Badge } from '#ui/show/StatusBadge.tsx'
import { When } from '#ui/show/When.tsx'
import css from '../messages.module.css'
import type { IncomingView } from '../shapes.ts'
import { MailFiles } from './MailFiles.tsx'
import { MailPage } from './MailPage.tsx'
import { SenderWord } from './SenderWord.tsx'

type IncomingProps = {
  readonly mail: IncomingView
  readonly at: string
  readonly open: boolean
  /** opens the composer for an answer */
  readonly onReply?: ((mail: IncomingView) => void) | null
  /** what can be done with it, below it */
  readonly children?: ReactNode
}

/** One mail that came in: who, what and when; its words, what it quotes folded, its attachments, and the mail as it looked to its sender. `at`: its path at the server. */
export function Incoming({ mail, at, open, onReply, children }: IncomingProps) {
  const [opened] = useState(open)
  const [isNew] = useState(mail.unread && mail.matchedBy !== null)
  return (
    <li className={css.letter} data-in>
      <details open={opened || undefined}>
        <summary>
          <IconChevronRight size={16} aria-hidden />
          <span className={css.subject} data-notranslate>
            <strong>{mail.fromName || mail.fromAddress}</strong> {mail.subject}
          </span>
          <span className={css.facts}>
            {mail.files.length > 0 && <IconPaperclip size={16} aria-hidden />}
            <When at={mail.at} show="moment" />
            <Nature mail={mail} isNew={isNew} />
          </span>
        </summary>
        <div className={css.text}>
          <p className="muted">
            <From mail={mail} /> <SenderWord mail={mail} />
          </p>
          {mail.senderCheck === 'forged' && (
            <p className={css.stranger} role="note">
              <IconAlertTriangle size={16} aria-hidden />
              <span>
                <Trans>The domain it says it is from says that it did not send this mail. It does not count as the customer’s.</Trans>
              </span>
            </p>
          )}
          {!mail.fromCustomer && mail.senderCheck !== 'forged' && mail.nature === 'personal' && mail.matchedBy !== null && (
            <p className={css.stranger} role="note">
              <IconAlertTriangle size={16} aria-hidden />
              <span>
                <Trans>Not from the customer’s address. Anybody can write anything as a sender: make sure before you act on it.</Trans>
              </span>
            </p>
          )}
          <p className={css.body} data-notranslate>
            {mail.text}
          </p>
          {mail.text === '' && (
            <p className="muted">
              <Trans>This mail has no text.</Trans>
            </p>
          )}
          {mail.quoted !== null && <Quoted text={mail.quoted} />}
          {mail.cut && (
            <a href={`${at}/text`} target="_blank" rel="noreferrer">
              <Trans>Show the whole text</Trans>
            </a>
          )}
          <MailFiles files={mail.files} at={at} />
          {mail.hasHtml && <MailPage at={at} />}
          {onReply && (
            <div className={css.ways}>
              <Button size="xs" leftSection={<IconCornerUpLeft size={16} aria-hidden />} onClick={() => onReply(mail)}>
                <Trans context="a mail">Reply</Trans>
              </Button>
            </div>
          )}
        </div>
      </details>
      {children}
    </li>
  )
}

function Nature({ mail, isNew }: { readonly mail: IncomingView; readonly isNew: boolean }) {
  if (mail.nature === 'bounce')
    return (
      <Badge tone="danger" icon={IconMailX}>
        <Trans>Not delivered</Trans>
      </Badge>
    )
  if (mail.nature === 'auto')
    return (
      <Badge tone="calm" icon={IconRobot}>
        <Trans>Automatic answer</Trans>
      </Badge>
    )
  return (
    <Badge tone={isNew ? 'caution' : 'calm'} icon={IconMailDown}>
      {isNew ? <Trans context="a mail">New</Trans> : <Trans context="a mail">Received</Trans>}
    </Badge>
  )
}

function From({ mail: { fromName, fromAddress } }: { readonly mail: IncomingView }) {
  const { t } = useLingui()
  const from = fromName ? `${fromName} <${fromAddress}>` : fromAddress
  return <span data-notranslate>{t`From ${from}`}</span>
}

function Quoted({ text }: { readonly text: string }) {
  return (
    <details className={css.quoted}>
      <summary>
        <Trans>Quoted text</Trans>
      </summary>
      <p className={css.body} data-notranslate>
        {text}
      </p>
    </details>
  )
}
