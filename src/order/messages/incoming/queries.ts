import { sql } from 'kysely'
import { staffLetters } from '#domain/letters.ts'
import type { MailNature, MatchedBy } from '#domain/mail/incoming.ts'
import type { MailIn } from '#ports/mail-in.ts'
import type { NetworkTx, Tx } from '#platform/doors.ts'

/** The store of a short name. */
export async function findStore(tx: NetworkTx, slug: string) {
  return tx.selectFrom('stores').select('id').where('slug', '=', slug).executeTakeFirst()
}

/** Remembers an order's reply address, once. */
export async function keepReplyAddress(tx: Tx, order: string, hash: Buffer): Promise<void> {
  await tx
    .insertInto('reply_addresses')
    .values({ store_id: tx.store, order_id: order, token_hash: hash })
    .onConflict((q) => q.doNothing())
    .execute()
}

/** Whom the order's mails go to. */
export async function findBuyer(tx: Tx, order: string) {
  return tx.selectFrom('orders').select(['id', 'buyer_email']).where('store_id', '=', tx.store).where('id', '=', order).executeTakeFirst()
}

/** The orders whose mails to the buyer carry one of these Message-IDs, newest first. */
export async function findByMessageIds(tx: Tx, ids: readonly string[]) {
  if (ids.length === 0) return []
  return tx
    .selectFrom('letters as l')
    .innerJoin('orders as o', (j) => j.onRef('o.store_id', '=', 'l.store_id').onRef('o.id', '=', 'l.order_id'))
    .select(['o.id', 'o.buyer_email'])
    .where('l.store_id', '=', tx.store)
    .where('l.message_id', 'in', [...ids])
    .where('l.kind', 'not in', [...staffLetters])
    .orderBy('l.created_at', 'desc')
    .execute()
}

/** The orders with one of these numbers. */
export async function findByNumbers(tx: Tx, numbers: readonly number[]) {
  if (numbers.length === 0) return []
  return tx
    .selectFrom('orders')
    .select(['id', 'buyer_email'])
    .where('store_id', '=', tx.store)
    .where('number', 'in', [...numbers])
    .execute()
}

/** What is kept of a mail. */
export type NewMail = {
  readonly id: string
  readonly fingerprint: Buffer
  readonly order: string | null
  readonly matchedBy: MatchedBy | null
  readonly nature: MailNature
  readonly fromCustomer: boolean
  readonly sender: MailIn['sender']
  readonly fromName: string
  readonly fromAddress: string
  readonly subject: string
  readonly text: string
  readonly quoted: string | null
  readonly html: string | null
  readonly messageId: string | null
  readonly at: Date
}

/** What is kept of an attachment; `preview` is a WebP drawn anew. */
export type NewFile = {
  readonly name: string
  readonly bytes: Buffer
  readonly sha256: Buffer
  readonly mediaType: string
  readonly preview: Buffer | null
}

/** Keeps a mail with its attachments; false when it was delivered before. */
export async function insertMail(tx: Tx, mail: NewMail, files: readonly NewFile[]): Promise<boolean> {
  const inserted = await tx
    .insertInto('incoming_mails')
    .values({
      store_id: tx.store,
      id: mail.id,
      fingerprint: mail.fingerprint,
      order_id: mail.order,
      matched_by: mail.matchedBy,
      nature: mail.nature,
      from_customer: mail.fromCustomer,
      sender_check: mail.sender.check,
      sender_results: mail.sender.results,
      from_name: mail.fromName,
      from_address: mail.fromAddress,
      subject: mail.subject,
      body_text: mail.text,
      body_quoted: mail.quoted,
      body_html: mail.html,
      message_id: mail.messageId,
      received_at: mail.at,
    })
    .onConflict((q) => q.columns(['store_id', 'fingerprint']).doNothing())
    .executeTakeFirst()
  if (inserted.numInsertedOrUpdatedRows !== 1n) return false
  for (const [position, file] of files.entries()) await insertFile(tx, mail.id, position, file)
  return true
}

async function insertFile(tx: Tx, mail: string, position: number, { name, bytes, sha256, mediaType, preview }: NewFile): Promise<void> {
  await tx
    .insertInto('mail_files')
    .values({ store_id: tx.store, sha256, bytes, media_type: mediaType, preview })
    .onConflict((q) => q.doNothing())
    .execute()
  await tx.insertInto('incoming_files').values({ store_id: tx.store, mail_id: mail, position, name, size: bytes.length, sha256 }).execute()
}

/** Marks the order's letters with these Message-IDs as not arrived; gives back which. */
export async function failLetters(tx: Tx, order: string, ids: readonly string[], why: string) {
  if (ids.length === 0) return []
  return tx
    .updateTable('letters')
    .set({ state: 'failed', why })
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .where('message_id', 'in', [...ids])
    .where('state', '=', 'sent')
    .returning(['id', 'kind'])
    .execute()
}

/** Notes that a person has read the order's mails. */
export async function markRead(tx: Tx, order: string, at: Date): Promise<void> {
  await tx
    .updateTable('incoming_mails')
    .set({ read_at: at, read_by: tx.actor.person })
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .where('read_at', 'is', null)
    .execute()
}

/** Puts an unfiled mail on an order; its sender, or undefined when it is not there or filed by now. */
export async function fileOnOrder(tx: Tx, mail: string, order: string, buyer: string | null) {
  return tx
    .updateTable('incoming_mails')
    .set({
      order_id: order,
      matched_by: 'person',
      from_customer: sql<boolean>`sender_check <> 'forged' and lower(trim(from_address)) = lower(trim(coalesce(${buyer}, '')))`,
      aside_at: null,
      aside_by: null,
    })
    .where('store_id', '=', tx.store)
    .where('id', '=', mail)
    .where('order_id', 'is', null)
    .returning('from_customer')
    .executeTakeFirst()
}

/** Puts an unfiled mail aside; false when it is not there, filed or aside by now. */
export async function putAside(tx: Tx, mail: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('incoming_mails')
    .set({ aside_at: at, aside_by: tx.actor.person })
    .where('store_id', '=', tx.store)
    .where('id', '=', mail)
    .where('order_id', 'is', null)
    .where('aside_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
