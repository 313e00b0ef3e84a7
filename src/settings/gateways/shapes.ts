import { z } from 'zod'

const name = z.string().trim().min(1).max(80)
const key = z.string().trim().min(1).max(300)

/** A store's keys at Stripe. The secret key goes in and never comes out again. */
export const StripeAsk = z.strictObject({
  gateway: z.literal('stripe'),
  name,
  secretKey: key,
  publishableKey: z.string().trim().max(300).nullish(),
})

/** A store's app at PayPal; `live`: real money, not PayPal's own sandbox. */
export const PaypalAsk = z.strictObject({
  gateway: z.literal('paypal'),
  name,
  clientId: key,
  secret: key,
  live: z.boolean().default(false),
})

/** A store's keys at one of its gateways. */
export const GatewayAsk = z.discriminatedUnion('gateway', [StripeAsk, PaypalAsk])
export type GatewayAsk = z.input<typeof GatewayAsk>

/** May cards told by phone be charged as such? Only where the gateway has allowed it for the account. */
export const PhoneAsk = z.strictObject({ phone: z.boolean() })
export type PhoneAsk = z.infer<typeof PhoneAsk>

export type GatewayName = GatewayAsk['gateway']

/** What the settings' page gets: the accounts in use, at most one a gateway, and whether this desk talks to the sandbox. */
export type GatewaysView = { readonly accounts: readonly GatewayView[]; readonly sandbox: boolean }

/** An account as the settings' log keeps it: enough to tell keys apart, never a key. */
export type GatewayLogged = {
  readonly gateway: GatewayName
  readonly name: string
  readonly live: boolean
  readonly keyEnds: string
  readonly publishableKey: string | null
}

/** An account a store collects with, as settings show it. */
export type GatewayView = {
  readonly id: string
  readonly gateway: GatewayName
  readonly name: string
  readonly live: boolean
  /** Stripe's publishable key, PayPal's client id */
  readonly publishableKey: string | null
  /** the last four characters of the secret key, to tell keys apart */
  readonly keyEnds: string
  readonly phone: boolean
  /** the gateway's own words when it refused the keys; nothing is collected through it until they are tried again */
  readonly trouble: string | null
  /** `set`: the gateway was told where to send webhooks. `lastAt`: when the last one came, `readAt`: when its events were last read. */
  readonly webhook: { readonly set: boolean; readonly lastAt: string | null; readonly readAt: string | null }
  readonly createdAt: string
}
