import { Hono } from 'hono'
import type { App } from '#platform/app.ts'
import { inNetwork } from '#platform/doors.ts'
import { answer, type Signed } from '#platform/http.ts'
import { endSession, signedIn } from '#platform/session.ts'
import { readSignIns } from '../log/read.ts'
import { endSessions } from './queries.ts'
import { endOne, readSessions } from './read.ts'

/** Where one is signed in, how one came in, and the ends of it: one's own alone. */
export function sessionRoutes(app: App) {
  return new Hono<Signed>()
    .use('/sessions/*', signedIn(app))
    .use('/sign-ins', signedIn(app))
    .use('/sign-out-everywhere', signedIn(app))
    .get('/sessions', async (c) => c.json({ sessions: await readSessions(app, c.var.signedIn) }, 200))
    .post('/sessions/end-others', async (c) => {
      const { person, tokenHash } = c.var.signedIn
      await inNetwork(app, (tx) => endSessions(tx, person.id, tokenHash))
      return c.json({}, 200)
    })
    .delete('/sessions/:session', async (c) => answer(c, await endOne(app, c.var.signedIn, c.req.param('session'))))
    .get('/sign-ins', async (c) => c.json(await readSignIns(app, c.var.signedIn.person.id), 200))
    .post('/sign-out-everywhere', async (c) => {
      await inNetwork(app, (tx) => endSessions(tx, c.var.signedIn.person.id))
      await endSession(app, c)
      return c.json({}, 200)
    })
}
