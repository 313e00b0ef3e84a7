import { refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { inStore, type Actor, type Tx } from '#platform/doors.ts'
import { lockSettings } from '../queries.ts'
import { listMembers, listRoles, type Member, type Role } from './queries.ts'

/** The store's roles and who has them, locked against other changes. */
export type Staff = { readonly tx: Tx; readonly at: Date; readonly roles: readonly Role[]; readonly members: readonly Member[] }

/**
 * Changes roles or who has them, one change at a time. Refuses and leaves nothing behind when afterwards nobody of the store could manage people: no
 * supervisor can lock the store, or themselves as the last one, out.
 */
export async function changeStaff<T, C extends string>(
  app: App,
  actor: Actor,
  work: (staff: Staff) => Promise<Result<T, C>>,
): Promise<Result<T, C | 'nobody_manages'>> {
  return inStore(app, actor, async (tx): Promise<Result<T, C | 'nobody_manages'>> => {
    await lockSettings(tx)
    const done = await work({ tx, at: app.clock.now(), roles: await listRoles(tx), members: await listMembers(tx) })
    if (!done.ok) return done
    return isManaged(await listMembers(tx), await listRoles(tx)) ? done : refuse('nobody_manages')
  })
}

/** Has anybody the right to manage people, who neither rests nor leaves by a day that is set? */
export function isManaged(members: readonly Member[], roles: readonly Role[]): boolean {
  const managing = new Set(roles.filter((role) => role.rights.includes('people')).map((role) => role.id))
  return members.some(({ role, rests, lastDay }) => managing.has(role) && !rests && lastDay === null)
}
