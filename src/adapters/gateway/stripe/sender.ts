import type Stripe from 'stripe'
import type { Reply } from '#ports/gateway.ts'
import { toFailure } from './messages.ts'

type Options = { readonly idempotencyKey: string }

/** Sends one request under a key and classifies whatever comes of it. */
export type Send = (key: string, send: (options: Options) => Promise<unknown>, read: (raw: unknown) => Reply) => Promise<Reply>

/**
 * Sends under our own key. The client sends once more by itself when a connection was closed, whatever its settings say, so the sends under a key are
 * counted.
 */
export function sender(stripe: Stripe): Send {
  const sends = new Map<string, number>()
  const emitter: { readonly on: (event: 'request', listener: (sent: Stripe.RequestEvent) => void) => void } = stripe
  emitter.on('request', ({ idempotency_key: key }) => {
    if (key !== undefined && sends.has(key)) sends.set(key, (sends.get(key) ?? 0) + 1)
  })
  return async (key, send, read) => {
    sends.set(key, 0)
    try {
      return read(await send({ idempotencyKey: key }))
    } catch (thrown) {
      return toFailure(thrown, (sends.get(key) ?? 0) > 1)
    } finally {
      sends.delete(key)
    }
  }
}

/** A failure's sentence for a person. */
export function sentenceOf(reply: Reply): string {
  return 'message' in reply ? reply.message : reply.outcome
}
