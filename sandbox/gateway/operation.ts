import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { createHash } from 'node:crypto'
import type { Context, Handler } from 'hono'
import type { z } from 'zod'
import type { Faults, Fault } from '../control/faults.ts'
import type { Clock } from '../clock.ts'
import type { Database } from '../database.ts'
import type { Wire } from '../listen.ts'
import { ApiError } from './errors.ts'
import { expanded } from './expand.ts'
import { parseForm, type Form } from './form.ts'
import { keptReply, keepReply, type Reply } from './idempotency.ts'
import { readKey, type Caller } from './keys.ts'
import { token } from './objects/common.ts'
import { apiVersion } from './objects/event.ts'
import { readParams } from './params.ts'
import { accountIn, accountCreated, type Account } from './store.ts'
import { doWhatIsDue } from './time/due.ts'

/** The running gateway: its file, its time, its faults, and the keys of requests being worked on. `wake` lets it do what has become due. */
export type Gateway = {
  readonly db: Database
  readonly clock: Clock
  readonly faults: Faults
  readonly inFlight: Set<string>
  readonly wake: () => void
}

/** One request to an operation: whose it is, what it asks, and where the caller reached us. */
export type Call<T> = {
  readonly account: Account
  readonly params: T
  readonly id: string
  readonly origin: string
  readonly caller: Caller
}

/** What an operation answers: an object (200), or a reply of its own status, such as a decline. */
export type Answer = object | { readonly reply: Reply }

type Options = { readonly publishable?: boolean }

/**
 * Makes an HTTP handler of an operation. In this order: key, fault, idempotency lock, parameters, then the operation, its events, effects and
 * kept reply in one transaction, so that a crash leaves all of it or nothing.
 */
export function operation<T extends { expand?: string[] | undefined }>(
  gateway: Gateway,
  schema: z.ZodType<T>,
  work: (call: Call<T>) => Answer,
  options: Options = {},
): Handler<Wire> {
  return async (c) => {
    const request = `req_${token(14)}`
    const key = c.req.method === 'GET' ? undefined : c.req.header('idempotency-key')
    const fault = gateway.faults.take(c.req.method, c.req.path)
    if (fault?.kind === 'drop_before') return dropped(c)
    const body = await textOf(c)
    const reply = await replied(gateway, fault, { request, key, body, c }, (caller) => {
      if (caller.kind === 'publishable' && !options.publishable) {
        throw new ApiError(
          403,
          {
            type: 'invalid_request_error',
            code: 'secret_key_required',
            message: 'This API call cannot be made with a publishable API key. Please use a secret API key.',
          },
          false,
        )
      }
      const account = accountIn(gateway.db, caller.account, gateway.clock.now(), { id: request, idempotency_key: key ?? null })
      const form = parseForm(body)
      const params = readParams(schema, form)
      const answer = work({ account, params, id: c.req.param('id') ?? '', origin: originOf(c), caller })
      return 'reply' in answer ? answer.reply : { status: 200, body: JSON.stringify(expanded(account, answer, params.expand)) }
    })
    gateway.wake()
    if (fault?.kind === 'drop_after') return dropped(c)
    if (fault?.kind === 'hang_after') return RESPONSE_ALREADY_SENT
    return sent(c, spoiled(reply, fault), request, key)
  }
}

type Incoming = { readonly request: string; readonly key: string | undefined; readonly body: string; readonly c: Context<Wire> }

async function replied(gateway: Gateway, fault: Fault | undefined, incoming: Incoming, work: (caller: Caller) => Reply): Promise<Reply> {
  const { request, key, body, c } = incoming
  let lock: string | undefined
  try {
    const caller = readKey(c.req.header('authorization'))
    accountCreated(gateway.db, caller.account, gateway.clock.now())
    if (fault?.kind === '409') throw keyInUse(key ?? '')
    if (fault?.kind === '429') throw tooManyRequests()
    if (fault?.kind === '500_before') throw broken(false)
    if (key !== undefined && key.length > 255)
      throw new ApiError(400, { type: 'idempotency_error', message: 'Idempotency keys may have at most 255 characters.' }, false)
    if (key !== undefined) {
      const wanted = `${caller.account} ${key}`
      if (gateway.inFlight.has(wanted)) throw keyInUse(key)
      lock = wanted
      gateway.inFlight.add(lock)
    }
    if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.milliseconds))
    doWhatIsDue(gateway.db, gateway.clock.now())
    return gateway.db.atomic(() => once(gateway, caller, { request, key, print: printOf(c, body) }, fault, () => work(caller)))
  } catch (fault) {
    if (fault instanceof ApiError) return replyOf(fault, request)
    console.error(fault)
    return replyOf(broken(false), request)
  } finally {
    if (lock) gateway.inFlight.delete(lock)
  }
}

