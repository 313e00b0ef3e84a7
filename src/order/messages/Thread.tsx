import { Plural } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { countEarlier } from '#domain/mail/thread.ts'
import { Letter } from './Letter.tsx'
import css from './messages.module.css'
import type { IncomingView, MessagesView } from './shapes.ts'

/** Fetched with the first mail that came in: most orders have none. */
const Incoming = lazy(() => import('./incoming/Incoming.tsx').then(({ Incoming }) => ({ default: Incoming })))

type ThreadProps = {
  readonly view: MessagesView
  readonly order: string
  /** opens the composer for an answer; null when the customer cannot be written to */
  readonly onReply: ((mail: IncomingView) => void) | null
}

/** Mails out and in, as they followed each other, newest last; the last one stands open. */
export function Thread({ view, order, onReply }: ThreadProps) {
  const entries = [
    ...view.letters.map((letter) => ({ at: letter.createdAt, id: letter.id, letter })),
    ...view.incoming.map((mail) => ({ at: mail.at, id: mail.id, mail })),
  ].toSorted((one, other) => (one.at === other.at ? one.id.localeCompare(other.id) : one.at < other.at ? -1 : 1))
  const [whole, show] = useState(false)
  const last = entries.at(-1)
  const earlier = whole ? 0 : countEarlier(entries.map((entry) => 'mail' in entry && entry.mail.unread))
  return (
    <ol className={css.letters}>
      {earlier > 0 && (
        <li className={css.earlier}>
          <Button variant="subtle" onClick={() => show(true)}>
            <Plural value={earlier} one="Show # earlier message" other="Show # earlier messages" />
          </Button>
        </li>
      )}
      {entries.slice(earlier).map((entry) =>
        'mail' in entry ? (
          <Suspense key={entry.id} fallback={<li className={css.letter} aria-busy />}>
            <Incoming
              mail={entry.mail}
              at={`${order}/messages/mails/${entry.id}`}
              open={entry === last || entry.mail.unread}
              onReply={entry.mail.fromCustomer ? onReply : null}
            />
          </Suspense>
        ) : (
          <Letter key={entry.id} letter={entry.letter} order={order} last={entry === last && entry.letter.kind === 'personal'} />
        ),
      )}
    </ol>
  )
}
