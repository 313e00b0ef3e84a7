import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Choice } from '#domain/notices/choices.ts'
import type { NoticeKind } from '#domain/notices/kinds.ts'
import type { Tx } from '#platform/doors.ts'

/** Whose notifications, and which orders they see: of an order out of reach nothing is told any more. */
export type Reader = { readonly id: string; readonly reach: 'all' | 'own' }

/** A person's notifications with their orders. */
function notificationsOf(tx: Tx, { id, reach }: Reader) {
  return tx
    .selectFrom('notifications as n')
    .innerJoin('orders as o', (j) => j.onRef('o.store_id', '=', 'n.store_id').onRef('o.id', '=', 'n.order_id'))
    .where('n.store_id', '=', tx.store)
    .where('n.person_id', '=', id)
    .$if(reach === 'own', (q) => q.where('o.assignee_id', '=', id))
}

/** The same with everything a notification says of its cause. */
function withCause(tx: Tx, reader: Reader) {
  return notificationsOf(tx, reader)
    .innerJoin('order_facts as f', (j) => j.onRef('f.store_id', '=', 'n.store_id').onRef('f.order_id', '=', 'n.order_id'))
    .leftJoin('notes', (j) => j.onRef('notes.store_id', '=', 'n.store_id').on('notes.id', '=', sql<string>`(n.facts ->> 'note')::uuid`))
    .leftJoin('incoming_mails as m', (j) =>
      j.onRef('m.store_id', '=', 'n.store_id').on('m.id', '=', sql<string>`(n.facts ->> 'mail')::uuid`),
    )
    .select([
      'n.id',
      'n.kind',
      'n.facts',
      'n.by_name',
      'n.at',
      'n.times',
      'n.read_at',
      'o.number',
      'o.buyer_name',
      'o.currency',
      'f.total',
      'm.subject',
      'm.body_text as mail',
    ])
    .select(noteNow)
    .select((q) =>
      jsonArrayFrom(
        q
          .selectFrom('note_mentions as w')
          .select(['w.person_id as person', 'w.person_name as name'])
          .whereRef('w.store_id', '=', 'notes.store_id')
          .whereRef('w.note_id', '=', 'notes.id')
          .orderBy('w.position'),
      ).as('mentions'),
    )
}

/** What the note says by now; null for one that was taken back. */
const noteNow = sql<string | null>`case
  when (select k.is_on from note_marks k where k.store_id = notes.store_id and k.note_id = notes.id and k.kind = 'taken_back' order by k.position desc limit 1) then null
  else coalesce((select v.body from note_versions v where v.store_id = notes.store_id and v.note_id = notes.id order by v.version desc limit 1), notes.body)
end`.as('note')

export type CausedRow = Awaited<ReturnType<typeof listNotifications>>[number]

/** Under the bell, newest first, from `before` on. */
export async function listNotifications(tx: Tx, reader: Reader, before: string | undefined, most: number) {
  return withCause(tx, reader)
    .where('n.panel', '=', true)
    .$if(before !== undefined, (q) =>
      q.where(
        sql<boolean>`(n.at, n.id) < (select b.at, b.id from notifications b where b.store_id = ${tx.store} and b.id = ${before} and b.person_id = ${reader.id})`,
      ),
    )
    .orderBy('n.at', 'desc')
    .orderBy('n.id', 'desc')
    .limit(most)
    .execute()
}

/** How many are unread, and the orders of the newest of them; mails alone do not count, but opening their order is reading them. */
export async function countUnread(tx: Tx, reader: Reader) {
  const rows = await notificationsOf(tx, reader)
    .where('n.read_at', 'is', null)
    .select(['o.number'])
    .select((q) => [q.fn.count<number>('n.id').filterWhere('n.panel', '=', true).as('panel'), q.fn.max('n.at').as('newest')])
    .groupBy('o.number')
    .orderBy('newest', 'desc')
    .execute()
  return { unread: rows.reduce((sum, { panel }) => sum + panel, 0), orders: rows.slice(0, 200).map(({ number }) => number) }
}

