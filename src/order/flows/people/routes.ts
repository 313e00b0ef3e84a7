import { Hono } from 'hono'
import { z } from 'zod'
import { LeaveAsk } from '#settings/people/shapes.ts'
import type { App } from '#platform/app.ts'
import { answer, body, commandOf, may, type InStore } from '#platform/http.ts'
import { leave } from './leave.ts'

const nobody = '00000000-0000-0000-0000-000000000000'

/** Leaving the store, which spans people and orders. */
export function leaveRoutes(app: App) {
  return new Hono<InStore>().post('/settings/people/:person/leave', may('people'), body(LeaveAsk), async (c) => {
    const ask = c.req.valid('json')
    const person = z.uuid().safeParse(c.req.param('person')).data ?? nobody
    return answer(c, await leave(app, c.var.actor, person, ask, commandOf(c, ask)))
  })
}
