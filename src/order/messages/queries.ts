import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { staffLetters, type LetterState } from '#domain/letters.ts'
import type { Tx } from '#platform/doors.ts'

/** The order's mails, newest first, with the name of the person who wrote each. */
export async function listLetters(tx: Tx, order: string) {
  return tx
    .selectFrom('letters as l')
    .leftJoin(sql<{ id: string; name: string }>`partsdesk.people_of_store()`.as('p'), (j) => j.onRef('p.id', '=', 'l.created_by'))
    .select([
      'l.id',
      'l.kind',
      'l.state',
      'l.why',
      'l.to_name',
      'l.to_address',
      'l.subject',
      'l.body_text',
      'l.attempts',
      'l.leaving_at',
      'l.created_at',
      'l.sent_at',
      'p.name as by',
    ])
    .select((q) => [
      q('l.body_html', 'is not', null).as('rendered'),
      jsonArrayFrom(
        q
          .selectFrom('letter_files as f')
          .innerJoin('mail_files as b', (j) => j.onRef('b.store_id', '=', 'f.store_id').onRef('b.sha256', '=', 'f.sha256'))
          .select(['f.position', 'f.name', 'f.size', 'b.media_type as mediaType', 'b.scan', 'b.virus'])
          .select((f) => f('b.preview', 'is not', null).as('preview'))
          .whereRef('f.store_id', '=', 'l.store_id')
          .whereRef('f.letter_id', '=', 'l.id')
          .orderBy('f.position'),
      ).as('files'),
    ])
    .where('l.store_id', '=', tx.store)
    .where('l.order_id', '=', order)
    .where('l.kind', 'not in', [...staffLetters])
    .orderBy('l.created_at', 'desc')
    .orderBy('l.id', 'desc')
    .limit(500)
    .execute()
}

/** Seconds after which a letter somebody had in hand is free again: their desk has ended. Longer than the mail server may take to answer. */
const handSeconds = 60

/** Takes a queued letter in hand to send it; undefined when it is gone, settled, taken back, or in another's hand. */
export async function takeLetter(tx: Tx, id: string, now: Date) {
  return tx
    .updateTable('letters')
    .set({ leaving_at: now })
    .where('store_id', '=', tx.store)
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .where((q) => q.or([q('leaving_at', 'is', null), q('leaving_at', '<', new Date(now.getTime() - handSeconds * 1000))]))
    .returningAll()
    .executeTakeFirst()
}

