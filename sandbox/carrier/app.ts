import { Hono } from 'hono'
import type { Wire } from '../listen.ts'
import { printerRoutes } from '../printer/routes.ts'
import type { Printer } from '../printer/jobs.ts'
import { carrierAccountRoutes } from './accounts/routes.ts'
import { addressRoutes } from './addresses/routes.ts'
import { fileRoutes } from './labels/routes.ts'
import { moneyRoutes } from './money/routes.ts'
import { orderRoutes } from './orders/routes.ts'
import { shipmentRoutes } from './shipments/routes.ts'
import { trackPage } from './tracking/page.ts'
import { trackerRoutes } from './tracking/routes.ts'
import { webhookRoutes } from './webhooks/routes.ts'
import { ApiError, errorBody } from './wire/errors.ts'
import type { Carrier } from './world.ts'

/** EasyPost's API, the files of its labels, what a receiver sees of a parcel, and the paper that came out of the printer. */
export function carrierApp(carrier: Carrier, printer: Printer) {
  return new Hono<Wire>()
    .route('/', addressRoutes(carrier))
    .route('/', shipmentRoutes(carrier))
    .route('/', orderRoutes(carrier))
    .route('/', trackerRoutes(carrier))
    .route('/', moneyRoutes(carrier))
    .route('/', carrierAccountRoutes(carrier))
    .route('/', webhookRoutes(carrier))
    .route('/', fileRoutes(carrier))
    .route('/', trackPage(carrier))
    .route('/printer', printerRoutes(printer))
    .get('/', (c) =>
      c.text('Partsdesk sandbox: a twin of EasyPost for tests. No parcel ever moves here. The paper of the label printer: /printer'),
    )
    .notFound((c) => c.json(errorBody(new ApiError('NOT_FOUND')), 404))
}
