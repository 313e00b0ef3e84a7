import { Hono } from 'hono'
import { uuidv7 } from 'uuidv7'
import type { App } from '#platform/app.ts'
import { answer, body, commandOf, may, type InStore } from '#platform/http.ts'
import { uuidOf } from '../uuid-of.ts'
import { giveRole } from './members.ts'
import { copyInvitation, inviteAgain, invitePerson } from './invite/invite-person.ts'
import { reactivate, setLastDay } from './leave/access.ts'
import { readPeople } from './read.ts'
import { changeRole, createRole, removeRole } from './roles.ts'
import { readSignInsOfStore } from './sign-ins/read.ts'
import { InviteAsk, LastDayAsk, PersonRoleAsk, RoleAsk, RoleChangeAsk } from './shapes.ts'

/** Who works in the store, in which role, and what each role may do. One's own row needs no right. */
export function peopleRoutes(app: App) {
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
