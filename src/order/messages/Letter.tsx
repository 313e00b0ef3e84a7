import type { LetterKind, LetterState } from '#domain/letters.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconArrowBackUp, IconCheck, IconChevronRight, IconClock, IconMailX, IconPaperclip, type Icon } from '@tabler/icons-react'
import { useState } from 'react'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { post, useCommand } from '#ui/command.ts'
import { Initials } from '#ui/show/Initials.tsx'
import { Badge, type Tone } from '#ui/show/StatusBadge.tsx'
import { When } from '#ui/show/When.tsx'
import { MailFiles } from './incoming/MailFiles.tsx'
import { MailPage } from './incoming/MailPage.tsx'
import css from './messages.module.css'
import type { LetterView } from './shapes.ts'

const kinds = {
  order_received: msg`Order received`,
  shipped: msg`Shipped`,
  ready_for_pickup: msg`Ready for Pickup`,
  cancelled: msg`Order cancelled`,
  refunded: msg`Refund`,
  personal: msg`E-mail`,
  staff_new_order: msg`New order`,
  receipt: msg`Receipt`,
  pay_link: msg`Pay link`,
  verify_card: msg`Card verification`,
  delivered: msg`Delivered`,
  delivery_exception: msg`Delivery held up`,
  staff_risk_raised: msg`Risk raised`,
  staff_customer_replied: msg`Customer replied`,
  backordered: msg`Backordered until`,
  balance_due: msg`Balance due`,
  lines_cancelled: msg`Parts cancelled`,
} as const satisfies { readonly [kind in LetterKind]: MessageDescriptor }

const states = {
  queued: ['calm', IconClock, msg`Queued`],
  sent: ['money', IconCheck, msg({ message: 'Sent', context: 'a mail' })],
  failed: ['danger', IconMailX, msg({ message: 'Failed', context: 'a mail' })],
  withdrawn: ['calm', IconArrowBackUp, msg({ message: 'Taken back', context: 'a mail' })],
} as const satisfies { readonly [state in LetterState]: readonly [Tone, Icon, MessageDescriptor] }

/** One mail: what, to whom, when, by whom and what became of it; its text unfolds as it was sent. */
export function Letter({ letter, last, order }: { readonly letter: LetterView; readonly last: boolean; readonly order: string }) {
  const { t } = useLingui()
  const [tone, icon, word] = states[letter.state]
  const subject = letter.subject ?? t(kinds[letter.kind])
  const [open] = useState(last)
  return (
    <li className={css.letter}>
      <details open={open || undefined}>
        <summary>
          <IconChevronRight size={16} aria-hidden />
          <span className={css.subject} data-notranslate={letter.subject !== null || undefined}>
            {subject}
          </span>
          <span className={css.facts}>
            {letter.files.length > 0 && <IconPaperclip size={16} aria-hidden />}
            {letter.by && <Initials name={letter.by} alone />}
            <When at={letter.sentAt ?? letter.createdAt} show="moment" />
            <Badge tone={tone} icon={icon}>
              {t(word)}
            </Badge>
          </span>
        </summary>
        <div className={css.text}>
          <p className="muted">
            <To letter={letter} />
          </p>
          <p className={css.body} data-notranslate>
            {letter.text ?? ''}
          </p>
          {letter.text === null && letter.state !== 'withdrawn' && (
            <p className="muted">
              <Trans>Its text is written when it is sent.</Trans>
            </p>
          )}
          <MailFiles files={letter.files} at={`${order}/messages/letters/${letter.id}`} />
          {letter.hasHtml && <MailPage at={`${order}/messages/letters/${letter.id}`} ours />}
        </div>
      </details>
      {(letter.state === 'failed' || letter.again) && <Stuck letter={letter} order={order} />}
    </li>
  )
}

/** A mail the mail server refused, or has not taken yet: why, and the way to try at once. */
function Stuck({ letter, order }: { readonly letter: LetterView; readonly order: string }) {
  const again = useCommand<object>({ send: post(`${order}/messages/${letter.id}/again`), refresh: [order] })
  return (
    <div className={css.failed} role="note" data-waits={letter.state === 'queued' || undefined}>
      <p>
        {letter.state === 'failed' ? (
          <Trans>The mail server refused it:</Trans>
        ) : (
          <Trans>The mail server has not taken it yet; it is tried again by itself:</Trans>
        )}{' '}
        <span data-notranslate>{letter.why}</span>
      </p>
      {letter.again && (
        <CommandButton command={again} input={{}} variant="default" size="xs">
          <Trans>Try again now</Trans>
        </CommandButton>
      )}
    </div>
  )
}

function To({ letter: { toName, toAddress, by } }: { readonly letter: LetterView }) {
  const { t } = useLingui()
  const to = `${toName} <${toAddress}>`
  return <span data-notranslate>{by ? t`To ${to}, written by ${by}` : t`To ${to}, written by the desk`}</span>
}
