import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { inStore, type Actor, type Tx } from '#platform/doors.ts'
import type { Told } from '../told.ts'
import { dropView, insertView, listViews, placeView, updateView, type SavedView } from './queries.ts'
import type { MoveAsk, StartingView, ViewAsk } from './shapes.ts'

/** So many of one's own, and so many of a store: a menu, no archive. */
const most = 20

type Saved = { readonly id: string }

/**
 * Keeps a view under its id, new or changed. A view of the whole store asks for the right to settings and is logged with its before and after; what is one's own
 * nobody else sees. Refuses `forbidden_view` and `too_many_views`.
 */
export async function saveView(app: App, actor: Actor, id: string, ask: ViewAsk, told: Told): Promise<Result<Saved, string>> {
  return inStore(app, actor, async (tx): Promise<Result<Saved, string>> => {
    const views = await listViews(tx)
    const known = views.find((view) => view.id === id)
    if (!maySave(actor, ask.whole) || (known && !maySave(actor, isWhole(known)))) return refuse('forbidden_view')
    const like = views.filter((view) => isWhole(view) === ask.whole && view.id !== id)
    if (like.length >= most) return refuse('too_many_views', { most })
    const startsAs = ask.startsAs ?? (known?.starts_as as StartingView | null | undefined) ?? null
    if (ask.name === null && startsAs === null) return refuse('view_needs_name')
    const last = Math.max(0, ...like.map(({ position }) => position))
    const position = ask.position ?? (known && isWhole(known) === ask.whole ? known.position : last + 1)
    const kept = { id, person: ask.whole ? null : actor.person, name: ask.name, startsAs, query: ask.query, position }
    if (known) await updateView(tx, kept)
    else if (!(await insertView(tx, kept))) return refuse('not_found')
    if (ask.whole || (known && isWhole(known)))
      await told(tx, app.clock.now(), [
        {
          what: 'view',
          subject: ask.name ?? known?.name ?? startsAs ?? '',
          before: known ? shown(known) : null,
          after: ask.whole ? { name: ask.name ?? startsAs, query: ask.query } : null,
        },
      ])
    return ok({ id })
  })
}

/** Takes a view away; saving it again under its id puts it back. */
export async function removeView(app: App, actor: Actor, id: string, told: Told): Promise<Result<Saved, string>> {
  return withView(app, actor, id, async (tx, view) => {
    await dropView(tx, id)
    if (isWhole(view))
      await told(tx, app.clock.now(), [
        { what: 'view_removed', subject: view.name ?? view.starts_as ?? '', before: shown(view), after: null },
      ])
  })
}

/** Moves a view up or down by one among its like; at the end it stays. */
export async function moveView(app: App, actor: Actor, id: string, { by }: MoveAsk): Promise<Result<Saved, string>> {
  return withView(app, actor, id, async (tx, view, views) => {
    const like = views.filter((one) => isWhole(one) === isWhole(view))
    const at = like.findIndex((one) => one.id === id)
    const other = like[at + by]
    if (!other) return
    const moved = like.with(at, other).with(at + by, view)
    for (const [index, one] of moved.entries()) await placeView(tx, one.id, index + 1)
  })
}

async function withView(
  app: App,
  actor: Actor,
  id: string,
  work: (tx: Tx, view: SavedView, views: readonly SavedView[]) => Promise<void>,
): Promise<Result<Saved, string>> {
  return inStore(app, actor, async (tx): Promise<Result<Saved, string>> => {
    const views = await listViews(tx)
    const view = views.find((one) => one.id === id)
    if (!view) return refuse('not_found')
    if (!maySave(actor, isWhole(view))) return refuse('forbidden_view')
    await work(tx, view, views)
    return ok({ id })
  })
}

function maySave(actor: Actor, whole: boolean): boolean {
  return !whole || actor.rights.includes('settings')
}

function isWhole(view: SavedView): boolean {
  return view.person_id === null
}

function shown({ name, starts_as: startsAs, query }: SavedView) {
  return { name: name ?? startsAs, query }
}
