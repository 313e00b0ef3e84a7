import type { LetterTexts, TemplateKind } from '#domain/mail/templates.ts'
import type { Tx } from '#platform/doors.ts'

/** Every version of the store's own words, the newest first; of one letter, or of all. */
export async function listVersions(tx: Tx, kind?: TemplateKind) {
  const rows = tx
    .selectFrom('letter_templates')
    .select(['kind', 'version', 'texts', 'restored', 'created_at', 'person_name'])
    .where('store_id', '=', tx.store)
    .orderBy('version', 'desc')
  return (kind === undefined ? rows : rows.where('kind', '=', kind)).limit(500).execute()
}
export type VersionRow = Awaited<ReturnType<typeof listVersions>>[number]

type NewVersion = {
  readonly kind: TemplateKind
  readonly version: number
  readonly texts: LetterTexts | null
  readonly restored: number | null
  readonly at: Date
}

/** Keeps a version of whoever acts; null texts are the desk's own. */
export async function insertVersion(tx: Tx, { kind, version, texts, restored, at }: NewVersion): Promise<void> {
  await tx
    .insertInto('letter_templates')
    .values({
      store_id: tx.store,
      kind,
      version,
      texts: texts && JSON.stringify(texts),
      restored,
      created_at: at,
      person: tx.actor.person,
      person_name: tx.actor.name,
    })
    .execute()
}

/** Which letters the store does not send. */
export async function readSwitches(tx: Tx) {
  return tx
    .selectFrom('store_settings')
    .select(['letters_off', 'tracking_mails'])
    .where('store_id', '=', tx.store)
    .executeTakeFirstOrThrow()
}

/** Writes which letters the store does not send; the row must be locked. */
export async function saveSwitches(
  tx: Tx,
  columns: { readonly letters_off: TemplateKind[] } | { readonly tracking_mails: string[]; readonly updated_at: Date },
): Promise<void> {
  await tx.updateTable('store_settings').set(columns).where('store_id', '=', tx.store).execute()
}

/** The newest orders in reach, to look at a letter with. */
export async function listOrders(tx: Tx) {
  return tx
    .selectFrom('orders')
    .select(['number', 'buyer_name'])
    .where('store_id', '=', tx.store)
    .orderBy('number', 'desc')
    .limit(30)
    .execute()
}

type NewTest = {
  readonly id: string
  readonly kind: TemplateKind
  readonly language: 'en' | 'fr'
  readonly person: string
  readonly to: { readonly name: string; readonly address: string }
  readonly from: { readonly name: string; readonly address: string }
  readonly mail: { readonly subject: string; readonly text: string; readonly html: string }
  readonly at: Date
}

/** Puts a test in the outbox. False when this id was put in before. */
export async function insertTest(tx: Tx, { id, kind, language, person, to, from, mail, at }: NewTest): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('letter_tests')
    .values({
      store_id: tx.store,
      id,
      kind,
      language,
      person,
      to_name: to.name,
      to_address: to.address,
      from_name: from.name,
      from_address: from.address,
      subject: mail.subject,
      body_text: mail.text,
      body_html: mail.html,
      created_at: at,
    })
    .onConflict((c) => c.columns(['store_id', 'id']).doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** A test that waits; undefined once it is settled. */
export async function findTest(tx: Tx, id: string) {
  return tx
    .selectFrom('letter_tests')
    .selectAll()
    .where('store_id', '=', tx.store)
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .executeTakeFirst()
}

/** What became of a test. */
export async function saveTest(
  tx: Tx,
  id: string,
  outcome: { readonly state: 'queued' | 'sent' | 'failed'; readonly why: string | null; readonly sent_at: Date | null },
): Promise<void> {
  await tx.updateTable('letter_tests').set(outcome).where('store_id', '=', tx.store).where('id', '=', id).execute()
}

/** The newest test a person sent themselves of a letter. */
export async function newestTest(tx: Tx, kind: TemplateKind, person: string) {
  return tx
    .selectFrom('letter_tests')
    .select(['to_address', 'created_at', 'state', 'why'])
    .where('store_id', '=', tx.store)
    .where('kind', '=', kind)
    .where('person', '=', person)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The logo that goes with a mail; undefined where the store has none. */
export async function readLogo(tx: Tx): Promise<Buffer | undefined> {
  const row = await tx.selectFrom('store_logos').select('bytes').where('store_id', '=', tx.store).executeTakeFirst()
  return row?.bytes ?? undefined
}
