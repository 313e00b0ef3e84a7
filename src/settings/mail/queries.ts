import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Tx } from '#platform/doors.ts'
import type { MailCursor, MailRefusal } from '#ports/mail-servers.ts'

/** The store's mailbox, its password sealed. */
export async function findMailbox(tx: Tx) {
  return tx.selectFrom('mailboxes').selectAll().where('store_id', '=', tx.store).executeTakeFirst()
}
export type MailboxRow = NonNullable<Awaited<ReturnType<typeof findMailbox>>>

/** The server the store's letters leave by, its password sealed. */
export async function findSender(tx: Tx) {
  return tx.selectFrom('mail_senders').selectAll().where('store_id', '=', tx.store).executeTakeFirst()
}
export type SenderRow = NonNullable<Awaited<ReturnType<typeof findSender>>>

type NewMailbox = Pick<
  MailboxRow,
  | 'host'
  | 'port'
  | 'tls'
  | 'username'
  | 'sealed_password'
  | 'folder'
  | 'done_folder'
  | 'trusted_host'
  | 'uid_validity'
  | 'last_uid'
  | 'read_from'
>

/** Keeps the mailbox in place of the one before; whoever reads the old one notices by its version. */
export async function saveMailbox(tx: Tx, mailbox: NewMailbox, at: Date): Promise<void> {
  const anew = { version: uuidv7(), trouble: null, trouble_message: null, trouble_at: null, watched_at: null }
  await tx
    .insertInto('mailboxes')
    .values({ store_id: tx.store, ...mailbox, ...anew, created_at: at })
    .onConflict((q) => q.column('store_id').doUpdateSet({ ...mailbox, ...anew }))
    .execute()
}

/** Keeps a password sealed anew. */
export async function resealMailbox(tx: Tx, sealed: string): Promise<void> {
  await tx.updateTable('mailboxes').set({ sealed_password: sealed }).where('store_id', '=', tx.store).execute()
}

/** Reads the mailbox no longer. */
export async function removeMailbox(tx: Tx): Promise<void> {
  await tx.deleteFrom('mailboxes').where('store_id', '=', tx.store).execute()
}

type NewSender = Pick<SenderRow, 'host' | 'port' | 'tls' | 'username' | 'sealed_password' | 'from_address'>

/** Sends by this server from now on. */
export async function saveSender(tx: Tx, sender: NewSender, at: Date): Promise<void> {
  await tx
    .insertInto('mail_senders')
    .values({ store_id: tx.store, ...sender, created_at: at })
    .onConflict((q) => q.column('store_id').doUpdateSet(sender))
    .execute()
}

/** Sends by the installation's server again. */
export async function removeSender(tx: Tx): Promise<void> {
  await tx.deleteFrom('mail_senders').where('store_id', '=', tx.store).execute()
}

/** Seconds a process may be silent before another reads its mailbox. */
const leaseSeconds = 60

/** Takes the store's mailbox in hand, or goes on holding it; undefined when there is none or another process holds it. The database's clock counts, which all processes share. */
export async function holdMailbox(tx: Tx, holder: string): Promise<MailboxRow | undefined> {
  return tx
    .updateTable('mailboxes')
    .set({ held_by: holder, held_until: sql<Date>`now() + make_interval(secs => ${leaseSeconds})` })
    .where('store_id', '=', tx.store)
    .where((q) => q.or([q('held_by', 'is', null), q('held_by', '=', holder), q('held_until', '<', sql<Date>`now()`)]))
    .returningAll()
    .executeTakeFirst()
}

/** Lets the mailbox go, for another process to read at once. */
export async function releaseMailbox(tx: Tx, holder: string): Promise<void> {
  await tx
    .updateTable('mailboxes')
    .set({ held_by: null, held_until: null })
    .where('store_id', '=', tx.store)
    .where('held_by', '=', holder)
    .execute()
}

/** Notes up to where the mailbox was read; nothing when it is another one by now. */
export async function saveCursor(tx: Tx, version: string, { validity, uid }: MailCursor, at: Date): Promise<void> {
  await tx
    .updateTable('mailboxes')
    .set({ uid_validity: validity, last_uid: uid, taken_at: at })
    .where('store_id', '=', tx.store)
    .where('version', '=', version)
    .execute()
}

/** Notes that the mailbox answers, or what broke its reading off. */
export async function saveState(tx: Tx, version: string, trouble: MailRefusal | null, at: Date): Promise<void> {
  await tx
    .updateTable('mailboxes')
    .set(
      trouble === null
        ? { trouble: null, trouble_message: null, trouble_at: null, watched_at: at }
        : { trouble: trouble.trouble, trouble_message: trouble.message, trouble_at: at },
    )
    .where('store_id', '=', tx.store)
    .where('version', '=', version)
    .execute()
}
