import { isDeepStrictEqual } from 'node:util'
import { ok, refuse, type Result } from '#domain/result.ts'
import { startingRoles } from '#domain/rights.ts'
import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/doors.ts'
import { logChanges } from '../queries.ts'
import { deleteRole, insertRole, saveRole, type Role } from './queries.ts'
import type { RoleAsk, RoleChangeAsk } from './shapes.ts'
import { changeStaff } from './staff.ts'

type RoleAnswer = { readonly id: string }

/** The roles every store starts with keep their rights: what a "Staff" may do is the same everywhere. A store makes roles of its own for the rest. */
export function isStartingRole(name: string): boolean {
  return name in startingRoles
}

/** Makes a role of the store's own under the command's id; the same command again answers the role it made. */
export async function createRole(
  app: App,
  actor: Actor,
  ask: RoleAsk,
  id: string,
): Promise<Result<RoleAnswer, 'role_name_taken' | 'nobody_manages'>> {
  return changeStaff(app, actor, async ({ tx, at, roles }) => {
    if (roles.some((role) => role.id === id)) return ok({ id })
    if (isTaken(roles, ask.name, id)) return refuse('role_name_taken', { name: ask.name })
    await insertRole(tx, { id, ...ask })
    await logChanges(tx, at, [{ what: 'role_created', subject: ask.name, before: null, after: ask }])
    return ok({ id })
  })
}

/** Changes a role of the store's own, when it still stands as it was seen. Whoever has it may do at once what it says now. */
export async function changeRole(
  app: App,
  actor: Actor,
  id: string,
  { seen, role: asked }: RoleChangeAsk,
): Promise<Result<RoleAnswer, 'not_found' | 'starting_role' | 'role_name_taken' | 'stale' | 'nobody_manages'>> {
  return changeStaff(app, actor, async ({ tx, at, roles }) => {
    const role = roles.find((one) => one.id === id)
    if (!role) return refuse('not_found')
    if (isStartingRole(role.name)) return refuse('starting_role')
    const before = askOf(role)
    if (isDeepStrictEqual(before, asked)) return ok({ id })
    if (!isDeepStrictEqual(before, seen)) return refuse('stale')
    if (isTaken(roles, asked.name, id)) return refuse('role_name_taken', { name: asked.name })
    await saveRole(tx, { id, ...asked })
    await logChanges(tx, at, [{ what: 'role_changed', subject: before.name, before, after: asked }])
    return ok({ id })
  })
}

/** Removes a role of the store's own that nobody has. */
export async function removeRole(
  app: App,
  actor: Actor,
  id: string,
): Promise<Result<RoleAnswer, 'not_found' | 'starting_role' | 'role_in_use' | 'nobody_manages'>> {
  return changeStaff(app, actor, async ({ tx, at, roles, members }) => {
    const role = roles.find((one) => one.id === id)
    if (!role) return refuse('not_found')
    if (isStartingRole(role.name)) return refuse('starting_role')
    const people = members.filter((member) => member.role === id).length
    if (people > 0) return refuse('role_in_use', { people })
    await deleteRole(tx, id)
    await logChanges(tx, at, [{ what: 'role_removed', subject: role.name, before: askOf(role), after: null }])
    return ok({ id })
  })
}

/** Two roles whose names differ by case alone could not be told apart in a list. */
function isTaken(roles: readonly Role[], name: string, id: string): boolean {
  return roles.some((role) => role.id !== id && role.name.toLowerCase() === name.toLowerCase())
}

function askOf({ name, reach, rights }: Role): RoleAsk {
  return { name, reach, rights: [...rights] }
}
