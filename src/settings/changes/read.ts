import type { App } from '#platform/app.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import { kindsOf, type ChangeKind } from '#domain/store/changes.ts'
import type { ChangesView } from '../shapes.ts'
import { findChanges, namesIn, type Narrowed, type Word } from './queries.ts'
import type { ChangesAsk } from './shapes.ts'
import { titles } from './titles.ts'

const onThePage = 50

/** Every change of the store's settings the actor may read, newest first, a page at a time. */
export async function readChanges(app: App, actor: Actor, ask: ChangesAsk): Promise<ChangesView> {
  const { rows, people } = await inStore(app, actor, async (tx) => ({
    rows: await findChanges(tx, narrow(actor, ask), onThePage + 1),
    people: await namesIn(tx, kindsOf(undefined, actor.rights.includes('people'))),
  }))
  const shown = rows.slice(0, onThePage)
  return {
    people,
    next: rows.length > onThePage ? (shown.at(-1)?.id ?? null) : null,
    changes: shown.map(({ id, at, person_name, what, subject, before, after }) => ({
      id,
      at: at.toISOString(),
      who: person_name,
      what,
      subject,
      before,
      after,
    })),
  }
}

/** What is asked for, as the query takes it: a word may stand in the sentence of a kind, or in a change itself. */
export function narrow(actor: Actor, { about, by, from, to, find = '', after, language }: ChangesAsk): Narrowed {
  const words = find.split(/\s+/).filter((word) => word !== '')
  return { kinds: kindsOf(about, actor.rights.includes('people')), words: words.map((word) => named(word, language)), by, from, to, after }
}

function named(text: string, language: ChangesAsk['language']): Word {
  const kinds = (Object.keys(titles) as ChangeKind[]).filter((kind) => plain(titles[kind][language]).includes(plain(text)))
  return { text, kinds }
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}
