import { createHmac } from 'node:crypto'
import { isOnThisMachine } from './this-machine.ts'

/** What an endpoint answered. `status`: null when nothing came back; anything but 2xx, a redirect too, is no. `silent`: it took too long. */
export type Sent = { readonly ok: boolean; readonly status: number | null; readonly problem: string | null; readonly silent: boolean }

type Letter = {
  readonly url: string
  readonly secret: string
  readonly body: string
  readonly stopping: AbortSignal
  readonly patience: number
}

/**
 * Posts one event, signed over its exact bytes: `t` in seconds by the machine's clock, since the receiver compares it with its own
 * (docs.stripe.com/webhooks#verify-manually).
 */
export async function send({ url, secret, body, stopping, patience }: Letter): Promise<Sent> {
  if (!isOnThisMachine(url)) return { ok: false, status: null, problem: 'not on this machine', silent: false }
  const at = Math.floor(Date.now() / 1000)
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
        'stripe-signature': `t=${at},v1=${signature(secret, `${at}.${body}`)}`,
      },
      body,
      signal: AbortSignal.any([stopping, AbortSignal.timeout(patience)]),
    })
    await response.body?.cancel()
    return { ok: response.ok, status: response.status, problem: response.ok ? null : `answered ${response.status}`, silent: false }
  } catch (fault) {
    return { ok: false, status: null, problem: reasonOf(fault), silent: fault instanceof Error && fault.name === 'TimeoutError' }
  }
}

function signature(secret: string, signed: string): string {
  return createHmac('sha256', secret).update(signed).digest('hex')
}

function reasonOf(fault: unknown): string {
  if (!(fault instanceof Error)) return 'no answer'
  return fault.cause instanceof Error && fault.cause.message !== '' ? fault.cause.message : fault.message
}
