import { Hono } from 'hono'
import type { App } from '#platform/app.ts'
import { inNetwork } from '#platform/doors.ts'
import { body, type Signed } from '#platform/http.ts'
import { signedIn } from '#platform/session.ts'
import { readSignature, saveSignature } from './queries.ts'
import { SignatureAsk } from './shapes.ts'

/** A person's own signature. */
export function signatureRoutes(app: App) {
  return new Hono<Signed>()
    .use('/signature', signedIn(app))
    .get('/signature', async (c) => c.json(await inNetwork(app, (tx) => readSignature(tx, c.var.signedIn.person.id)), 200))
    .put('/signature', body(SignatureAsk), async (c) => {
      await inNetwork(app, (tx) => saveSignature(tx, c.var.signedIn.person.id, c.req.valid('json')))
      return c.json({}, 200)
    })
}
