import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/doors.ts'
import { logChanges } from '../queries.ts'
import { saveMemberRole } from './queries.ts'
import type { PersonRoleAsk } from './shapes.ts'
import { changeStaff } from './staff.ts'

type PersonAnswer = { readonly id: string }

/** Gives a person of the store another role. It counts from their next click on: rights are read with each request. */
export async function giveRole(
  app: App,
  actor: Actor,
  person: string,
  { from, to }: PersonRoleAsk,
): Promise<Result<PersonAnswer, 'not_found' | 'stale' | 'nobody_manages'>> {
  return changeStaff(app, actor, async ({ tx, at, roles, members }) => {
    const member = members.find((one) => one.id === person)
    const role = roles.find((one) => one.id === to)
    if (!member || !role) return refuse('not_found')
    if (member.role === to) return ok({ id: person })
    if (member.role !== from) return refuse('stale')
    await saveMemberRole(tx, person, to)
    const before = roles.find((one) => one.id === from)?.name ?? null
    await logChanges(tx, at, [{ what: 'person_role', subject: member.name, before, after: role.name }])
    return ok({ id: person })
  })
}
