import type { HookBody } from '#domain/outside/hooks.ts'
import { exampleAnswer } from './example.ts'

/** What a storefront hears when the example's order has left. */
export const exampleEvent: HookBody = {
  id: '019cb7e1-0c11-7f25-8a63-2f4d7b90c5ae',
  type: 'order.shipped',
  at: '2026-03-05T20:41:07.000Z',
  order: {
    id: exampleAnswer.id,
    number: exampleAnswer.number,
    orderNumber: exampleAnswer.orderNumber,
    channel: exampleAnswer.channel,
    externalNumber: exampleAnswer.externalNumber,
    status: 'completed',
    fulfillmentState: 'shipped',
    shipments: [
      {
        id: '019cb7e0-f2d4-7b18-93c0-6a1e5d82b7f4',
        method: 'label',
        leftAt: '2026-03-05T20:41:07.000Z',
        lines: [
          { partNumber: '48609-06230', quantity: 2 },
          { partNumber: '27060-0V210', quantity: 1 },
        ],
        tracking: [
          {
            carrier: 'UPS',
            number: '1Z999AA10123456784',
            url: 'https://www.ups.com/track?tracknum=1Z999AA10123456784',
            state: 'label_created',
          },
        ],
      },
    ],
  },
}
