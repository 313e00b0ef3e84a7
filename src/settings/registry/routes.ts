import { Hono } from 'hono'
import type { Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/doors.ts'
import { answer, body, may, query, type InStore } from '#platform/http.ts'
import { uuidOf } from '../uuid-of.ts'
import { readLookups, readMarks, readStoreRegistry } from './read.ts'
import { AnswerAsk, LookupsQuery, MarksQuery } from './shapes.ts'

/** How a store answers the operator: the network writes its own tables, so whoever puts the parts together gives its action. */
export type Answering = (app: App, actor: Actor, task: string, text: string) => Promise<Result<null>>

/** What a store has in the fraud registry, what it was told, and the operator's questions. */
export function registrySettingsRoutes(app: App, answerTask: Answering) {
  return new Hono<InStore>()
    .basePath('/settings/registry')
    .get('/', may('settings'), async (c) => c.json(await readStoreRegistry(app, c.var.actor)))
    .get('/marks', may('settings'), query(MarksQuery), async (c) => c.json(await readMarks(app, c.var.actor, c.req.valid('query'))))
    .get('/lookups', may('settings'), query(LookupsQuery), async (c) => c.json(await readLookups(app, c.var.actor, c.req.valid('query'))))
    .post('/questions/:task/answer', may('settings'), body(AnswerAsk), async (c) =>
      answer(c, await answerTask(app, c.var.actor, uuidOf(c, 'task'), c.req.valid('json').answer)),
    )
}
