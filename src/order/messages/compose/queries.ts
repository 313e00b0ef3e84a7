import { sql } from 'kysely'
import type { Tx } from '#platform/doors.ts'

/** The store's canned messages, by name. */
export async function listCanned(tx: Tx) {
  return tx
    .selectFrom('canned_messages')
    .select(['id', 'name', 'subject_en', 'body_en', 'subject_fr', 'body_fr'])
    .where('store_id', '=', tx.store)
    .where('removed_at', 'is', null)
    .orderBy((q) => q.fn('lower', ['name']))
    .execute()
}

/** What stands beneath the mails of whoever writes; empty where they wrote nothing. */
export async function readSignature(tx: Tx): Promise<{ readonly en: string; readonly fr: string }> {
  const { rows } = await sql<{ en: string; fr: string }>`select en, fr from partsdesk.own_signature()`.execute(tx)
  return rows[0] ?? { en: '', fr: '' }
}

/** The order's shipments a packing slip can be drawn of. */
export async function listShipments(tx: Tx, order: string) {
  return tx
    .selectFrom('shipments')
    .select(['id', 'sequence'])
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .where('state', '<>', 'cancelled')
    .orderBy('sequence')
    .execute()
}

/** A mail of the order's, to answer it; undefined when it is not there. */
export async function findAnswered(tx: Tx, order: string, mail: string) {
  return tx
    .selectFrom('incoming_mails')
    .select(['from_name', 'from_address', 'received_at', 'body_text'])
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .where('id', '=', mail)
    .executeTakeFirst()
}

/** What one letter was sent as. */
export async function findSent(tx: Tx, order: string, letter: string) {
  return tx
    .selectFrom('letters')
    .select(['body_html', 'facts'])
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .where('id', '=', letter)
    .where('kind', '=', 'personal')
    .executeTakeFirst()
}
