import { ApiError, Client, OrdersController, PaymentsController, VaultController } from '@paypal/paypal-server-sdk'
import type { TestWorld } from '../../test-world.ts'

/** The official client, changed in nothing but where it connects: it knows two hosts only, so each request is turned as it leaves. */
class LocalClient extends Client {
  readonly #origin: string

  constructor(origin: string, account: string, timeout: number) {
    super({ timeout, clientCredentialsAuthCredentials: { oAuthClientId: `pp_test_${account}`, oAuthClientSecret: 'sandbox-secret' } })
    this.#origin = origin
  }

  override getRequestBuilderFactory(): ReturnType<Client['getRequestBuilderFactory']> {
    const make = super.getRequestBuilderFactory()
    return (...about) => {
      const builder = make(...about)
      builder.interceptRequest((request) => ({ ...request, url: request.url.replace('https://api-m.sandbox.paypal.com', this.#origin) }))
      return builder
    }
  }
}

/** The three parts of the official client the sandbox speaks with, for an account of the twin at `origin`. */
export function officialClient(origin: string, account: string, timeout = 5000) {
  const client = new LocalClient(origin, account, timeout)
  return { orders: new OrdersController(client), payments: new PaymentsController(client), vault: new VaultController(client) }
}

/** Speaks to the parts of the API the official client does not know: webhooks, disputes. Answers status and JSON; nothing is undefined. */
export async function speaker(origin: string, account: string) {
  const answer = await fetch(`${origin}/v1/oauth2/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`pp_test_${account}:sandbox-secret`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  const { access_token: token } = (await answer.json()) as { access_token: string }
  return async (method: string, path: string, body?: object, headers: Record<string, string> = {}) => {
    const answer = await fetch(origin + path, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const text = await answer.text()
    return { status: answer.status, body: (text ? JSON.parse(text) : undefined) as Json }
  }
}

/** What an answer holds, read as the test knows it. */
export type Json = { readonly [name: string]: Json } & readonly Json[] & string

/** Does on the approval page what a buyer does: opens it, chooses a wallet, agrees or goes back. Answers where they are sent. */
export async function atPayPal(page: string, wallet: string, answer: 'agree' | 'cancel' = 'agree'): Promise<URL> {
  const shown = await fetch(page)
  if (!shown.ok) throw new Error(`the approval page answered ${shown.status}`)
  const sent = await fetch(page, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ wallet, answer }) })
  return new URL(sent.headers.get('location') ?? 'about:blank')
}

/** Talks to the control port. */
export function controlOf(world: TestWorld) {
  return async (path: string, body?: object): Promise<Json> => {
    const answer = await fetch(
      world.url('control', path),
      body ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {},
    )
    return (await answer.json()) as Json
  }
}

/** The name of what was wrong, out of the official client's error: the issue, or the status when nothing more was said. */
export async function issueOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'nothing'
  } catch (fault) {
    if (!(fault instanceof ApiError)) throw fault
    const body = JSON.parse(typeof fault.body === 'string' ? fault.body : '{}') as { details?: { issue: string }[] }
    return body.details?.[0]?.issue ?? String(fault.statusCode)
  }
}
