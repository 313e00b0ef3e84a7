import { sql } from 'kysely'
import type { Tx } from '#platform/doors.ts'

/** How a file stands with the scanner. */
export async function findScan(tx: Tx, hash: Buffer) {
  return tx
    .selectFrom('mail_files')
    .select(['scan', 'virus'])
    .where('store_id', '=', tx.store)
    .where('sha256', '=', hash)
    .executeTakeFirstOrThrow()
}

/** Has those of these files that nobody looked at wait for the scanner; gives back which. `again`: when they are asked for if nothing came of them until then. */
export async function startWaiting(tx: Tx, hashes: readonly Buffer[], again: Date): Promise<readonly Buffer[]> {
  const rows = await tx
    .updateTable('mail_files')
    .set({ scan: 'waiting', scan_again_at: again })
    .where('store_id', '=', tx.store)
    .where('sha256', 'in', [...hashes])
    .where('scan', '=', 'none')
    .returning('sha256')
    .execute()
  return rows.map(({ sha256 }) => sha256)
}

/** A file that waits for its scan or its next, with its bytes; undefined when it is gone or somebody has looked at it. */
export async function findWaiting(tx: Tx, hash: Buffer) {
  return tx
    .selectFrom('mail_files')
    .select(['bytes', 'scan_tries'])
    .where('store_id', '=', tx.store)
    .where('sha256', '=', hash)
    .where('scan', 'in', ['waiting', 'failed'])
    .executeTakeFirst()
}

/** Keeps what the scanner said: the virus it found, or null for a clean file. */
export async function saveVerdict(tx: Tx, hash: Buffer, virus: string | null): Promise<void> {
  await tx
    .updateTable('mail_files')
    .set({ scan: virus === null ? 'clean' : 'infected', virus, scan_again_at: null })
    .where('store_id', '=', tx.store)
    .where('sha256', '=', hash)
    .execute()
}

/** Notes a scan that said nothing, and when it is tried again. */
export async function saveFailure(tx: Tx, hash: Buffer, tries: number, again: Date): Promise<void> {
  await tx
    .updateTable('mail_files')
    .set({ scan: 'failed', scan_tries: tries, scan_again_at: again })
    .where('store_id', '=', tx.store)
    .where('sha256', '=', hash)
    .where('scan', 'in', ['waiting', 'failed'])
    .execute()
}

/** Locks every file that was kept while there was no scanner. */
export async function lockUnscanned(tx: Tx, now: Date): Promise<void> {
  await tx
    .updateTable('mail_files')
    .set({ scan: 'waiting', scan_again_at: now })
    .where('store_id', '=', tx.store)
    .where('scan', '=', 'none')
    .execute()
}

/** Lets go what waits for a scanner there is no longer. What a virus was found in stays locked. */
export async function unlockWaiting(tx: Tx): Promise<void> {
  await tx
    .updateTable('mail_files')
    .set({ scan: 'none', scan_tries: 0, scan_again_at: null })
    .where('store_id', '=', tx.store)
    .where('scan', 'in', ['waiting', 'failed'])
    .execute()
}

/** Takes up to `most` files whose time has come, those that wait longest first; until `again` nobody else takes them. */
export async function takeDue(tx: Tx, now: Date, again: Date, most: number): Promise<readonly Buffer[]> {
  const rows = await tx
    .updateTable('mail_files')
    .set({ scan_again_at: again })
    .where('store_id', '=', tx.store)
    .where('sha256', 'in', (q) =>
      q
        .selectFrom('mail_files as f')
        .select('f.sha256')
        .where('f.store_id', '=', tx.store)
        .where('f.scan', 'in', ['waiting', 'failed'])
        .where('f.scan_again_at', '<=', now)
        .orderBy('f.scan_again_at')
        .limit(most),
    )
    .returning('sha256')
    .execute()
  return rows.map(({ sha256 }) => sha256)
}

/** The mails of orders that hold a file: those that came in, and those that were written. */
export async function listHolders(tx: Tx, hash: Buffer) {
  const { rows } = await sql<{ order_id: string; mail: string | null; letter: string | null }>`
    select distinct m.order_id, m.id as mail, null::uuid as letter
    from incoming_files f join incoming_mails m on m.store_id = f.store_id and m.id = f.mail_id
    where f.store_id = ${tx.store} and f.sha256 = ${hash} and m.order_id is not null
    union all
    select distinct l.order_id, null::uuid, l.id
    from letter_files f join letters l on l.store_id = f.store_id and l.id = f.letter_id
    where f.store_id = ${tx.store} and f.sha256 = ${hash}`.execute(tx)
  return rows
}

/** What was found in the files of a mail that came in. */
export async function listViruses(tx: Tx, mail: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('incoming_files as f')
    .innerJoin('mail_files as b', (j) => j.onRef('b.store_id', '=', 'f.store_id').onRef('b.sha256', '=', 'f.sha256'))
    .select('b.virus')
    .where('f.store_id', '=', tx.store)
    .where('f.mail_id', '=', mail)
    .where('b.scan', '=', 'infected')
    .groupBy(['b.sha256', 'b.virus'])
    .execute()
  return rows.map(({ virus }) => virus ?? '')
}
