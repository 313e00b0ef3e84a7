import { linesOf } from '#platform/csv/lines.ts'
import type { Tx } from '#platform/doors.ts'
import { readTimeZone } from '../spine-store.ts'
import type { At } from '../spine.ts'
import { detailOf, findEntries, ownOf, readStatusWords, type OwnWords } from './read-log.ts'
import type { EntryView, LogAsk } from './shapes.ts'
import { heads, titles } from './words.ts'

/** Writes into the settings' log, in the transaction of the reading, that something was taken out. */
export type Told = (
  tx: Tx,
  at: Date,
  changes: readonly [{ readonly what: 'orders_exported'; readonly before: null; readonly after: unknown }],
) => Promise<void>

/** One order's log as a file (RFC 4180, UTF-8 with its mark), newest first, as it is filtered; times in the store's zone, written as a spreadsheet reads them in any language. */
export async function writeCsv(at: At, ask: LogAsk, told: Told): Promise<{ readonly name: string; readonly text: string }> {
  const entries = await findEntries(at, { ...ask, before: undefined, timeline: undefined }, 100_000)
  // Sweden writes dates as ISO 8601 does.
  const moment = new Intl.DateTimeFormat('sv-SE', { timeZone: await readTimeZone(at.tx), dateStyle: 'short', timeStyle: 'medium' })
  const words = await readStatusWords(at.tx, ask.language)
  const rows = entries.map((entry) => [
    entry.sequence,
    moment.format(new Date(entry.at)),
    entry.actor.name,
    titles[entry.event.type][ask.language],
    detailsOf(entry, ask.language, words),
    valuesOf(entry.values?.before),
    valuesOf(entry.values?.after),
  ])
  const text = linesOf([heads[ask.language], ...rows])
  const taken = { rows: 1, whole: true, list: `activity log of #${at.order.number}`, columns: [] }
  await told(at.tx, at.now, [{ what: 'orders_exported', before: null, after: taken }])
  return { name: `activity-${at.order.number}.csv`, text: `\uFEFF${text}\r\n` }
}

/** Its facts as "from: on hold; to: new"; amounts stay minor units, as the API has them. */
function detailsOf({ event }: EntryView, language: LogAsk['language'], words: OwnWords): string {
  return Object.entries(event)
    .flatMap(([field, value]) => {
      const [said] = detailOf(value, language, ownOf(event, words))
      return field === 'type' || said === undefined ? [] : [`${field}: ${said}`]
    })
    .join('; ')
}

function valuesOf(values: { readonly [field: string]: string | null } | undefined): string {
  return Object.entries(values ?? {})
    .map(([field, value]) => `${field}: ${value ?? ''}`)
    .join('; ')
}
