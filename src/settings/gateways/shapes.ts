import { z } from 'zod'

/** A store's keys at its gateway. The secret key goes in and never comes out again. */
export const GatewayAsk = z.strictObject({
  gateway: z.enum(['stripe']),
  name: z.string().trim().min(1).max(80),
  secretKey: z.string().trim().min(1).max(300),
  publishableKey: z.string().trim().max(300).nullish(),
})
export type GatewayAsk = z.infer<typeof GatewayAsk>

/** The account a store collects with, as settings show it. */
export type GatewayView = {
  readonly id: string
  readonly gateway: string
  readonly name: string
  readonly live: boolean
  readonly publishableKey: string | null
  /** the last four characters of the secret key, to tell keys apart */
  readonly keyEnds: string
  readonly createdAt: string
}
