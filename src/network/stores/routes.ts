import { Hono } from 'hono'
import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import type { App } from '#platform/app.ts'
import { answer, body, commandOf, type Signed } from '#platform/http.ts'
import { signedIn } from '#platform/session.ts'
import { operatorOnly } from '../operator-only.ts'
import { endFactors } from '../sign-in/factors/lost/end-factors.ts'
import { EndFactorsOfAsk } from '../sign-in/shapes.ts'
import { actorWhereNobodyRuns, openStore, type Inviting } from './open-store.ts'
import { readNetwork } from './read.ts'
import { saveOwner } from './save-owner.ts'
import { OpenStoreAsk, OwnerAsk, SupervisorAsk } from './shapes.ts'

/** The operator's own: the stores of the installation, a new one, who is to run a store that nobody runs yet, and the end of a second factor that was lost. */
export function networkRoutes(app: App, inviting: Inviting) {
  return new Hono<Signed>()
    .basePath('/network')
    .use('*', signedIn(app), operatorOnly)
    .get('/stores', async (c) => c.json(await readNetwork(app)))
    .post('/stores', body(OpenStoreAsk), async (c) => {
      const ask = c.req.valid('json')
      const id = commandOf(c, ask).id ?? uuidv7()
      return answer(c, await openStore(app, c.var.signedIn.person, ask, { id, inviting }))
    })
    .post('/factors/end', body(EndFactorsOfAsk), async (c) => {
      const [{ id, name }, { email, reason }] = [c.var.signedIn.person, c.req.valid('json')]
      return answer(c, await endFactors(app, { id, name, as: 'operator' }, { email }, reason))
    })
    .put('/stores/:slug/owner', body(OwnerAsk), async (c) => answer(c, await saveOwner(app, c.req.param('slug'), c.req.valid('json'))))
    .post('/stores/:slug/supervisors', body(SupervisorAsk), async (c) => {
      const [ask, at] = [c.req.valid('json'), await actorWhereNobodyRuns(app, c.var.signedIn.person, c.req.param('slug'))]
      if (!at.ok) return answer(c, at)
      const { actor, role } = at.value
      return answer(c, await inviting.invite(app, actor, { ...ask, role }, commandOf(c, ask).id ?? uuidv7()))
    })
    .post('/stores/:slug/supervisors/:person/invitation', async (c) => {
      const at = await actorWhereNobodyRuns(app, c.var.signedIn.person, c.req.param('slug'))
      if (!at.ok) return answer(c, at)
      return answer(c, await inviting.again(app, at.value.actor, personOf(c.req.param('person')), commandOf(c, null).id ?? uuidv7()))
    })
    .post('/stores/:slug/supervisors/:person/link', async (c) => {
      const at = await actorWhereNobodyRuns(app, c.var.signedIn.person, c.req.param('slug'))
      return answer(c, at.ok ? await inviting.copy(app, at.value.actor, personOf(c.req.param('person'))) : at)
    })
}

/** An id of the path; what is none is nobody's. */
function personOf(text: string): string {
  return z.uuid().safeParse(text).data ?? ''
}
