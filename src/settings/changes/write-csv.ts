import { linesOf } from '#platform/csv/lines.ts'
import { readTimeZone } from '#order/spine-store.ts'
import type { App } from '#platform/app.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import { aboutOf, type ChangeKind } from '#domain/store/changes.ts'
import { findChanges } from './queries.ts'
import { narrow } from './read.ts'
import type { ChangesAsk } from './shapes.ts'
import { heads, pages, titles } from './titles.ts'

const most = 100_000

/** The changes as a file (RFC 4180, UTF-8 with its mark), newest first, as they are filtered; times in the store's zone, written as a spreadsheet reads them in any language. */
export async function writeCsv(app: App, actor: Actor, ask: ChangesAsk): Promise<{ readonly name: string; readonly text: string }> {
  const { rows, timeZone } = await inStore(app, actor, async (tx) => ({
    rows: await findChanges(tx, narrow(actor, { ...ask, after: undefined }), most),
    timeZone: await readTimeZone(tx),
  }))
  // Sweden writes dates as ISO 8601 does.
  const moment = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  const lines = rows.map(({ at, person_name, what, subject, before, after }) => {
    const about = aboutOf(what)
    return [
      moment.format(at),
      person_name,
      about ? pages[about][ask.language] : '',
      titles[what as ChangeKind]?.[ask.language] ?? what,
      subject ?? '',
      cellOf(before),
      cellOf(after),
    ]
  })
  const text = linesOf([heads[ask.language], ...lines])
  return { name: `settings-changes-${moment.format(app.clock.now()).slice(0, 10)}.csv`, text: `\uFEFF${text}\r\n` }
}

/** A value as it is kept: a text as it is, several fields as "city: Lima; country: US". */
function cellOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return value.map(cellOf).join(', ')
  return Object.entries(value)
    .flatMap(([field, one]) => (one === null ? [] : [`${field}: ${cellOf(one)}`]))
    .join('; ')
}
