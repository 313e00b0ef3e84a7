import { Hono, type Context } from 'hono'
import { z } from 'zod'
import type { Wire } from '../listen.ts'
import { decideDispute, escalateInquiry } from '../gateway/disputes/decide.ts'
import { ApiError } from '../gateway/errors.ts'
import type { Gateway } from '../gateway/operation.ts'
import { accountIn, type Account, type StoredEffect } from '../gateway/store.ts'
import { storedEffects } from '../rows.ts'
import { setSwitches } from '../gateway/switches.ts'
import { doWhatIsDue } from '../gateway/time/due.ts'
import { actInPortal } from './portal.ts'
import { readAsk } from './read-ask.ts'

/** The gateway from behind: what really happened to money, what its staff and the banks decide, and what a person does in its portal. */
export function gatewayControl(gateway: Gateway) {
  const { db, clock } = gateway
  return new Hono<Wire>()
    .get('/gateway/effects', (c) => {
      doWhatIsDue(db, clock.now())
      return c.json({ effects: storedEffects<StoredEffect>(db, c.req.query('account')) })
    })
    .post('/gateway/account', async (c) => {
      const ask = await readAsk(c, AccountAsk)
      if (!ask.success) return c.json({ error: z.prettifyError(ask.error) }, 400)
      const { account, ...change } = ask.data
      return c.json({ account, ...setSwitches(db, account, change) })
    })
    .post('/gateway/disputes/decide', async (c) => {
      const ask = await readAsk(c, DecideAsk)
      if (!ask.success) return c.json({ error: z.prettifyError(ask.error) }, 400)
      const { dispute: id, outcome } = ask.data
      const owner = db.get("select account from objects where kind = 'dispute' and id = ?", id)?.['account']
      return acted(c, gateway, String(owner), (account) => {
        const dispute = account.need('dispute', id, 'dispute')
        return outcome === 'escalated' ? escalateInquiry(account, dispute) : decideDispute(account, dispute, outcome)
      })
    })
    .post('/gateway/portal', async (c) => {
      const ask = await readAsk(c, PortalAsk)
      if (!ask.success) return c.json({ error: z.prettifyError(ask.error) }, 400)
      return acted(c, gateway, ask.data.account, (account) => actInPortal(account, ask.data))
    })
}

const accountName = z.string().regex(/^\w{1,200}$/, 'the name in sk_test_<name>')

const AccountAsk = z.strictObject({
  account: accountName,
  multicapture: z.union([z.boolean(), z.literal('refused')]).optional(),
  moto: z.boolean().optional(),
  holdSeconds: z.int().min(1).nullable().optional(),
})
const DecideAsk = z.strictObject({ dispute: z.string(), outcome: z.enum(['won', 'lost', 'escalated']) })
const PortalAsk = z.strictObject({
  account: accountName,
  do: z.enum(['refund', 'capture', 'cancel']),
  payment_intent: z.string(),
  amount: z.int().min(1).optional(),
})

/** Does something on an account without a request of its owner, and answers the object it left, or the gateway's refusal. */
function acted(c: Context<Wire>, { db, clock, wake }: Gateway, name: string, work: (account: Account) => object) {
  doWhatIsDue(db, clock.now())
  try {
    const after = db.atomic(() => work(accountIn(db, name, clock.now(), { id: null, idempotency_key: null })))
    wake()
    return c.json(after)
  } catch (fault) {
    if (fault instanceof ApiError) return c.json({ error: fault.body }, fault.status === 404 ? 404 : 400)
    throw fault
  }
}
