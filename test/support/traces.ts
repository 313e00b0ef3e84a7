import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import pg from 'pg'

/** The text as it reads when nothing stands between its digits: a number is found whatever its writer, or an encoding, put there. */
export function squeezed(text: string): string {
  return text.replaceAll(/(?<=\d)(?:[\s.\u00a0\u2010-\u2013+-]|%20|%2D|%2E|\\x20)+(?=\d)/giu, '')
}

/**
 * Every column of a database in which one of the texts stands, as schema.table.column: each table of each schema but the catalogue's own, the queue's too, whatever its type, bytes
 * read as text. Between the digits of a number may stand what people write there. Asked as a role that no policy holds back.
 */
export async function placesOf(url: string, ...texts: readonly string[]): Promise<readonly string[]> {
  const pattern = texts.map(written).join('|')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const places: string[] = []
    const { rows } = await client.query<Column>(columns)
    for (const { schema, table, name, type } of rows) {
      const [column, from] = [client.escapeIdentifier(name), `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(table)}`]
      const read = type === 'bytea' ? `encode(${column}, 'escape')` : `${column}::text`
      const { rowCount } = await client.query(`select from ${from} where ${read} ~ $1 limit 1`, [pattern])
      if (rowCount) places.push(`${schema}.${table}.${name}`)
    }
    return places
  } finally {
    await client.end()
  }
}

type Column = { readonly schema: string; readonly table: string; readonly name: string; readonly type: string }

const columns = `select n.nspname as schema, c.relname as table, a.attname as name, t.typname as type
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid join pg_type t on t.oid = a.atttypid
  where c.relkind in ('r', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and a.attnum > 0 and not a.attisdropped
  order by 1, 2, a.attnum`

/** Letters stand together, digits may stand apart. */
function written(text: string): string {
  return text.replaceAll(/\d(?=\d)/g, String.raw`$&[^[:alnum:]]{0,3}`)
}

/** Every file under a folder whose raw bytes hold one of the texts, named relative to it. */
export async function filesWith(folder: string, texts: readonly string[]): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const found: string[] = []
  for (const entry of entries.filter((each) => each.isFile())) {
    const path = join(entry.parentPath, entry.name)
    // A file of the running server may go between the listing and the reading.
    const bytes = await readFile(path).catch(() => Buffer.alloc(0))
    if (texts.some((text) => bytes.includes(text))) found.push(relative(folder, path))
  }
  return found
}

/** The ways a number is commonly written: at a stretch, and in groups of four with spaces, hyphens or dots. */
export function spellingsOf(number: string): readonly string[] {
  const groups = number.match(/\d{1,4}/g) ?? []
  return ['', ' ', '-', '.'].map((between) => groups.join(between))
}
