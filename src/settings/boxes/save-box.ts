import { isDeepStrictEqual } from 'node:util'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { inStore, type Actor, type Tx } from '#platform/doors.ts'
import { lockSettings, logChanges } from '../queries.ts'
import { changeBox, insertBox, listBoxes, updateBox, type BoxRow } from './queries.ts'
import { boxOf } from './read.ts'
import type { BoxAsk, MoveAsk } from './shapes.ts'

type Saved<C extends string = never> = Result<{ readonly id: string }, C>

/** Adds a box at the end of the list, under the command's id: the command again adds no second one. */
export async function addBox(app: App, actor: Actor, box: BoxAsk, id: string): Promise<Saved<'box_name_taken'>> {
  const at = app.clock.now()
  return inStore(app, actor, async (tx) => {
    await lockSettings(tx)
    const boxes = await listBoxes(tx)
    if (boxes.some((row) => row.id === id)) return ok({ id })
    if (boxes.some((row) => row.name === box.name)) return refuse('box_name_taken')
    await insertBox(tx, id, box, (boxes.at(-1)?.position ?? 0) + 1, at)
    await logChanges(tx, at, [{ what: 'box', subject: box.name, before: null, after: box }])
    return ok({ id })
  })
}

/** Writes a box anew. What was packed in it stays as it was. */
export async function changeThis(app: App, actor: Actor, id: string, box: BoxAsk): Promise<Saved<'not_found' | 'box_name_taken'>> {
  return withBox(app, actor, id, async (tx, row, boxes) => {
    if (boxes.some((one) => one.id !== id && one.name === box.name)) return refuse('box_name_taken')
    const before = boxOf(row)
    if (isDeepStrictEqual(before, box)) return ok({ id })
    await updateBox(tx, id, box)
    await logChanges(tx, app.clock.now(), [{ what: 'box', subject: box.name, before, after: box }])
    return ok({ id })
  })
}

/** Takes a box off the shelf. */
export async function removeBox(app: App, actor: Actor, id: string): Promise<Saved<'not_found'>> {
  const at = app.clock.now()
  return withBox(app, actor, id, async (tx, row) => {
    await changeBox(tx, id, { removed_at: at })
    await logChanges(tx, at, [{ what: 'box_removed', subject: row.name, before: boxOf(row), after: null }])
    return ok({ id })
  })
}

/** Changes a box's place with its neighbour's; the first stays first and the last last. */
export async function moveBox(app: App, actor: Actor, id: string, { to }: MoveAsk): Promise<Saved<'not_found'>> {
  return withBox(app, actor, id, async (tx, row, boxes) => {
    const place = boxes.indexOf(row)
    const other = boxes[to === 'up' ? place - 1 : place + 1]
    if (!other) return ok({ id })
    await changeBox(tx, id, { position: other.position })
    await changeBox(tx, other.id, { position: row.position })
    const names = boxes.map(({ name }) => name)
    const after = names.with(place, other.name).with(boxes.indexOf(other), row.name)
    await logChanges(tx, app.clock.now(), [{ what: 'box_order', before: names, after }])
    return ok({ id })
  })
}

function withBox<C extends string>(
  app: App,
  actor: Actor,
  id: string,
  work: (tx: Tx, row: BoxRow, boxes: readonly BoxRow[]) => Promise<Saved<C>>,
): Promise<Saved<C | 'not_found'>> {
  return inStore<Saved<C | 'not_found'>>(app, actor, async (tx) => {
    await lockSettings(tx)
    const boxes = await listBoxes(tx)
    const row = boxes.find((one) => one.id === id)
    return row ? work(tx, row, boxes) : refuse('not_found')
  })
}
