import { Hono, type Context } from 'hono'
import { z } from 'zod'
import type { Wire } from '../listen.ts'
import { accountIn, type Account } from '../paypal/account.ts'
import { doWhatIsDue } from '../paypal/due.ts'
import { decideCase, openCase } from '../paypal/disputes/case.ts'
import type { StoredEffect } from '../paypal/effects.ts'
import { storedEffects } from '../rows.ts'
import { wireMoney } from '../paypal/money.ts'
import { captureHold, decideCapture } from '../paypal/payments/capture.ts'
import { decideHold } from '../paypal/payments/hold.ts'
import { refundCapture } from '../paypal/payments/refund.ts'
import { voidHold } from '../paypal/payments/void.ts'
import { disputeReasons } from '../paypal/records/dispute.ts'
import type { RunningPayPal } from '../paypal/start.ts'
import { turnSwitches } from '../paypal/store.ts'
import { ApiError, refused } from '../paypal/wire/errors.ts'
import { postControl } from './post.ts'

/** PayPal from behind: what really happened to money, what is done in PayPal's own site, cases, and how its events travel. */
export function paypalControl({ paypal, postman }: RunningPayPal) {
  const { db, clock, origin } = paypal
  const due = () => doWhatIsDue(db, clock.now(), origin())
  /** Does something on an account as if PayPal or its owner did it. */
  const deed = <T>(shape: z.ZodType<T>, ownerOf: (ask: T) => string, work: (account: Account, ask: T) => object) =>
    handled(shape, (ask) => {
      due()
      const done = db.atomic(() => work(accountIn(db, ownerOf(ask), clock.now(), origin()), ask))
      paypal.wake()
      return done
    })
  const named = ({ account }: { account: string }) => account
  const ownerOfCase = ({ dispute }: { dispute: string }) =>
    String(db.get("select account from objects where kind = 'dispute' and id = ?", dispute)?.['account'])
  return new Hono<Wire>()
    .get('/paypal/effects', (c) => {
      due()
      return c.json({ effects: storedEffects<StoredEffect>(db, c.req.query('account')) })
    })
    .post('/paypal/portal', deed(PortalAsk, named, inPortal))
    .post(
      '/paypal/account',
      handled(AccountAsk, ({ account, ...change }) => ({ account, ...turnSwitches(db, account, clock.now(), change) })),
    )
    .post('/paypal/disputes', deed(OpenAsk, named, opened))
    .post('/paypal/disputes/decide', deed(DecideAsk, ownerOfCase, decided))
    .route('/paypal/webhooks', postControl(db, postman))
}

const minor = z.int().min(1)
const account = z.string().regex(/^\w{1,100}$/, 'the name in pp_test_<name>')

const PortalAsk = z.discriminatedUnion('do', [
  z.strictObject({ account, do: z.literal('refund'), capture: z.string(), amount: minor.optional() }),
  z.strictObject({ account, do: z.literal('capture'), authorization: z.string(), amount: minor.optional() }),
  z.strictObject({ account, do: z.literal('void'), authorization: z.string() }),
  z.strictObject({ account, do: z.enum(['accept', 'deny']), payment: z.string() }),
])

const AccountAsk = z.strictObject({ account, blockDuplicateInvoices: z.boolean().optional(), vaulting: z.boolean().optional() })

const OpenAsk = z.strictObject({
  account,
  capture: z.string(),
  reason: z.enum(disputeReasons).default('MERCHANDISE_OR_SERVICE_NOT_RECEIVED'),
  channel: z.enum(['INTERNAL', 'EXTERNAL']).default('INTERNAL'),
  amount: minor.optional(),
  message: z.string().max(2000).nullable().default(null),
})

const DecideAsk = z.strictObject({ dispute: z.string(), outcome: z.enum(['won', 'lost', 'withdrawn']) })

function inPortal(account: Account, ask: z.infer<typeof PortalAsk>): object {
  switch (ask.do) {
    case 'refund': {
      const capture = account.need('capture', ask.capture)
      return { refund: refundCapture(account, capture, { amount: moneyOf(ask.amount, capture.money.currency) }) }
    }
    case 'void':
      return { authorization: voidHold(account, account.need('authorization', ask.authorization)) }
    case 'capture': {
      const hold = account.need('authorization', ask.authorization)
      return {
        capture: captureHold(account, hold, { amount: moneyOf(ask.amount, hold.money.currency), final_capture: false }),
      }
    }
    case 'accept':
    case 'deny':
      return decidedPayment(account, ask.payment, ask.do === 'accept')
  }
}

function moneyOf(amount: number | undefined, currency: string) {
  return amount === undefined ? undefined : wireMoney(amount, currency)
}

function decidedPayment(account: Account, id: string, accepted: boolean): object {
  const capture = account.find('capture', id)
  if (capture?.status === 'PENDING') return { capture: decideCapture(account, capture, accepted) }
  const hold = account.need('authorization', id, 'payment')
  if (hold.status !== 'PENDING') throw refused('INVALID_RESOURCE_ID')
  return { authorization: decideHold(account, hold, accepted) }
}

function opened(account: Account, ask: z.infer<typeof OpenAsk>): object {
  const capture = account.need('capture', ask.capture)
  return { dispute: openCase(account, capture, { ...ask, amount: ask.amount ?? capture.money.amount - capture.refunded }) }
}

function decided(account: Account, { dispute, outcome }: z.infer<typeof DecideAsk>): object {
  const outcomes = { lost: 'RESOLVED_BUYER_FAVOUR', won: 'RESOLVED_SELLER_FAVOUR', withdrawn: 'CANCELED_BY_BUYER' } as const
  const found = account.need('dispute', dispute)
  if (found.status === 'RESOLVED') throw refused('ACTION_NOT_ALLOWED_IN_CURRENT_DISPUTE_STATE')
  return { dispute: decideCase(account, found, outcomes[outcome]) }
}

/** Reads JSON of this shape, does the work, and answers 400 for what cannot be read and 409 with its name for what PayPal refuses. */
function handled<T>(shape: z.ZodType<T>, work: (ask: T) => object) {
  return async (c: Context<Wire>) => {
    const ask = shape.safeParse(await c.req.json().catch(() => null))
    if (!ask.success) return c.json({ error: z.prettifyError(ask.error) }, 400)
    try {
      return c.json(work(ask.data))
    } catch (fault) {
      if (!(fault instanceof ApiError)) throw fault
      return c.json({ error: fault.message }, 409)
    }
  }
}
