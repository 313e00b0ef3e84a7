import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { inNetwork, type Actor } from '#platform/doors.ts'
import type { SignedIn } from '#platform/http.ts'
import { insertWholeStore } from './create-store.ts'
import { findRole, findStore, hasStore, listMembers } from './queries.ts'
import { isRunning } from './read.ts'
import { ownAddresses, type OpenStoreAsk, type SupervisorAsk } from './shapes.ts'

/** How people come into a store: the actions of its own settings, given by whoever puts the parts together. */
export type Inviting = {
  readonly invite: (app: App, actor: Actor, ask: SupervisorAsk & { readonly role: string }, command: string) => Promise<Result<object>>
  readonly again: (app: App, actor: Actor, person: string, command: string) => Promise<Result<object>>
  readonly copy: (app: App, actor: Actor, person: string) => Promise<Result<object>>
}

type Operator = SignedIn['person']

/**
 * Opens a store under the command's id and invites its first supervisor. The same command again goes on where it stopped, so that a lost answer neither
 * opens a second store nor leaves one that nobody runs.
 */
export async function openStore(
  app: App,
  operator: Operator,
  { supervisor, ...ask }: OpenStoreAsk,
  { id, inviting }: { readonly id: string; readonly inviting: Inviting },
): Promise<Result<{ readonly slug: string }>> {
  const { slug, name, ...settings } = ask
  const opened = await inNetwork(app, async (tx) => {
    if (ownAddresses.includes(slug)) return refuse('slug_taken')
    const made = await insertWholeStore(tx, id, { slug, name, settings })
    if (!made && !(await hasStore(tx, id))) return refuse('slug_taken')
    return ok(await findRole(tx, id, 'supervisor'))
  })
  if (!opened.ok) return opened
  const invited = await inviting.invite(app, actorIn(id, operator), { ...supervisor, role: opened.value }, id)
  return invited.ok || invited.code === 'already_member' ? ok({ slug }) : invited
}

/** Who acts on the supervisors of a store that nobody runs: the operator, with no right in it and no order in reach. Refused once somebody runs it. */
export async function actorWhereNobodyRuns(
  app: App,
  operator: Operator,
  slug: string,
): Promise<Result<{ readonly actor: Actor; readonly role: string }, 'not_found' | 'store_is_run'>> {
  return inNetwork(app, async (tx) => {
    const store = await findStore(tx, slug)
    if (!store) return refuse('not_found')
    if ((await listMembers(tx)).some((member) => member.store_id === store.id && isRunning(member))) return refuse('store_is_run')
    return ok({ actor: actorIn(store.id, operator), role: await findRole(tx, store.id, 'supervisor') })
  })
}

function actorIn(store: string, { id, name }: Operator): Actor {
  return { kind: 'person', store, person: id, name, rights: [], reach: 'own' }
}
