import { Hono, type Context } from 'hono'
import { z } from 'zod'
import type { Wire } from '../listen.ts'
import { accountIn, type Account } from '../carrier/account.ts'
import { doWhatIsDue } from '../carrier/due.ts'
import { adjust } from '../carrier/money/adjust.ts'
import { carrierEffects } from '../carrier/money/effects.ts'
import { askRefund } from '../carrier/money/refund.ts'
import { trackerStatuses, wireTracker } from '../carrier/records/tracker.ts'
import type { RunningCarrier } from '../carrier/start.ts'
import { SwitchesAsk, turnSwitches } from '../carrier/switches.ts'
import { moveTo } from '../carrier/tracking/move.ts'
import { ApiError } from '../carrier/wire/errors.ts'
import { printerStates } from '../printer/jobs.ts'
import { postControl } from './post.ts'

/** The carrier from behind: what was really charged, what is done elsewhere than at the desk, where parcels are, how events travel, and the printer. */
export function carrierControl({ carrier, postman, printer }: RunningCarrier) {
  const { db, clock, origin } = carrier
  const due = () => doWhatIsDue(db, clock.now(), origin())
  const accountOf = (name: string) => accountIn(db, name, clock.now(), origin())
  /** Does something as if a carrier or the account's owner did it. */
  const deed = <T>(shape: z.ZodType<T>, whose: (ask: T) => string, work: (account: Account, ask: T) => object) =>
    handled(shape, (ask) => {
      due()
      const done = db.atomic(() => work(accountOf(whose(ask)), ask))
      carrier.wake()
      return done
    })
  const ownerOf = (kind: 'shipment' | 'tracker', column: 'id' | 'tag', value: string) => {
    const row = db.get(`select account from objects where kind = ? and ${column} = ? order by seq limit 1`, kind, value)
    if (!row) throw new ApiError(kind === 'tracker' ? 'TRACKER.NOT_FOUND' : 'NOT_FOUND')
    return String(row['account'])
  }
  return new Hono<Wire>()
    .get('/carrier/effects', (c) => {
      due()
      return c.json({ effects: carrierEffects(db, c.req.query('account')) })
    })
    .post(
      '/carrier/account',
      deed(AccountAsk, ({ account }) => account, turned),
    )
    .post(
      '/carrier/void-elsewhere',
      deed(VoidAsk, ({ shipment }) => ownerOf('shipment', 'id', shipment), voided),
    )
    .post(
      '/carrier/track',
      deed(TrackAsk, ({ tracking_code }) => ownerOf('tracker', 'tag', tracking_code), tracked),
    )
    .post(
      '/carrier/adjust',
      deed(AdjustAsk, ({ shipment }) => ownerOf('shipment', 'id', shipment), adjusted),
    )
    .route('/carrier/webhooks', postControl(db, postman))
    .post(
      '/printer',
      handled(z.strictObject({ state: z.enum(printerStates) }), ({ state }) => {
        printer.set(state)
        return { state: printer.state(), waiting: printer.waiting() }
      }),
    )
}

const AccountAsk = SwitchesAsk.extend({ account: z.string().regex(/^\w{1,100}$/, 'the name in EZTK_<name>') })
const VoidAsk = z.strictObject({ shipment: z.string() })
const TrackAsk = z.strictObject({ tracking_code: z.string(), status: z.enum(trackerStatuses) })
const AdjustAsk = z.strictObject({
  shipment: z.string(),
  amount: z.string().regex(/^-?\d{1,6}\.\d\d$/, 'dollars and cents, as 4.10'),
  reason: z.string().max(100).default('weight'),
})

function turned(account: Account, { account: name, ...change }: z.infer<typeof AccountAsk>): object {
  return { account: name, ...turnSwitches(account.db, name, change) }
}

function voided(account: Account, { shipment }: z.infer<typeof VoidAsk>): object {
  return { refund: askRefund(account, account.need('shipment', shipment)).refund }
}

function tracked(account: Account, { tracking_code, status }: z.infer<typeof TrackAsk>): object {
  const [tracker] = account.tagged('tracker', tracking_code)
  if (!tracker) throw new ApiError('TRACKER.NOT_FOUND')
  return { tracker: wireTracker(moveTo(account, tracker, status)) }
}

function adjusted(account: Account, { shipment, amount, reason }: z.infer<typeof AdjustAsk>): object {
  return { invoice: adjust(account, account.need('shipment', shipment), amount, reason) }
}

/** Reads JSON of this shape, does the work, and answers 400 for what cannot be read and 409 with its code for what EasyPost refuses. */
function handled<T>(shape: z.ZodType<T>, work: (ask: T) => object) {
  return async (c: Context<Wire>) => {
    const ask = shape.safeParse(await c.req.json().catch(() => null))
    if (!ask.success) return c.json({ error: z.prettifyError(ask.error) }, 400)
    try {
      return c.json(work(ask.data))
    } catch (fault) {
      if (!(fault instanceof ApiError)) throw fault
      return c.json({ error: fault.code }, 409)
    }
  }
}
