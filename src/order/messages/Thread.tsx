import { Incoming } from './incoming/Incoming.tsx'
import { Letter } from './Letter.tsx'
import css from './messages.module.css'
import type { MessagesView } from './shapes.ts'

/** Mails out and in, as they followed each other, newest last; the last one stands open. */
export function Thread({ view, order }: { readonly view: MessagesView; readonly order: string }) {
  const entries = [
    ...view.letters.map((letter) => ({ at: letter.createdAt, id: letter.id, letter })),
    ...view.incoming.map((mail) => ({ at: mail.at, id: mail.id, mail })),
  ].toSorted((one, other) => (one.at === other.at ? one.id.localeCompare(other.id) : one.at < other.at ? -1 : 1))
  const last = entries.at(-1)
  return (
    <ol className={css.letters}>
      {entries.map((entry) =>
        'mail' in entry ? (
          <Incoming
            key={entry.id}
            mail={entry.mail}
            at={`${order}/messages/mails/${entry.id}`}
            open={entry === last || entry.mail.unread}
          />
        ) : (
          <Letter key={entry.id} letter={entry.letter} order={order} last={entry === last && entry.letter.kind === 'personal'} />
        ),
      )}
    </ol>
  )
}
