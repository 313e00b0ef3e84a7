import { Hono } from 'hono'
import type { Wire } from '../listen.ts'
import { approvalRoutes } from './approval/routes.ts'
import { disputeRoutes } from './disputes/routes.ts'
import { ApiError, errorBody } from './wire/errors.ts'
import { newDebugId } from './ids.ts'
import { orderRoutes } from './orders/routes.ts'
import { paymentRoutes } from './payments/routes.ts'
import { tokenRoutes } from './wire/tokens.ts'
import { vaultRoutes } from './vault/routes.ts'
import { webhookRoutes } from './webhooks/routes.ts'
import type { PayPal } from './world.ts'

/** PayPal's API and the page on which its buyers approve. */
export function paypalApp(paypal: PayPal) {
  return new Hono<Wire>()
    .route('/', tokenRoutes(paypal))
    .route('/', orderRoutes(paypal))
    .route('/', paymentRoutes(paypal))
    .route('/', vaultRoutes(paypal))
    .route('/', webhookRoutes(paypal))
    .route('/', disputeRoutes(paypal))
    .route('/', approvalRoutes(paypal))
    .get('/', (c) => c.text('Partsdesk sandbox: a twin of PayPal for tests. No money ever moves here.'))
    .notFound((c) => c.json(errorBody(new ApiError(404), newDebugId()), 404))
}
