import { isDeepStrictEqual } from 'node:util'
import { uuidv7 } from 'uuidv7'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { inStore, type Actor, type Tx } from '#platform/doors.ts'
import { lockSettings, logChanges } from '../queries.ts'
import { insertCanned, listCanned, readLanguage, removeRow, updateCanned, type CannedRow } from './queries.ts'
import { messageOf, missingOf } from './read.ts'
import type { CannedAsk } from './shapes.ts'

type Saved<C extends string = never> = Result<{ readonly id: string }, C>

/** Adds a message under the command's id: the command again adds no second one. */
export async function addCanned(app: App, actor: Actor, message: CannedAsk, id: string): Promise<Saved<'canned_name_taken'>> {
  const at = app.clock.now()
  return inStore(app, actor, async (tx) => {
    await lockSettings(tx)
    const rows = await listCanned(tx)
    if (rows.some((row) => row.id === id)) return ok({ id })
    if (isTaken(rows, message, id)) return refuse('canned_name_taken')
    await insertCanned(tx, id, message, at)
    await logChanges(tx, at, [{ what: 'canned', subject: message.name, before: null, after: message }])
    return ok({ id })
  })
}

/** Writes a message anew. What was sent with it stays as it was sent. */
export async function changeCanned(
  app: App,
  actor: Actor,
  id: string,
  message: CannedAsk,
): Promise<Saved<'not_found' | 'canned_name_taken'>> {
  return withCanned(app, actor, id, async (tx, row, rows) => {
    if (isTaken(rows, message, id)) return refuse('canned_name_taken')
    const before = messageOf(row)
    if (isDeepStrictEqual(before, message)) return ok({ id })
    await updateCanned(tx, id, message)
    await logChanges(tx, app.clock.now(), [{ what: 'canned', subject: message.name, before, after: message }])
    return ok({ id })
  })
}

/** Takes a message out of use. */
export async function removeCanned(app: App, actor: Actor, id: string): Promise<Saved<'not_found'>> {
  const at = app.clock.now()
  return withCanned(app, actor, id, async (tx, row) => {
    await removeRow(tx, id, at)
    await logChanges(tx, at, [{ what: 'canned_removed', subject: row.name, before: messageOf(row), after: null }])
    return ok({ id })
  })
}

/** Adds the ready messages the store does not have; those it changed keep what it wrote. */
export async function addReady(app: App, actor: Actor): Promise<Result<{ readonly added: number }, never>> {
  const at = app.clock.now()
  return inStore(app, actor, async (tx) => {
    await lockSettings(tx)
    const missing = missingOf(await listCanned(tx), await readLanguage(tx))
    for (const message of missing) await insertCanned(tx, uuidv7(), message, at)
    await logChanges(
      tx,
      at,
      missing.map((message) => ({ what: 'canned', subject: message.name, before: null, after: message })),
    )
    return ok({ added: missing.length })
  })
}

function isTaken(rows: readonly CannedRow[], { name }: CannedAsk, id: string): boolean {
  return rows.some((one) => one.id !== id && one.name.toLowerCase() === name.toLowerCase())
}

function withCanned<C extends string>(
  app: App,
  actor: Actor,
  id: string,
  work: (tx: Tx, row: CannedRow, rows: readonly CannedRow[]) => Promise<Saved<C>>,
): Promise<Saved<C | 'not_found'>> {
  return inStore<Saved<C | 'not_found'>>(app, actor, async (tx) => {
    await lockSettings(tx)
    const rows = await listCanned(tx)
    const row = rows.find((one) => one.id === id)
    return row ? work(tx, row, rows) : refuse('not_found')
  })
}
