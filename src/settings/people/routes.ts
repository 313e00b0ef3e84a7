import { Hono } from 'hono'
import { refuse, type Result } from '#domain/result.ts'
import { uuidv7 } from 'uuidv7'
import type { App } from '#platform/app.ts'
import { inStore } from '#platform/doors.ts'
import { answer, body, commandOf, may, type InStore } from '#platform/http.ts'
import { uuidOf } from '../uuid-of.ts'
import { giveRole } from './members.ts'
import { copyInvitation, inviteAgain, invitePerson } from './invite/invite-person.ts'
import { reactivate, setLastDay } from './leave/access.ts'
import { listMembers } from './queries.ts'
import { readPeople } from './read.ts'
import { changeRole, createRole, removeRole } from './roles.ts'
import { readSignInsOfStore } from './sign-ins/read.ts'
import { EndFactorsAsk, InviteAsk, LastDayAsk, PersonRoleAsk, RoleAsk, RoleChangeAsk } from './shapes.ts'

/** Ends the second factor of somebody who lost it: the network's action, given by whoever puts the parts together. */
type EndFactors = (
  app: App,
  by: { readonly id: string; readonly name: string; readonly as: 'supervisor' },
  of: { readonly id: string },
  reason: string,
) => Promise<Result<object>>

/** Who works in the store, in which role, and what each role may do. One's own row needs no right. */
export function peopleRoutes(app: App, endFactors: EndFactors) {
  return new Hono<InStore>()
    .basePath('/settings/people')
    .get('/', async (c) => c.json(await readPeople(app, c.var.actor)))
    .get('/sign-ins', may('people'), async (c) => c.json(await readSignInsOfStore(app, c.var.actor)))
    .post('/', may('people'), body(InviteAsk), async (c) => {
      const ask = c.req.valid('json')
      return answer(c, await invitePerson(app, c.var.actor, ask, commandOf(c, ask).id ?? uuidv7()))
    })
    .post('/:person/invitation', may('people'), async (c) =>
      answer(c, await inviteAgain(app, c.var.actor, uuidOf(c, 'person'), commandOf(c, null).id ?? uuidv7())),
    )
    .post('/:person/link', may('people'), async (c) => answer(c, await copyInvitation(app, c.var.actor, uuidOf(c, 'person'))))
    .post('/:person/reactivate', may('people'), async (c) => answer(c, await reactivate(app, c.var.actor, uuidOf(c, 'person'))))
    .post('/:person/factors/end', may('people'), body(EndFactorsAsk), async (c) => {
      const [person, by] = [uuidOf(c, 'person'), c.var.signedIn.person]
      const members = await inStore(app, c.var.actor, listMembers)
      if (!members.some(({ id }) => id === person)) return answer(c, refuse('not_found'))
      return answer(c, await endFactors(app, { id: by.id, name: by.name, as: 'supervisor' }, { id: person }, c.req.valid('json').reason))
    })
    .put('/:person/last-day', may('people'), body(LastDayAsk), async (c) =>
      answer(c, await setLastDay(app, c.var.actor, uuidOf(c, 'person'), c.req.valid('json'))),
    )
    .put('/:person/role', may('people'), body(PersonRoleAsk), async (c) =>
      answer(c, await giveRole(app, c.var.actor, uuidOf(c, 'person'), c.req.valid('json'))),
    )
    .post('/roles', may('people'), body(RoleAsk), async (c) => {
      const ask = c.req.valid('json')
      return answer(c, await createRole(app, c.var.actor, ask, commandOf(c, ask).id ?? uuidv7()))
    })
    .put('/roles/:role', may('people'), body(RoleChangeAsk), async (c) =>
      answer(c, await changeRole(app, c.var.actor, uuidOf(c, 'role'), c.req.valid('json'))),
    )
    .delete('/roles/:role', may('people'), async (c) => answer(c, await removeRole(app, c.var.actor, uuidOf(c, 'role'))))
}
