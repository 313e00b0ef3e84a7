import { z } from 'zod'
import { cardName } from '#domain/payment/card-name.ts'

const Height = z.number().min(0).max(2000)

/** What a card field may tell the page around it; see sandbox/card-field/app.ts and src/apps/card-field for who speaks it. */
export const FieldSays = z.discriminatedUnion('type', [
  z.object({ type: z.literal('card:ready'), height: Height }),
  z.object({ type: z.literal('card:height'), height: Height }),
  z.object({ type: z.literal('card:invalid') }),
  z
    .object({
      type: z.literal('card:created'),
      id: z.string().min(1).max(120),
      brand: z.string().nullish(),
      last4: z.string().nullish(),
      exp: z.string().nullish(),
    })
    .transform(({ type, id, brand, last4, exp }) => ({
      type,
      id,
      name:
        cardName({
          brand: brand ?? null,
          last4: last4 ?? null,
          expMonth: null,
          expYear: null,
          funding: null,
          country: null,
          fingerprint: null,
        }) ?? id,
      exp: exp ?? null,
    })),
])
