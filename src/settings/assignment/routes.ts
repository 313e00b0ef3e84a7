import { Hono } from 'hono'
import { uuidv7 } from 'uuidv7'
import type { App } from '#platform/app.ts'
import { answer, body, commandOf, may, type InStore } from '#platform/http.ts'
import { uuidOf } from '../uuid-of.ts'
import { readAssignment, readOwnAway, tryRules } from './read.ts'
import { addRule, changeRule, moveRule, removeRule } from './save-rule.ts'
import { setAway } from './away/set-away.ts'
import { AwayAsk, MoveAsk, RuleAsk, TryAsk } from './shapes.ts'

/** Who gets an order that comes in: the rules in their order, what they would have done of late, a draft tried among them, and who is away. */
export function assignmentRoutes(app: App) {
  return new Hono<InStore>()
    .basePath('/settings/assignment')
    .get('/', may('settings'), async (c) => c.json(await readAssignment(app, c.var.actor)))
    .get('/tried', may('settings'), async (c) => c.json(await tryRules(app, c.var.actor, null)))
    .post('/tried', may('settings'), body(TryAsk), async (c) => c.json(await tryRules(app, c.var.actor, c.req.valid('json'))))
    .post('/rules', may('settings'), body(RuleAsk), async (c) =>
      answer(c, await addRule(app, c.var.actor, c.req.valid('json'), commandOf(c, null).id ?? uuidv7())),
    )
    .put('/rules/:rule', may('settings'), body(RuleAsk), async (c) =>
      answer(c, await changeRule(app, c.var.actor, uuidOf(c, 'rule'), c.req.valid('json'))),
    )
    .post('/rules/:rule/move', may('settings'), body(MoveAsk), async (c) =>
      answer(c, await moveRule(app, c.var.actor, uuidOf(c, 'rule'), c.req.valid('json'))),
    )
    .post('/rules/:rule/remove', may('settings'), async (c) => answer(c, await removeRule(app, c.var.actor, uuidOf(c, 'rule'))))
    .put('/away/:person', may('settings'), body(AwayAsk), async (c) =>
      answer(c, await setAway(app, c.var.actor, uuidOf(c, 'person'), c.req.valid('json'))),
    )
}

/** One's own absence: each person of the store sets their own, whatever their role. */
export function ownAwayRoutes(app: App) {
  return new Hono<InStore>()
    .basePath('/away')
    .get('/', may('orders'), async (c) => c.json(await readOwnAway(app, c.var.actor)))
    .put('/', may('orders'), body(AwayAsk), async (c) =>
      answer(c, await setAway(app, c.var.actor, c.var.actor.person ?? '', c.req.valid('json'))),
    )
}
