import { Hono } from 'hono'
import { z } from 'zod'
import type { Wire } from '../listen.ts'
import { placeScripted, type ScriptedWorld } from './scripted/place-scripted.ts'
import { shopNames } from './shapes.ts'

/** The control port's route that places the scripted demo orders; placed ones are only reported, so it may be asked again and again. */
export function scriptedRoutes(world: ScriptedWorld) {
  const Ask = z.strictObject({
    shop: z.enum(shopNames).optional(),
    count: z.int().min(1).max(20).optional(),
    bodies: z.boolean().default(false),
  })
  return new Hono<Wire>().post('/shop/scripted', async (c) => {
    const text = await c.req.text()
    const ask = Ask.safeParse(text === '' ? {} : JSON.parse(text))
    if (!ask.success) return c.json({ error: z.prettifyError(ask.error) }, 400)
    try {
      return c.json({ orders: await placeScripted(world, ask.data) })
    } catch (fault) {
      return c.json({ error: fault instanceof Error ? fault.message : 'failed' }, 409)
    }
  })
}