/** How a letter stands, and whose it is; undefined when it is gone. */
export async function findLetter(tx: Tx, id: string) {
  return tx
    .selectFrom('letters')
    .select(['order_id', 'kind', 'state', sql<string | null>`facts ->> 'reply'`.as('reply_to')])
    .where('store_id', '=', tx.store)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Lets a letter go that the mail server did not take yet, with its words. */
export async function letGo(tx: Tx, id: string, why: string): Promise<void> {
  await tx
    .updateTable('letters')
    .set((q) => ({ leaving_at: null, why, attempts: q('attempts', '+', 1) }))
    .where('store_id', '=', tx.store)
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .execute()
}

/** Takes back what a person wrote and no job has had in hand yet; its words, for them to go on with. */
export async function withdrawLetter(tx: Tx, order: string, id: string) {
  return tx
    .updateTable('letters')
    .set({ state: 'withdrawn' })
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .where('id', '=', id)
    .where('kind', '=', 'personal')
    .where('state', '=', 'queued')
    .where('leaving_at', 'is', null)
    .where('attempts', '=', 0)
    .returning(['facts', 'language'])
    .executeTakeFirst()
}

/** Puts a letter in line again that waits for the mail server or was refused by it. A pay link is not: its secret left with the first try. */
export async function requeueLetter(tx: Tx, order: string, id: string) {
  return tx
    .updateTable('letters')
    .set({ state: 'queued', why: null })
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .where('id', '=', id)
    .where('kind', 'not in', ['pay_link', 'balance_due', ...staffLetters])
    .where('attempts', '>', 0)
    .where('state', 'in', ['queued', 'failed'])
    .returning('kind')
    .executeTakeFirst()
}

/** Keeps what was rendered before the first try, so that what stands on the order is what was sent. */
export async function saveRendered(
  tx: Tx,
  id: string,
  mail: { readonly subject: string; readonly text: string; readonly html: string },
): Promise<void> {
  await tx
    .updateTable('letters')
    .set({ subject: mail.subject, body_text: mail.text, body_html: mail.html })
    .where('store_id', '=', tx.store)
    .where('id', '=', id)
    .execute()
}

/** Notes what became of a try. A secret the letter took along is not kept after it. */
export async function saveOutcome(
  tx: Tx,
  id: string,
  outcome: { readonly state: LetterState; readonly why: string | null; readonly sentAt: Date | null },
): Promise<void> {
  await tx
    .updateTable('letters')
    .set((q) => ({
      state: outcome.state,
      why: outcome.why,
      sent_at: outcome.sentAt,
      leaving_at: null,
      attempts: q('attempts', '+', 1),
      facts: sql<string>`facts - 'sealed'`,
    }))
    .where('store_id', '=', tx.store)
    .where('id', '=', id)
    .execute()
}

/** Everything a letter may say of its order: store, lines, totals' columns, shipments with their parcels. */
export async function readLetterSources(tx: Tx, order: string) {
  return tx
    .selectFrom('orders as o')
    .innerJoin('stores as st', 'st.id', 'o.store_id')
    .innerJoin('store_settings as s', 's.store_id', 'o.store_id')
    .innerJoin('order_addresses as a', (j) =>
      j.onRef('a.store_id', '=', 'o.store_id').onRef('a.order_id', '=', 'o.id').on('a.kind', '=', 'shipping'),
    )
    .select([
      'o.number',
      'o.currency',
      'o.buyer_name',
      'o.buyer_comment',
      'o.shipping_service',
      'o.placed_at',
      'o.external_number',
      'o.discounts',
      'o.fees',
      'o.shipping_amount',
      'o.shipping_taxes',
      'st.name as store_name',
      'st.slug as store_slug',
      's.time_zone',
      's.phone as store_phone',
      's.email as store_email',
      's.address as store_address',
      's.mail_from',
      's.order_prefix',
      's.order_digits',
      'a.name',
      'a.line1',
      'a.line2',
      'a.city',
      'a.region',
      'a.postal_code',
      'a.country',
    ])
    .select((q) => [
      jsonArrayFrom(
        q
          .selectFrom('order_lines as l')
          .select([
            'l.id',
            'l.part_number',
            'l.name',
            'l.quantity',
            'l.unit_price as unitPrice',
            'l.core_charge as coreCharge',
            'l.discount',
            'l.state',
            'l.taxes',
            'l.core_taxes as coreTaxes',
          ])
          .whereRef('l.store_id', '=', 'o.store_id')
          .whereRef('l.order_id', '=', 'o.id')
          .orderBy('l.position'),
      ).as('lines'),
      jsonArrayFrom(
        q
          .selectFrom('shipment_lines as sl')
          .innerJoin('shipments as sh', (j) => j.onRef('sh.store_id', '=', 'sl.store_id').onRef('sh.id', '=', 'sl.shipment_id'))
          .select(['sl.shipment_id as shipment', 'sl.line_id as line', 'sl.quantity'])
          .whereRef('sh.store_id', '=', 'o.store_id')
          .whereRef('sh.order_id', '=', 'o.id'),
      ).as('shipped'),
      jsonArrayFrom(
        q
          .selectFrom('parcels as p')
          .select(['p.id', 'p.shipment_id as shipment', 'p.carrier', 'p.tracking_number as number', 'p.url'])
          .whereRef('p.store_id', '=', 'o.store_id')
          .whereRef('p.order_id', '=', 'o.id')
          .orderBy('p.position'),
      ).as('parcels'),
    ])
    .where('o.store_id', '=', tx.store)
    .where('o.id', '=', order)
    .executeTakeFirst()
}
