import { Hono } from 'hono'
import type { ShopWorld } from '../checkout/checkout.ts'
import { connectionOf } from '../connection.ts'
import type { Visit } from '../visit.ts'
import { DeskEvent, isFromDesk } from './event.ts'

/** Where the shop hears from its desk what became of an order. What is not signed with the secret of its connection is refused; what was heard before is taken again. */
export function heardRoutes(world: ShopWorld) {
  return new Hono<Visit>().post('/', async (c) => {
    const secret = connectionOf(world.folder, c.var.shop.name, world.desk)?.hook
    const text = await c.req.text()
    if (!secret || !isFromDesk(c.req.header('partsdesk-signature') ?? '', text, secret, Date.now())) return c.text('Not signed.', 401)
    const event = DeskEvent.safeParse(JSON.parse(text)).data
    if (event) world.store.hear(c.var.shop.name, event)
    return c.body(null, 204)
  })
}
