import { Hono, type Context } from 'hono'
import { z } from 'zod'
import type { Wire } from '../listen.ts'
import { accountIn, type Account } from '../paypal/account.ts'
import { doWhatIsDue } from '../paypal/due.ts'
import { openCase, decideCase } from '../paypal/disputes/case.ts'
import { ApiError } from '../paypal/wire/errors.ts'
import { paypalEffects } from '../paypal/effects.ts'
import { decideCapture, captureHold } from '../paypal/payments/capture.ts'
import { decideHold } from '../paypal/payments/hold.ts'
import { refundCapture } from '../paypal/payments/refund.ts'
import { voidHold } from '../paypal/payments/void.ts'
import { wireMoney } from '../paypal/money.ts'
import { disputeReasons } from '../paypal/records/dispute.ts'
import type { RunningPayPal } from '../paypal/start.ts'
import { turnSwitches } from '../paypal/store.ts'
import { deliveriesOf, isAutomatic, setAutomatic } from '../paypal/webhooks/postman.ts'
import { addWeather, weatherAhead, weatherKinds } from '../paypal/webhooks/queue.ts'

/** What the control port can turn at PayPal: what really happened, deeds done in PayPal's own site, cases, and how its events travel. */
export function paypalControl({ paypal, postman }: RunningPayPal) {
  const { db, clock, origin } = paypal
  const due = () => doWhatIsDue(db, clock.now(), origin())
  /** Does something as if PayPal or the account's owner did it; a refusal comes back as its name. */
  const deed = <T>(shape: z.ZodType<T & { account: string }>, work: (account: Account, ask: T) => object) =>
    handled(shape, (ask) => {
      due()
      const done = db.atomic(() => work(accountIn(db, ask.account, clock.now(), origin()), ask))
      paypal.wake()
      return done
    })
  return new Hono<Wire>()
    .get('/paypal/effects', (c) => {
      due()
      return c.json({ effects: paypalEffects(db, c.req.query('account')) })
    })
    .post('/paypal/portal', deed(PortalAsk, inPortal))
    .post(
      '/paypal/accounts',
      handled(SwitchesAsk, ({ account, ...change }) => ({ switches: turnSwitches(db, account, clock.now(), change) })),
    )
    .post('/paypal/disputes', deed(OpenAsk, opened))
    .post('/paypal/disputes/decide', deed(DecideAsk, decided))
    .get('/paypal/webhooks', (c) => c.json({ automatic: isAutomatic(db), weather: weatherAhead(db), deliveries: deliveriesOf(db) }))
    .post(
      '/paypal/webhooks',
      handled(PostAsk, ({ automatic, next }) => {
        if (automatic !== undefined) setAutomatic(db, automatic)
        if (next) addWeather(db, next)
        return { automatic: isAutomatic(db), weather: weatherAhead(db) }
      }),
    )
    .post('/paypal/webhooks/pump', async (c) => {
      due()
      return c.json({ carried: await postman.pump(c.req.query('all') === 'yes') })
    })
}

const minor = z.int().min(1)

const PortalAsk = z.discriminatedUnion('action', [
  z.strictObject({ account: z.string(), action: z.literal('refund'), capture: z.string(), amount: minor.optional() }),
  z.strictObject({ account: z.string(), action: z.literal('void'), authorization: z.string() }),
  z.strictObject({ account: z.string(), action: z.literal('capture'), authorization: z.string(), amount: minor.optional() }),
  z.strictObject({ account: z.string(), action: z.enum(['accept', 'deny']), payment: z.string() }),
])

const SwitchesAsk = z.strictObject({
  account: z.string(),
  blockDuplicateInvoices: z.boolean().optional(),
  vaulting: z.boolean().optional(),
})

const OpenAsk = z.strictObject({
  account: z.string(),
  capture: z.string(),
  reason: z.enum(disputeReasons).default('MERCHANDISE_OR_SERVICE_NOT_RECEIVED'),
  channel: z.enum(['INTERNAL', 'EXTERNAL']).default('INTERNAL'),
  amount: minor.optional(),
  message: z.string().max(2000).nullable().default(null),
})

const DecideAsk = z.strictObject({ account: z.string(), dispute: z.string(), favour: z.enum(['buyer', 'seller', 'withdrawn']) })

const PostAsk = z.strictObject({
  automatic: z.boolean().optional(),
  next: z
    .strictObject({
      kind: z.enum(weatherKinds),
      times: z.int().min(1).max(1000).default(1),
      seconds: z
        .int()
        .min(1)
        .max(10 * 86_400)
        .default(600),
    })
    .optional(),
})

function inPortal(account: Account, ask: z.infer<typeof PortalAsk>): object {
  switch (ask.action) {
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
      return decidedPayment(account, ask.payment, ask.action === 'accept')
  }
}

function moneyOf(amount: number | undefined, currency: string) {
  return amount === undefined ? undefined : wireMoney(amount, currency)
}

function decidedPayment(account: Account, id: string, accepted: boolean): object {
  const capture = account.find('capture', id)
  if (capture?.status === 'PENDING') return { capture: decideCapture(account, capture, accepted) }
  const hold = account.need('authorization', id, 'payment')
  if (hold.status !== 'PENDING') throw new ApiError(422)
  return { authorization: decideHold(account, hold, accepted) }
}

function opened(account: Account, ask: z.infer<typeof OpenAsk>): object {
  const capture = account.need('capture', ask.capture)
  return { dispute: openCase(account, capture, { ...ask, amount: ask.amount ?? capture.money.amount - capture.refunded }) }
}

function decided(account: Account, { dispute, favour }: z.infer<typeof DecideAsk>): object {
  const outcomes = { buyer: 'RESOLVED_BUYER_FAVOUR', seller: 'RESOLVED_SELLER_FAVOUR', withdrawn: 'CANCELED_BY_BUYER' } as const
  const found = account.need('dispute', dispute)
  if (found.status === 'RESOLVED') throw new ApiError(422)
  return { dispute: decideCase(account, found, outcomes[favour]) }
}

/** Reads JSON of this shape, does the work, and answers 400 for what cannot be read and 409 for what PayPal refuses. */
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
