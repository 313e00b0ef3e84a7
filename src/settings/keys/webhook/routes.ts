import { Hono } from 'hono'
import { uuidv7 } from 'uuidv7'
import type { App } from '#platform/app.ts'
import { answer, body, commandOf, found, may, query, type InStore } from '#platform/http.ts'
import { uuidOf } from '../../uuid-of.ts'
import { pauseHook, resumeHook } from './pause.ts'
import { addHook, changeHook, readHooks, renewSecret, stopHook } from './save.ts'
import { ping } from './send.ts'
import { DeliveriesAsk, HookAsk } from './shapes.ts'
import { sendAgain, sendFailedAgain } from './told/again.ts'
import { readDeliveries, readPayload } from './told/read.ts'

/** Where the store's web stores hear what became of its orders: the addresses, their secrets (told once), and what was told. */
export function hookRoutes(app: App) {
  return new Hono<InStore>()
    .basePath('/settings/keys/webhooks')
    .get('/', may('settings'), async (c) => c.json(await readHooks(app, c.var.actor)))
    .post('/', may('settings'), body(HookAsk), async (c) => {
      const ask = c.req.valid('json')
      return answer(c, await addHook(app, c.var.actor, ask, commandOf(c, ask).id ?? uuidv7()))
    })
    .get('/deliveries', may('settings'), query(DeliveriesAsk), async (c) =>
      c.json(await readDeliveries(app, c.var.actor, c.req.valid('query'))),
    )
    .get('/deliveries/:delivery', may('settings'), async (c) => found(c, await readPayload(app, c.var.actor, uuidOf(c, 'delivery'))))
    .post('/deliveries/:delivery/again', may('settings'), async (c) => answer(c, await sendAgain(app, c.var.actor, uuidOf(c, 'delivery'))))
    .put('/:hook', may('settings'), body(HookAsk), async (c) =>
      answer(c, await changeHook(app, c.var.actor, uuidOf(c, 'hook'), c.req.valid('json'))),
    )
    .post('/:hook/secret', may('settings'), async (c) => answer(c, await renewSecret(app, c.var.actor, uuidOf(c, 'hook'))))
    .post('/:hook/pause', may('settings'), async (c) => answer(c, await pauseHook(app, c.var.actor, uuidOf(c, 'hook'))))
    .post('/:hook/resume', may('settings'), async (c) => answer(c, await resumeHook(app, c.var.actor, uuidOf(c, 'hook'))))
    .post('/:hook/stop', may('settings'), async (c) => answer(c, await stopHook(app, c.var.actor, uuidOf(c, 'hook'))))
    .post('/:hook/ping', may('settings'), async (c) => answer(c, await ping(app, c.var.actor, uuidOf(c, 'hook'))))
    .post('/:hook/failed/again', may('settings'), async (c) => answer(c, await sendFailedAgain(app, c.var.actor, uuidOf(c, 'hook'))))
}