/** Marks a person's own as read, those that `which` names. */
export async function markRead(
  tx: Tx,
  person: string,
  which: { readonly id: string } | { readonly order: number } | { readonly until: string },
  at: Date,
): Promise<void> {
  await tx
    .updateTable('notifications')
    .set({ read_at: at })
    .where('store_id', '=', tx.store)
    .where('person_id', '=', person)
    .where('read_at', 'is', null)
    .where((q) => {
      if ('id' in which) return q('id', '=', which.id)
      if ('order' in which)
        return q('order_id', 'in', q.selectFrom('orders').select('id').where('store_id', '=', tx.store).where('number', '=', which.order))
      const seen = sql<Date>`(select s.at from notifications s where s.store_id = ${tx.store} and s.id = ${which.until} and s.person_id = ${person})`
      return q('at', '<=', seen)
    })
    .execute()
}

/** Keeps what a person chose for a kind. */
export async function saveChoice(tx: Tx, person: string, kind: NoticeKind, choice: Choice): Promise<void> {
  await tx
    .insertInto('notification_choices')
    .values({ store_id: tx.store, person_id: person, kind, ...choice })
    .onConflict((c) => c.columns(['store_id', 'person_id', 'kind']).doUpdateSet(choice))
    .execute()
}

/** Keeps the hour of a person's digest. */
export async function saveDigestHour(tx: Tx, person: string, hour: number): Promise<void> {
  await tx
    .insertInto('digest_hours')
    .values({ store_id: tx.store, person_id: person, hour })
    .onConflict((c) => c.columns(['store_id', 'person_id']).doUpdateSet({ hour }))
    .execute()
}

/** The hours of digests people chose. */
export async function readDigestHours(tx: Tx): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.selectFrom('digest_hours').select(['person_id', 'hour']).where('store_id', '=', tx.store).execute()
  return new Map(rows.map(({ person_id, hour }) => [person_id, hour]))
}

/** When the store is open, its closed dates (those of its preferred place), and who signs its mails. */
export async function readStoreHours(tx: Tx) {
  return tx
    .selectFrom('store_settings as se')
    .innerJoin('stores as s', 's.id', 'se.store_id')
    .leftJoin('ship_from_places as p', (j) => j.onRef('p.store_id', '=', 'se.store_id').on('p.preferred', '=', true))
    .select([
      'se.hours',
      'se.time_zone',
      'se.mail_from',
      'se.phone',
      'se.address',
      'se.status_words',
      'se.order_prefix',
      'se.order_digits',
      's.name',
      's.slug',
      'p.closed',
    ])
    .where('se.store_id', '=', tx.store)
    .executeTakeFirstOrThrow()
}

/** What waits for a mail, of everybody. */
export async function listWaiting(tx: Tx) {
  return tx
    .selectFrom('notifications')
    .select(['person_id', 'mail'])
    .select((q) => [q.fn.min('at').as('oldest'), sql<boolean>`bool_or(always)`.as('always')])
    .where('store_id', '=', tx.store)
    .where('mail', '<>', 'off')
    .where('mail_id', 'is', null)
    .where('read_at', 'is', null)
    .groupBy(['person_id', 'mail'])
    .execute()
}

/** People whose mail lies in the outbox in nobody's hand. */
export async function listQueued(tx: Tx, free: Date): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('notification_mails')
    .select('person_id')
    .distinct()
    .where('store_id', '=', tx.store)
    .where('state', '=', 'queued')
    .where((q) => q.or([q('leaving_at', 'is', null), q('leaving_at', '<', free)]))
    .execute()
  return rows.map(({ person_id }) => person_id)
}

/** Which of a person's may go into a mail now. */
export type Due =
  | { readonly mail: 'now'; readonly open: boolean }
  /** those of before the digest's hour */
  | { readonly mail: 'digest'; readonly until: Date }

