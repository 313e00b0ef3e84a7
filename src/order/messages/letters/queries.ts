import type { LetterTexts, TemplateKind } from '#domain/mail/templates.ts'
import type { Tx } from '#platform/doors.ts'

/** The store's own words for a letter as they stand; null where it has none. */
export async function readOwnTexts(tx: Tx, kind: TemplateKind): Promise<LetterTexts | null> {
  const row = await tx
    .selectFrom('letter_templates')
    .select('texts')
    .where('store_id', '=', tx.store)
    .where('kind', '=', kind)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.texts ?? null
}

/** The store's logo; undefined where it has none. */
export async function readLogo(tx: Tx) {
  const row = await tx.selectFrom('store_logos').select(['bytes', 'width', 'height']).where('store_id', '=', tx.store).executeTakeFirst()
  return row?.bytes && row.width && row.height ? { bytes: row.bytes, width: row.width, height: row.height } : undefined
}
