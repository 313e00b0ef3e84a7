import { Hono } from 'hono'
import { z } from 'zod'
import type { Wire } from '../listen.ts'
import type { Clock } from '../clock.ts'
import type { Gateway } from '../gateway/operation.ts'
import type { Ticker } from '../gateway/time/ticker.ts'
import { waitingWebhookFaults } from '../gateway/webhooks/faults.ts'
import { emptyGateway } from '../gateway/store.ts'
import type { Mailbox } from '../mailbox/store.ts'
import type { Receiver } from '../mailbox/smtp.ts'
import { countPayPal, emptyPayPal } from '../paypal/store.ts'
import { countCarrier, emptyCarrier } from '../carrier/store.ts'
import type { RunningCarrier } from '../carrier/start.ts'
import type { PayPal } from '../paypal/world.ts'
import { faultKinds, faultyGateways, type Faults } from './faults.ts'
import { gatewayControl } from './gateway-routes.ts'
import { readAsk } from './read-ask.ts'
import { webhookControl } from './webhook-routes.ts'

/** Everything the control port can turn. */
export type World = {
  readonly clock: Clock
  readonly faults: Faults
  readonly gateway: Gateway
  readonly ticker: Ticker
  readonly paypal: PayPal
  readonly shipping: RunningCarrier
  readonly mailbox: Mailbox
  readonly receiver: Receiver
  readonly resetShop: () => void
}

/** The control port: time, faults, what really happened, forgetting everything. Loopback only. */
export function controlApp(world: World) {
  const { clock, faults, gateway, mailbox, receiver } = world
  return new Hono<Wire>()
    .route('/', gatewayControl(gateway))
    .route('/', webhookControl(gateway.db, world.ticker))
    .post('/clock', async (c) => {
      const ask = await readAsk(c, ClockAsk)
      if (!ask.success) return c.json({ error: z.prettifyError(ask.error) }, 400)
      const now = clock.advance(ask.data.advanceSeconds)
      return c.json({ now, skipped: clock.skipped() })
    })
    .post('/faults', async (c) => {
      const ask = await readAsk(c, FaultAsk)
      if (!ask.success) return c.json({ error: z.prettifyError(ask.error) }, 400)
      const { match, ...rest } = ask.data
      faults.add({ ...match, ...rest })
      return c.json({ waiting: faults.waiting() })
    })
    .delete('/faults', (c) => {
      faults.clear()
      return c.json({ waiting: [] })
    })
    .post('/mail/down', async (c) => {
      const ask = await readAsk(c, MailAsk)
      if (!ask.success) return c.json({ error: z.prettifyError(ask.error) }, 400)
      receiver.set(ask.data.down ? ask.data.kind : 'up')
      return c.json({ mail: receiver.weather() })
    })
    .post('/reset', (c) => {
      emptyGateway(gateway.db)
      emptyPayPal(world.paypal.db)
      emptyCarrier(world.shipping.carrier.db)
      world.shipping.printer.empty()
      mailbox.empty()
      faults.clear()
      clock.reset()
      receiver.set('up')
      world.resetShop()
      return c.json({ reset: true })
    })
    .get('/state', (c) => c.json(stateOf(world)))
}

const decade = 10 * 366 * 86_400
const ClockAsk = z.strictObject({ advanceSeconds: z.int().min(0).max(decade) })
const MailAsk = z.strictObject({ down: z.boolean(), kind: z.enum(['refusing', 'cut']).default('refusing') })

const FaultAsk = z.strictObject({
  match: z.strictObject({
    gateway: z.enum(faultyGateways).optional(),
    method: z.string().toUpperCase().default('*'),
    path: z.string().min(1),
  }),
  kind: z.enum(faultKinds),
  times: z.int().min(1).max(10_000).default(1),
  milliseconds: z.int().min(0).max(600_000).default(2000),
})

function stateOf({ clock, faults, gateway, paypal, shipping, mailbox, receiver }: World) {
  const counted = gateway.db.all('select account, kind, count(*) as n from objects group by account, kind order by account, kind')
  return {
    now: clock.now(),
    skipped: clock.skipped(),
    faults: faults.waiting(),
    webhookFaults: waitingWebhookFaults(gateway.db),
    mail: { weather: receiver.weather(), count: mailbox.count() },
    gateway: counted.map((row) => ({ account: row['account'], kind: row['kind'], count: row['n'] })),
    paypal: countPayPal(paypal.db),
    carrier: countCarrier(shipping.carrier.db),
    printer: { state: shipping.printer.state(), waiting: shipping.printer.waiting() },
  }
}
