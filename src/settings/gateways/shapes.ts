import { z } from 'zod'

/** A store's keys at its gateway. The secret key goes in and never comes out again. */
export const GatewayAsk = z.strictObject({
  gateway: z.enum(['stripe']),
  name: z.string().trim().min(1).max(80),
  secretKey: z.string().trim().min(1).max(300),
  publishableKey: z.string().trim().max(300).nullish(),
})
export type GatewayAsk = z.infer<typeof GatewayAsk>

/** What the settings' page gets: the account, none before one was entered, and whether this desk talks to the sandbox. */
export type GatewaysView = { readonly account: GatewayView | null; readonly sandbox: boolean }

/** An account as the settings' log keeps it: enough to tell keys apart, never a key. */
export type GatewayLogged = {
  readonly name: string
  readonly live: boolean
  readonly keyEnds: string
  readonly publishableKey: string | null
}

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
