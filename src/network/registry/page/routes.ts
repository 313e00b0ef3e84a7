import { Hono, type Context } from 'hono'
import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import type { App } from '#platform/app.ts'
import { answer, body, commandOf, found, query, type Signed } from '#platform/http.ts'
import { signedIn } from '#platform/session.ts'
import { operatorOnly } from '../../operator-only.ts'
import { addForwarder, dropForwarder } from '../forwarders/keep.ts'
import { settleCase } from '../tasks/settle.ts'
import { appealByMail } from './appeal-by-mail.ts'
import { readCase, readCases, readRegistry } from './read.ts'
import { AppealAsk, CasesQuery, ForwarderAsk, RulingAsk } from './shapes.ts'

/** The operator's keeping of the fraud registry: what waits, every case and its history, decisions, appeals by mail, forwarders' addresses. */
export function registryRoutes(app: App) {
  return new Hono<Signed>()
    .basePath('/network/registry')
    .use('*', signedIn(app), operatorOnly)
    .get('/', async (c) => c.json(await readRegistry(app)))
    .get('/cases', query(CasesQuery), async (c) => c.json(await readCases(app, c.req.valid('query'))))
    .get('/cases/:case', async (c) => found(c, await readCase(app, idOf(c, 'case'))))
    .post('/cases/:case/decision', body(RulingAsk), async (c) =>
      answer(c, await settleCase(app, idOf(c, 'case'), c.req.valid('json'), commandOf(c, null).id ?? uuidv7())),
    )
    .post('/appeals', body(AppealAsk), async (c) => answer(c, await appealByMail(app, c.req.valid('json'), c.var.signedIn.person.name)))
    .post('/forwarders', body(ForwarderAsk), async (c) =>
      answer(c, await addForwarder(app, c.req.valid('json'), { id: commandOf(c, null).id ?? uuidv7(), by: c.var.signedIn.person.name })),
    )
    .post('/forwarders/:forwarder/remove', async (c) => answer(c, await dropForwarder(app, idOf(c, 'forwarder'))))
}

const nil = '00000000-0000-0000-0000-000000000000'

/** An id of the path; the nil UUID, which nothing has, when it is not one. */
function idOf(c: Context<Signed>, name: string): string {
  return z.uuid().safeParse(c.req.param(name as never)).data ?? nil
}
