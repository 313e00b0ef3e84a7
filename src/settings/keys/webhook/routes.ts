import { Hono } from 'hono'
import type { App } from '#platform/app.ts'
import { answer, body, may, type InStore } from '#platform/http.ts'
import { uuidOf } from '../../uuid-of.ts'
import { readHook, renewSecret, sendAgain, sendFailedAgain, setHook, stopHook } from './save.ts'
import { ping } from './send.ts'
import { HookAsk } from './shapes.ts'

/** Where the store's web store hears what became of its orders: the address, its secret (told once), and what was told. */
export function hookRoutes(app: App) {
  return new Hono<InStore>()
    .basePath('/settings/keys/webhook')
    .get('/', may('settings'), async (c) => c.json(await readHook(app, c.var.actor)))
    .put('/', may('settings'), body(HookAsk), async (c) => answer(c, await setHook(app, c.var.actor, c.req.valid('json'))))
    .post('/secret', may('settings'), async (c) => answer(c, await renewSecret(app, c.var.actor)))
    .post('/stop', may('settings'), async (c) => answer(c, await stopHook(app, c.var.actor)))
    .post('/ping', may('settings'), async (c) => answer(c, await ping(app, c.var.actor)))
    .post('/failed/again', may('settings'), async (c) => answer(c, await sendFailedAgain(app, c.var.actor)))
    .post('/deliveries/:delivery/again', may('settings'), async (c) => answer(c, await sendAgain(app, c.var.actor, uuidOf(c, 'delivery'))))
}
