import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Tx } from '#platform/doors.ts'

/** Characters of a mail's text that are shown on a page; the whole is a click away. */
export const shownText = 20_000

/** Mails that came in, oldest first, without their HTML: an order's newest 500, or with null the unfiled of the store. */
export async function listMails(tx: Tx, order: string | null) {
  const newest = await tx
    .selectFrom('incoming_mails as m')
    .select([
      'm.id',
      'm.nature',
      'm.from_customer',
      'm.sender_check',
      'm.sender_results',
      'm.from_name',
      'm.from_address',
      'm.subject',
      'm.matched_by',
      'm.received_at',
      'm.read_at',
    ])
    .select((q) => [
      q.fn<string>('left', ['m.body_text', q.lit(shownText)]).as('text'),
      q.fn<string | null>('left', ['m.body_quoted', q.lit(shownText)]).as('quoted'),
      q(q.fn<number>('length', ['m.body_text']), '>', shownText).as('cut'),
      q('m.body_html', 'is not', null).as('has_html'),
      jsonArrayFrom(
        q
          .selectFrom('incoming_files as f')
          .innerJoin('mail_files as b', (j) => j.onRef('b.store_id', '=', 'f.store_id').onRef('b.sha256', '=', 'f.sha256'))
          .select(['f.position', 'f.name', 'f.size', 'b.media_type as mediaType', 'b.scan', 'b.virus'])
          .select((f) => f('b.preview', 'is not', null).as('preview'))
          .whereRef('f.store_id', '=', 'm.store_id')
          .whereRef('f.mail_id', '=', 'm.id')
          .orderBy('f.position'),
      ).as('files'),
    ])
    .where('m.store_id', '=', tx.store)
    // What was erased with its buyer has no sender and no words.
    .where((q) => q.or([q('m.from_address', '<>', ''), q('m.subject', '<>', ''), q('m.body_text', '<>', '')]))
    .$if(order !== null, (q) => q.where('m.order_id', '=', order))
    .$if(order === null, (q) => q.where('m.order_id', 'is', null).where('m.aside_at', 'is', null))
    .orderBy('m.received_at', 'desc')
    .limit(500)
    .execute()
  return newest.toReversed()
}

/** The whole of a mail of an order, or with null of an unfiled one. */
export async function findMail(tx: Tx, order: string | null, mail: string) {
  return tx
    .selectFrom('incoming_mails')
    .select(['body_text', 'body_quoted', 'body_html'])
    .where('store_id', '=', tx.store)
    .where('id', '=', mail)
    .where('order_id', order === null ? 'is' : '=', order)
    .executeTakeFirst()
}

/** One attachment of such a mail. */
export async function findFile(tx: Tx, order: string | null, mail: string, position: number) {
  return tx
    .selectFrom('incoming_files as f')
    .innerJoin('incoming_mails as m', (j) => j.onRef('m.store_id', '=', 'f.store_id').onRef('m.id', '=', 'f.mail_id'))
    .innerJoin('mail_files as b', (j) => j.onRef('b.store_id', '=', 'f.store_id').onRef('b.sha256', '=', 'f.sha256'))
    .select(['f.name', 'b.bytes', 'b.preview', 'b.scan', 'b.virus'])
    .where('f.store_id', '=', tx.store)
    .where('f.mail_id', '=', mail)
    .where('f.position', '=', position)
    .where('m.order_id', order === null ? 'is' : '=', order)
    .executeTakeFirst()
}

/** The Message-ID a letter of ours answers: of the mail its writer named (`mail`), or else of the newest a person wrote us about the order. */
export async function answeredId(tx: Tx, order: string, mail: string | null): Promise<string | null> {
  const row = await tx
    .selectFrom('incoming_mails')
    .select('message_id')
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .$if(mail === null, (q) => q.where('nature', '=', 'personal'))
    .$if(mail !== null, (q) => q.where('id', '=', mail))
    .orderBy('received_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.message_id ?? null
}
