import type { Connection } from '../connection.ts'

/** What a shop needs to speak with PayPal. */
export type PayPalTill = { readonly connection: Connection; readonly paypal: string; readonly stopping: AbortSignal }

/** An answer of PayPal's: `unanswered` may have done what was asked. */
export type PayPalAnswer =
  | { readonly kind: 'done'; readonly body: unknown }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'unanswered'; readonly message: string }

/** Asks PayPal for something under a key of the shop's own, so that asking again does it once. */
export async function askPayPal(till: PayPalTill, path: string, key: string, body: object): Promise<PayPalAnswer> {
  try {
    const token = await tokenFor(till)
    if (token === undefined) return { kind: 'unanswered', message: 'PayPal gave no access token' }
    const response = await fetch(till.paypal + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'paypal-request-id': key },
      body: JSON.stringify(body),
      signal: AbortSignal.any([till.stopping, AbortSignal.timeout(20_000)]),
    })
    const answer = (await response.json()) as { message?: string; details?: { issue: string; description: string }[] }
    if (response.ok) return { kind: 'done', body: answer }
    const [detail] = answer.details ?? []
    const message = detail ? `${detail.issue}: ${detail.description}` : (answer.message ?? `PayPal answered ${response.status}`)
    const unclear = response.status >= 500 || [401, 409, 429].includes(response.status)
    return { kind: unclear ? 'unanswered' : 'refused', message }
  } catch (fault) {
    return { kind: 'unanswered', message: fault instanceof Error ? fault.message : 'no answer' }
  }
}

async function tokenFor({ connection, paypal, stopping }: PayPalTill): Promise<string | undefined> {
  const { clientId = '', secret = '' } = connection.paypal ?? {}
  const response = await fetch(`${paypal}/v1/oauth2/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
    signal: AbortSignal.any([stopping, AbortSignal.timeout(20_000)]),
  })
  const answer = (await response.json()) as { access_token?: string }
  return answer.access_token
}
