import { Hono, type Context } from 'hono'
import { z } from 'zod'
import type { Wire } from '../listen.ts'
import type { Gateway } from '../gateway/operation.ts'
import { doWhatIsDue } from '../gateway/time/due.ts'
import { effectsOf } from '../gateway/store.ts'
import { setSwitches } from '../gateway/switches.ts'

/** The gateway from behind: what really happened to money, and what its staff turns on for an account. */
export function gatewayControl({ db, clock }: Gateway) {
  return new Hono<Wire>()
    .get('/gateway/effects', (c) => {
      doWhatIsDue(db, clock.now())
      return c.json({ effects: effectsOf(db, c.req.query('account')) })
    })
    .post('/gateway/account', async (c) => {
      const ask = await readAsk(c, AccountAsk)
      if (!ask.success) return c.json({ error: z.prettifyError(ask.error) }, 400)
      const { account, ...change } = ask.data
      return c.json({ account, ...setSwitches(db, account, change) })
    })
}

const accountName = z.string().regex(/^\w{1,200}$/, 'the name in sk_test_<name>')

const AccountAsk = z.strictObject({
  account: accountName,
  multicapture: z.union([z.boolean(), z.literal('refused')]).optional(),
  moto: z.boolean().optional(),
})

/** Reads a JSON body; anything that is no JSON is read as null. */
export async function readAsk<T>(c: Context<Wire>, shape: z.ZodType<T>) {
  return shape.safeParse(await c.req.json().catch(() => null))
}
