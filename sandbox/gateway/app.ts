import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { sentNotFound } from './not-found.ts'
import type { Wire } from '../listen.ts'
import type { Gateway } from './operation.ts'
import { authenticateRoutes } from './routes/authenticate.ts'
import { disputeRoutes } from './routes/disputes.ts'
import { customerRoutes } from './routes/customers.ts'
import { eventRoutes } from './routes/events.ts'
import { webhookEndpointRoutes } from './routes/webhook-endpoints.ts'
import { paymentIntentRoutes } from './routes/payment-intents.ts'
import { paymentMethodRoutes } from './routes/payment-methods.ts'
import { readingRoutes } from './routes/readings.ts'
import { refundRoutes } from './routes/refunds.ts'
import { setupIntentRoutes } from './routes/setup-intents.ts'

/** The gateway's API. Only the card field's own page, on any name of this machine, may post cards from a browser. */
export function gatewayApp(gateway: Gateway, isCardField: (origin: string) => boolean) {
  return new Hono<Wire>()
    .use(
      '/v1/payment_methods',
      cors({
        origin: (origin) => (isCardField(origin) ? origin : null),
        allowMethods: ['POST'],
        allowHeaders: ['authorization', 'content-type', 'idempotency-key'],
        maxAge: 600,
      }),
    )
    .route('/', paymentIntentRoutes(gateway))
    .route('/', paymentMethodRoutes(gateway))
    .route('/', refundRoutes(gateway))
    .route('/', customerRoutes(gateway))
    .route('/', setupIntentRoutes(gateway))
    .route('/', disputeRoutes(gateway))
    .route('/', eventRoutes(gateway))
    .route('/', webhookEndpointRoutes(gateway))
    .route('/', readingRoutes(gateway))
    .route('/', authenticateRoutes(gateway))
    .get('/', (c) => c.text('Partsdesk sandbox: a gateway for tests. No card is ever charged here.'))
    .notFound(sentNotFound)
}
