import { sql } from 'kysely'
import type { Tx } from '#platform/doors.ts'
import type { ChangeKind } from '#domain/store/changes.ts'
import type { ChangesAsk } from './shapes.ts'

/** A word that is looked for, and the kinds of change whose own words hold it. */
export type Word = { readonly text: string; readonly kinds: readonly ChangeKind[] }

export type Narrowed = Pick<ChangesAsk, 'by' | 'from' | 'to' | 'after'> & {
  readonly kinds: readonly ChangeKind[]
  readonly words: readonly Word[]
}

/** Changes of the given kinds, newest first; days are the store's. */
export async function findChanges(tx: Tx, { kinds, words, by, from, to, after }: Narrowed, most: number) {
  if (kinds.length === 0) return []
  let query = tx
    .selectFrom('settings_changes as c')
    .select(['c.id', 'c.at', 'c.person_name', 'c.what', 'c.subject', 'c.before', 'c.after'])
    .where('c.store_id', '=', tx.store)
    .where('c.what', 'in', [...kinds])
  if (by !== undefined) query = query.where('c.person_name', '=', by)
  if (from !== undefined) query = query.where('c.at', '>=', startOf(tx, from, 0))
  if (to !== undefined) query = query.where('c.at', '<', startOf(tx, to, 1))
  if (after !== undefined)
    query = query.where(
      sql<boolean>`(c.at, c.id) < (select l.at, l.id from settings_changes l where l.store_id = ${tx.store} and l.id = ${after})`,
    )
  for (const { text, kinds: named } of words) {
    const like = `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
    query = query.where((e) =>
      e.or([
        e('c.subject', 'ilike', like),
        e('c.person_name', 'ilike', like),
        sql<boolean>`c.before::text ilike ${like}`,
        sql<boolean>`c.after::text ilike ${like}`,
        ...(named.length > 0 ? [e('c.what', 'in', [...named])] : []),
      ]),
    )
  }
  return query.orderBy('c.at', 'desc').orderBy('c.id', 'desc').limit(most).execute()
}

/** The first moment of a day, or of one some days later, in the store's zone. */
function startOf(tx: Tx, day: string, plus: number) {
  return sql<Date>`(select (${day}::date + ${plus}::int)::timestamp at time zone s.time_zone from store_settings s where s.store_id = ${tx.store})`
}

/** Everybody the log names, in changes of the given kinds. */
export async function namesIn(tx: Tx, kinds: readonly ChangeKind[]): Promise<readonly string[]> {
  if (kinds.length === 0) return []
  const rows = await tx
    .selectFrom('settings_changes')
    .select('person_name')
    .distinct()
    .where('store_id', '=', tx.store)
    .where('what', 'in', [...kinds])
    .orderBy('person_name')
    .limit(500)
    .execute()
  return rows.map(({ person_name }) => person_name)
}
