import type { Activity } from '#domain/activity.ts'
import { typesOf } from '#domain/log/kinds.ts'
import { noteText } from '#domain/notices/mentions.ts'
import { searchWords } from '#domain/search-key.ts'
import { readStoreWords } from '../spine-store.ts'
import type { At } from '../spine.ts'
import { listActors, listMatching, listPieces } from './queries.ts'
import { entryOf } from './read.ts'
import type { EntryView, LogAsk, LogView, PieceView } from './shapes.ts'
import { frenchCodes, titles, type Language } from './words.ts'

const page = 200
/** Entries read at once while words are looked for. */
const batch = 1000

/** One page of an order's log as it was asked for, newest first. */
export async function readLog(at: At, ask: LogAsk): Promise<LogView> {
  const entries = await findEntries(at, ask, page + 1)
  const shown = entries.slice(0, page)
  return {
    entries: shown,
    next: entries.length > page ? (shown.at(-1)?.sequence ?? null) : null,
    people: await listActors(at.tx, at.order.id),
  }
}

/** The entries that match, at most `most`. Words are looked for in what the reader may see, whatever their case and accents. */
export async function findEntries({ tx, order }: Pick<At, 'tx' | 'order'>, ask: LogAsk, most: number): Promise<readonly EntryView[]> {
  const words = searchWords(ask.find ?? '')
  const pieces = ask.timeline || words.length > 0 ? await readPieces(tx, order.id) : new Map<string, PieceView>()
  const own = words.length > 0 ? await readStatusWords(tx, ask.language) : {}
  const found: EntryView[] = []
  const narrow = { types: ask.kind ? typesOf(ask.kind) : null, by: ask.by ?? null }
  for (let before = ask.before ?? null; ;) {
    const rows = await listMatching(tx, order.id, { ...narrow, before }, words.length > 0 ? batch : most)
    for (const row of rows) {
      const entry = entryOf(row, tx.actor.rights)
      const piece = pieces.get(subjectOf(entry.event) ?? '')
      if (!holdsAll(entry, piece, words, { language: ask.language, own })) continue
      found.push(ask.timeline ? { ...entry, piece } : entry)
      if (found.length === most) return found
    }
    before = rows.at(-1)?.sequence ?? null
    if (rows.length < batch || before === null) return found
  }
}

/** The note or mail an entry brought: one entry each, so that nothing stands in the timeline twice. */
function subjectOf(event: Activity): string | undefined {
  if (event.type === 'note_added') return event.note
  if (event.type === 'letter_queued') return event.letter
  return event.type === 'mail_received' || event.type === 'mail_filed' ? event.mail : undefined
}

type Reading = { readonly language: Language; readonly own: OwnWords }

function holdsAll(entry: EntryView, piece: PieceView | undefined, words: readonly string[], reading: Reading): boolean {
  if (words.length === 0) return true
  const said = searchWords(
    [entry.actor.name, titles[entry.event.type][reading.language], ...wordsIn(entry, reading), piece?.title ?? '', piece?.text ?? ''].join(
      ' ',
    ),
  )
  return words.every((word) => said.some((one) => one.startsWith(word)))
}

/** The plain values of an entry in words: codes as they are said, nothing that is only an id. */
function wordsIn({ event, values }: EntryView, { language, own }: Reading): readonly string[] {
  const plain = Object.entries(event).flatMap(([field, value]) => (field === 'type' ? [] : detailOf(value, language, ownOf(event, own))))
  return [...plain, ...Object.values({ ...values?.before }), ...Object.values({ ...values?.after })].map((word) => word ?? '')
}

/** A store's own words by the code they stand for. */
export type OwnWords = { readonly [code: string]: string | undefined }

/** The store's status words in one language. */
export async function readStatusWords(tx: At['tx'], language: Language): Promise<OwnWords> {
  return (await readStoreWords(tx)).statusWords[language]
}

/** Those that may stand in an entry: a line or a flag may have a status's code and is no status. */
export function ownOf(event: Activity, words: OwnWords): OwnWords {
  return event.type === 'status_changed' ? words : {}
}

/** One value of an entry as words; ids say nothing to anybody. Amounts are found as they are written, 12.50. */
export function detailOf(value: unknown, language: Language, own: OwnWords): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((one) => detailOf(one, language, own))
  if (typeof value === 'number') return [String(value), (value / 100).toFixed(2)]
  if (typeof value !== 'string' || /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)) return []
  return [own[value] ?? (language === 'fr' ? frenchCodes[value] : undefined) ?? value.replaceAll('_', ' ')]
}

async function readPieces(tx: At['tx'], order: string): Promise<ReadonlyMap<string, PieceView>> {
  const { notes, letters, mails } = await listPieces(tx, order)
  return new Map<string, PieceView>([
    ...notes.map(
      ({ id, body, mentions }) => [id, { kind: 'note', title: null, text: noteText(body, mentions), place: `note-${id}` }] as const,
    ),
    ...letters.map((row) => [row.id, { kind: 'mail_out', title: row.subject, text: row.body_text ?? '', place: 'messages' }] as const),
    ...mails.map((row) => [row.id, { kind: 'mail_in', title: row.subject, text: row.body_text, place: 'messages' }] as const),
  ])
}
