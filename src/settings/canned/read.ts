import { readyMessages, type Ready } from '#domain/mail/ready-messages.ts'
import type { App } from '#platform/app.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import { listCanned, readLanguage, type CannedRow } from './queries.ts'
import type { CannedAsk, CannedListView } from './shapes.ts'

/** The store's canned messages. */
export async function readCanned(app: App, actor: Actor): Promise<CannedListView> {
  return inStore(app, actor, async (tx) => {
    const rows = await listCanned(tx)
    return {
      messages: rows.map((row) => ({ ...messageOf(row), id: row.id })),
      ready: missingOf(rows, await readLanguage(tx)).length,
    }
  })
}

/** A row in the shape a message is sent in. */
export function messageOf({ name, subject_en, body_en, subject_fr, body_fr }: CannedRow): CannedAsk {
  return {
    name,
    en: { subject: subject_en ?? '', body: body_en ?? '' },
    fr: { subject: subject_fr ?? '', body: body_fr ?? '' },
  }
}

/** Those of the ready messages the store has none of that name of. */
export function missingOf(rows: readonly CannedRow[], language: 'en' | 'fr'): readonly CannedAsk[] {
  const names = new Set(rows.map(({ name }) => name.toLowerCase()))
  return readyMessages.map((ready) => askOf(ready, language)).filter(({ name }) => !names.has(name.toLowerCase()))
}

function askOf({ name, en, fr }: Ready, language: 'en' | 'fr'): CannedAsk {
  return { name: name[language], en, fr }
}
