import { ApiError, Client, Environment, OrdersController, PaymentsController } from '@paypal/paypal-server-sdk'
import type { PaypalCredentials, Reply } from '#ports/gateway.ts'
import { toBroken, toFailure, type Answered } from './failures.ts'
import { TokenShape } from './wire.ts'

/** PayPal's own two hosts, as its documentation names them. */
const hosts = { live: 'https://api-m.paypal.com', sandbox: 'https://api-m.sandbox.paypal.com' } as const

/** PayPal's official client, changed in nothing but where it connects: it knows two hosts only, so each request is turned as it leaves. */
class PlacedClient extends Client {
  readonly #place: (url: string) => string

  constructor(configuration: ConstructorParameters<typeof Client>[0], place: (url: string) => string) {
    super(configuration)
    this.#place = place
  }

  override getRequestBuilderFactory(): ReturnType<Client['getRequestBuilderFactory']> {
    const make = super.getRequestBuilderFactory()
    return (...about) => {
      const builder = make(...about)
      builder.interceptRequest((request) => ({ ...request, url: this.#place(request.url) }))
      return builder
    }
  }
}

/** One account's ways to PayPal: the official client for orders and payments, plain calls for what it does not know. */
export type Paypal = {
  readonly orders: () => OrdersController
  readonly payments: () => PaymentsController
  /** throws the kept token away: the next call asks for another */
  readonly forget: () => void
  /** a call the client does not know (webhooks, disputes, the account itself) */
  readonly call: (method: string, path: string, body?: string | object) => Promise<Answered>
}

/** Opens an account's clients without calling anybody. `origin`: where PayPal is played instead; `timeout` in milliseconds. */
export function openClient({ clientId, secret, live }: PaypalCredentials, origin: string | null, timeout: number): Paypal {
  const host = live ? hosts.live : hosts.sandbox
  const base = origin ?? host
  const make = () =>
    new PlacedClient(
      {
        timeout,
        environment: live ? Environment.Production : Environment.Sandbox,
        clientCredentialsAuthCredentials: { oAuthClientId: clientId, oAuthClientSecret: secret },
      },
      (url) => url.replace(host, base),
    )
  const kept = { client: make(), token: tokens(base, `${clientId}:${secret}`, timeout) }
  const forget = () => {
    kept.client = make()
    kept.token = tokens(base, `${clientId}:${secret}`, timeout)
  }
  const once = async (method: string, path: string, body?: string | object): Promise<Answered> => {
    const answer = await fetch(base + path, {
      method,
      headers: { authorization: `Bearer ${await kept.token()}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      signal: AbortSignal.timeout(timeout),
    })
    return { status: answer.status, body: parsed(await answer.text()) }
  }
  return {
    orders: () => new OrdersController(kept.client),
    payments: () => new PaymentsController(kept.client),
    forget,
    call: async (method, path, body) => {
      const answered = await once(method, path, body)
      if (answered.status !== 401) return answered
      forget()
      return once(method, path, body)
    },
  }
}

type Sending = () => Promise<{ readonly statusCode: number; readonly body: unknown }>

/** Sends one call and reads its answer. No error of the client goes further than this: some carry the bearer token. */
export async function sent(paypal: Paypal, send: Sending, read: (raw: unknown) => Reply | Promise<Reply>): Promise<Reply> {
  const answered = await answerOf(paypal, send)
  if ('outcome' in answered) return answered
  return answered.status < 300 ? read(answered.body) : toFailure(answered)
}

/**
 * The raw answer of a call of the client; what came of the line when there is none. The client's own reading of a success is not relied on. A token that was
 * good yesterday may be refused today: nothing was done then, so the call is made once more with a new one.
 */
export async function answerOf(paypal: Paypal, send: Sending): Promise<Answered | Extract<Reply, { outcome: 'retry' | 'unknown' }>> {
  const answered = await rawAnswer(send)
  if ('outcome' in answered || answered.status !== 401) return answered
  paypal.forget()
  return rawAnswer(send)
}

async function rawAnswer(send: Sending): Promise<Answered | Extract<Reply, { outcome: 'retry' | 'unknown' }>> {
  try {
    const { statusCode, body } = await send()
    return { status: statusCode, body: parsed(body) }
  } catch (thrown) {
    if (thrown instanceof ApiError) return { status: thrown.statusCode, body: parsed(thrown.body) }
    const broken = toBroken(thrown)
    return broken.outcome === 'retry' ? broken : { outcome: 'unknown', message: 'message' in broken ? broken.message : 'no answer' }
  }
}

/** A token for plain calls, kept until a minute before its end. Throws like any other call. */
function tokens(base: string, credentials: string, timeout: number): () => Promise<string> {
  let kept: { readonly token: string; readonly until: number } | null = null
  return async () => {
    if (kept && kept.until > Date.now()) return kept.token
    const answer = await fetch(`${base}/v1/oauth2/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
      signal: AbortSignal.timeout(timeout),
    })
    const read = TokenShape.safeParse(parsed(await answer.text())).data
    if (!answer.ok || !read) throw new RefusedKeys(answer.status)
    kept = { token: read.access_token, until: Date.now() + (read.expires_in - 60) * 1000 }
    return kept.token
  }
}

/** PayPal gave no token for these keys. */
export class RefusedKeys extends Error {
  readonly status: number

  constructor(status: number) {
    super('PayPal refused the keys')
    this.status = status
  }
}

function parsed(body: unknown): unknown {
  if (typeof body !== 'string') return body
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
