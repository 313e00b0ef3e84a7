import { z } from '@hono/zod-openapi'
import { fulfillmentStates, methods } from '#domain/fulfillment.ts'
import { statuses } from '#domain/order.ts'
import { hookEvents, hookParts, type HookBody } from '#domain/outside/hooks.ts'
import { trackerStates } from '#domain/shipping/tracker.ts'

const tracking = z.object({
  carrier: z.string().meta({ description: 'who carries it, as ups or fedex' }),
  number: z.string().meta({ description: 'tracking number' }),
  url: z.string().nullable().meta({ description: 'the carrier’s page for it' }),
  state: z
    .enum(trackerStates)
    .nullable()
    .meta({ description: 'where the carrier saw it last; null for a number the desk does not follow' }),
})

const shipment = z.object({
  id: z.uuid().meta({ description: 'the desk’s id of the shipment' }),
  method: z.enum(methods).meta({ description: 'how it left: with a label of the desk, under another’s number, fetched' }),
  leftAt: z.string().nullable().meta({ description: 'when it left; ISO 8601 in UTC' }),
  lines: z
    .array(
      z.object({
        partNumber: z.string().meta({ description: 'as it was sent' }),
        quantity: z.int().meta({ description: 'pieces in this shipment' }),
      }),
    )
    .meta({ description: 'what was in it' }),
  tracking: z.array(tracking).meta({ description: 'its parcels that have a number' }),
})

/** What a store's web store is sent when something became of an order: documented beside the API. */
export const HookShape = z
  .object({
    id: z.uuid().meta({
      description: 'the same however often it is sent to an address: an id that was worked before is answered with 200 and left alone',
    }),
    type: z.enum(hookEvents).meta({ description: 'what happened' }),
    at: z.string().meta({ description: 'when it happened; ISO 8601 in UTC. Of two about one order the later holds' }),
    changed: z.array(z.enum(hookParts)).optional().meta({ description: 'of `order.changed`: what of the order changed' }),
    payment: z
      .object({
        id: z.uuid().meta({ description: 'the desk’s id of the movement' }),
        amount: z.int().meta({ description: 'minor units' }),
        currency: z.string().meta({ description: 'ISO 4217, of the order' }),
      })
      .optional()
      .meta({ description: 'of `payment.captured` and `payment.refunded`: what was moved' }),
    order: z
      .object({
        id: z.uuid().meta({ description: 'the desk’s id of the order' }),
        number: z.int().meta({ description: 'the order number, plain' }),
        orderNumber: z
          .string()
          .meta({ description: 'the order number as the store writes it, with its prefix and leading zeros: what people see' }),
        channel: z.string().meta({ description: 'as it was sent' }),
        externalNumber: z.string().meta({ description: 'as it was sent' }),
        status: z.enum(statuses).meta({ description: 'what the store’s people say of it' }),
        fulfillmentState: z.enum(fulfillmentStates).meta({ description: 'folded from its shipments' }),
        shipments: z.array(shipment).meta({ description: 'everything that has left, oldest first; one that is missing was taken back' }),
      })
      .meta({ description: 'the order as it stood when it happened' }),
  })
  .meta({ id: 'OrderEvent', description: 'What became of an order, with the order as it stood then' }) satisfies z.ZodType<HookBody>