type Keyed = { readonly request: string; readonly key: string | undefined; readonly print: string }

/** Gives the kept reply of this key, or does the work and keeps what was answered. */
function once(gateway: Gateway, caller: Caller, keyed: Keyed, fault: Fault | undefined, work: () => Reply): Reply {
  const { key, print, request } = keyed
  const kept = key === undefined ? undefined : keptReply(gateway.db, caller.account, key, print)
  if (kept) return kept
  const { reply, keep } = attempted(gateway, request, work)
  const shown = fault?.kind === '500_after' ? replyOf(broken(true), request) : reply
  if (key !== undefined && keep)
    keepReply(gateway.db, { account: caller.account, key, print, reply: shown, request, now: gateway.clock.now() })
  return shown
}

function attempted(gateway: Gateway, request: string, work: () => Reply): { reply: Reply; keep: boolean } {
  gateway.db.run('savepoint work')
  try {
    const reply = work()
    gateway.db.run('release work')
    return { reply, keep: true }
  } catch (fault) {
    gateway.db.run('rollback to work')
    if (!(fault instanceof ApiError)) throw fault
    return { reply: replyOf(fault, request), keep: fault.started }
  }
}

function keyInUse(key: string): ApiError {
  const message = `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}.`
  return new ApiError(409, { type: 'idempotency_error', code: 'idempotency_key_in_use', message }, false)
}

function tooManyRequests(): ApiError {
  const message = 'Too many requests hit the API too quickly. We recommend an exponential backoff of your requests.'
  return new ApiError(429, { type: 'invalid_request_error', code: 'rate_limit', message }, false)
}

/** What reaches the caller of a reply that was made and kept: half of it, or something that is no JSON at all. */
function spoiled(reply: Reply, fault: Fault | undefined): Reply {
  if (fault?.kind === 'truncated') return { ...reply, body: reply.body.slice(0, Math.floor(reply.body.length / 2)) }
  if (fault?.kind === 'invalid_json') return { ...reply, body: '<html><body><h1>Something in between answers</h1></body></html>' }
  return reply
}

function replyOf(error: ApiError, request: string): Reply {
  return {
    status: error.status,
    body: JSON.stringify({ error: { ...error.body, request_log_url: `https://dashboard.stripe.com/test/logs/${request}` } }),
  }
}

function broken(started: boolean): ApiError {
  return new ApiError(500, { type: 'api_error', message: 'An unknown error occurred' }, started)
}

function sent(c: Context<Wire>, reply: Reply, request: string, key: string | undefined): Response {
  const replayed = reply.request !== undefined
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    'request-id': request,
    'stripe-version': c.req.header('stripe-version') ?? apiVersion,
    'cache-control': 'no-cache, no-store',
    ...(key === undefined ? {} : { 'idempotency-key': key }),
    ...(replayed ? { 'idempotent-replayed': 'true', 'original-request': reply.request } : {}),
    ...(reply.status >= 400 ? { 'stripe-should-retry': String(retryable(reply.status, replayed, key)) } : {}),
  }
  return new Response(reply.body, { status: reply.status, headers })
}

/** A key that already holds a 500 would only give it again. */
function retryable(status: number, replayed: boolean, key: string | undefined): boolean {
  return status === 409 || status === 429 || (status >= 500 && !replayed && key === undefined)
}

async function textOf(c: Context<Wire>): Promise<string> {
  return c.req.method === 'GET' || c.req.method === 'DELETE' ? (c.req.url.split('?')[1] ?? '') : c.req.text()
}

function printOf(c: Context<Wire>, body: string): string {
  const form: Form = parseForm(body)
  return createHash('sha256')
    .update(`${c.req.method} ${c.req.path} ${JSON.stringify(form)}`)
    .digest('hex')
}

function originOf(c: Context<Wire>): string {
  return new URL(c.req.url).origin
}

/** Cuts the line without a word, as a broken network does. */
function dropped(c: Context<Wire>): Response {
  c.env.incoming.socket.destroy()
  return RESPONSE_ALREADY_SENT
}
