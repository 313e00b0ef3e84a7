import { isDeepStrictEqual } from 'node:util'
import type { LetterTexts, TemplateKind } from '#domain/mail/templates.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { inStore, type Actor, type Tx } from '#platform/doors.ts'
import { lockSettings, logChanges } from '../queries.ts'
import type { Press } from './press.ts'
import { insertVersion, listVersions } from './queries.ts'
import { readTemplate } from './read.ts'
import type { TemplateView } from './shapes.ts'

type Saved = Result<TemplateView, 'stale' | 'no_such_version'>

/** Keeps a store's words for a letter as its next version; they act from the next letter on. `seen`: the version they were typed over (0: the first). */
export async function saveTexts(
  app: App,
  actor: Actor,
  press: Press,
  kind: TemplateKind,
  texts: LetterTexts,
  seen: number,
): Promise<Saved> {
  return nextVersion(app, actor, press, kind, seen, async () => ok({ texts, restored: null }))
}

/** Back to the desk's own words. */
export async function toOriginal(app: App, actor: Actor, press: Press, kind: TemplateKind, seen: number): Promise<Saved> {
  return nextVersion(app, actor, press, kind, seen, async () => ok({ texts: null, restored: null }))
}

/** An earlier version again, as a new one. */
export async function restoreTexts(
  app: App,
  actor: Actor,
  press: Press,
  kind: TemplateKind,
  version: number,
  seen: number,
): Promise<Saved> {
  return nextVersion(app, actor, press, kind, seen, async (tx) => {
    const row = (await listVersions(tx, kind)).find((one) => one.version === version)
    return row ? ok({ texts: row.texts, restored: version }) : refuse('no_such_version')
  })
}

type Next = Result<{ readonly texts: LetterTexts | null; readonly restored: number | null }, 'no_such_version'>

async function nextVersion(
  app: App,
  actor: Actor,
  press: Press,
  kind: TemplateKind,
  seen: number,
  find: (tx: Tx) => Promise<Next>,
): Promise<Saved> {
  return inStore(app, actor, async (tx): Promise<Saved> => {
    await lockSettings(tx)
    const [newest] = await listVersions(tx, kind)
    const before = newest?.texts ?? null
    const next = await find(tx)
    if (!next.ok) return next
    const { texts, restored } = next.value
    // The same words again are no change, whoever saved them meanwhile.
    if (isDeepStrictEqual(before, texts)) return ok(await readTemplate(tx, press, kind))
    if ((newest?.version ?? 0) !== seen) return refuse('stale', { who: newest?.person_name, at: newest?.created_at.toISOString() })
    const at = app.clock.now()
    await insertVersion(tx, { kind, version: seen + 1, texts, restored, at })
    await logChanges(tx, at, [{ what: 'letter_words', subject: kind, before, after: texts }])
    return ok(await readTemplate(tx, press, kind))
  })
}