/** Takes them; no other desk has them meanwhile. */
export async function takeDue(tx: Tx, reader: Reader, due: Due) {
  return withCause(tx, reader)
    .where('n.mail', '=', due.mail)
    .where('n.mail_id', 'is', null)
    .where('n.read_at', 'is', null)
    .$if(due.mail === 'now' && !due.open, (q) => q.where('n.always', '=', true))
    .$if(due.mail === 'digest', (q) => q.where('n.at', '<=', due.mail === 'digest' ? due.until : new Date(0)))
    .orderBy('n.at')
    .orderBy('n.id')
    .limit(200)
    .forUpdate('n')
    .skipLocked()
    .execute()
}

type NewMail = {
  readonly id: string
  readonly person: { readonly id: string; readonly name: string; readonly email: string; readonly language: 'en' | 'fr' }
  readonly from: { readonly name: string; readonly address: string }
  readonly day: string | null
  readonly mail: { readonly subject: string; readonly text: string; readonly html: string }
  readonly at: Date
}

/** Puts a mail in the outbox; false when the person has a digest of that day. */
export async function insertMail(tx: Tx, { id, person, from, day, mail, at }: NewMail): Promise<boolean> {
  const rows = await tx
    .insertInto('notification_mails')
    .values({
      store_id: tx.store,
      id,
      person_id: person.id,
      day,
      language: person.language,
      to_name: person.name,
      to_address: person.email,
      from_name: from.name,
      from_address: from.address,
      subject: mail.subject,
      body_text: mail.text,
      body_html: mail.html,
      created_at: at,
    })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .execute()
  return rows.length > 0
}

/** Notes which mail tells of them. */
export async function setMail(tx: Tx, ids: readonly string[], mail: string): Promise<void> {
  await tx.updateTable('notifications').set({ mail_id: mail }).where('store_id', '=', tx.store).where('id', 'in', ids).execute()
}

/** Somebody who left hears nothing: what waits for them waits no more. */
export async function dropWaiting(tx: Tx, person: string): Promise<void> {
  await tx
    .updateTable('notifications')
    .set({ mail: 'off' })
    .where('store_id', '=', tx.store)
    .where('person_id', '=', person)
    .where('mail', '<>', 'off')
    .where('mail_id', 'is', null)
    .execute()
  await tx
    .updateTable('notification_mails')
    .set({ state: 'failed', why: 'left the store' })
    .where('store_id', '=', tx.store)
    .where('person_id', '=', person)
    .where('state', '=', 'queued')
    .execute()
}

/** Takes a person's queued mails in hand; those another desk has in its hand since `free` are left to it. */
export async function takeMails(tx: Tx, person: string, now: Date, free: Date) {
  return tx
    .updateTable('notification_mails')
    .set({ leaving_at: now })
    .where('store_id', '=', tx.store)
    .where('person_id', '=', person)
    .where('state', '=', 'queued')
    .where((q) => q.or([q('leaving_at', 'is', null), q('leaving_at', '<', free)]))
    .returningAll()
    .execute()
}

/** Notes what became of a mail; a mail that waits is let go. */
export async function saveSent(
  tx: Tx,
  id: string,
  outcome: { readonly state: 'queued' | 'sent' | 'failed'; readonly why: string | null; readonly at: Date },
): Promise<void> {
  await tx
    .updateTable('notification_mails')
    .set({ state: outcome.state, why: outcome.why, leaving_at: null, sent_at: outcome.state === 'sent' ? outcome.at : null })
    .where('store_id', '=', tx.store)
    .where('id', '=', id)
    .execute()
}

/** Drops what is older than `until`, the mails with their words too; answers how many notifications. */
export async function forgetUntil(tx: Tx, until: Date): Promise<number> {
  const gone = await tx.deleteFrom('notifications').where('store_id', '=', tx.store).where('at', '<', until).executeTakeFirst()
  await tx.deleteFrom('notification_mails').where('store_id', '=', tx.store).where('created_at', '<', until).execute()
  return Number(gone.numDeletedRows)
}
