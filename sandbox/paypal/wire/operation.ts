import type { Context, Handler } from 'hono'
import type { z } from 'zod'
import type { Fault } from '../../control/faults.ts'
import type { Wire } from '../../listen.ts'
import { throughNetwork } from '../../wire-fault.ts'
import { accountIn } from '../account.ts'
import type { Answer, Call } from './call.ts'
import { doWhatIsDue } from '../due.ts'
import { ApiError, errorBody, refused } from './errors.ts'
import { newDebugId } from '../ids.ts'
import { issues, type Issue } from './issues.ts'
import { madeBefore, rememberMade, type Keyed } from './keys.ts'
import { readShape } from './shapes.ts'
import { bearerOf } from './tokens.ts'
import type { PayPal } from '../world.ts'

/** An operation: the shape it asks for, what it does, and for how many seconds it remembers a PayPal-Request-Id and answers it `again`. */
type Deed<T> = {
  readonly ask: z.ZodType<T>
  readonly work: (call: Call<T>) => Answer
  readonly remembers?: number
  readonly again?: (call: Call<T>, made: string) => Answer
}

/**
 * Makes an HTTP handler of an operation. In this order: token, fault, lock of the request id, shape, `PayPal-Mock-Response`, then the work, its events and
 * effects in one transaction, so that a crash leaves all of it or nothing.
 */
export function operation<T>(paypal: PayPal, deed: Deed<T>): Handler<Wire> {
  return (c) => {
    const fault = paypal.faults.take(c.req.method, c.req.path, 'paypal')
    return throughNetwork(c, fault, async () => {
      const debugId = newDebugId()
      try {
        const answer = await answered(paypal, deed, c, fault)
        paypal.wake()
        return sent(answer.status, answer.body, debugId)
      } catch (problem) {
        const error = problem instanceof ApiError ? problem : new ApiError(500)
        if (error !== problem) console.error(problem)
        return sent(error.status, errorBody(error, debugId), debugId)
      }
    })
  }
}

async function answered<T>(paypal: PayPal, deed: Deed<T>, c: Context<Wire>, fault: Fault | undefined): Promise<Answer> {
  const name = bearerOf(paypal, c.req.header('authorization'))
  if (fault?.kind === '429') throw new ApiError(429)
  if (fault?.kind === '500_before') throw new ApiError(500)
  if (fault?.kind === '409') throw refused('PREVIOUS_REQUEST_IN_PROGRESS')
  const keyed = deed.remembers === undefined ? undefined : keyOf(c, name)
  const lock = keyed && `${name} ${keyed.call} ${keyed.key}`
  if (lock && paypal.inFlight.has(lock)) throw refused('PREVIOUS_REQUEST_IN_PROGRESS')
  if (lock) paypal.inFlight.add(lock)
  try {
    if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.milliseconds))
    const body = await bodyOf(c)
    doWhatIsDue(paypal.db, paypal.clock.now(), paypal.origin())
    const answer = paypal.db.atomic(() => once(paypal, deed, keyed, callOf(paypal, deed, c, { name, body, keyed: keyed !== undefined })))
    // Nothing is kept of how it was answered, so the same request id tells what really happened.
    if (fault?.kind === '500_after') throw new ApiError(500)
    return answer
  } finally {
    if (lock) paypal.inFlight.delete(lock)
  }
}

/** Tells the latest state of what an earlier request of this id made, or does the work. Only what was done is remembered: a refused request may be sent again. */
function once<T>(paypal: PayPal, deed: Deed<T>, keyed: Keyed | undefined, call: Call<T>): Answer {
  const made = keyed && madeBefore(paypal.db, keyed)
  if (made !== undefined && deed.again) return deed.again(call, made)
  const answer = deed.work(call)
  if (keyed && answer.made !== undefined) rememberMade(paypal.db, keyed, answer.made, call.account.now + (deed.remembers ?? 0))
  return answer
}

function callOf<T>(
  paypal: PayPal,
  deed: Deed<T>,
  c: Context<Wire>,
  { name, body, keyed }: { name: string; body: unknown; keyed: boolean },
): Call<T> {
  const ask = readShape(deed.ask, body)
  mocked(c.req.header('paypal-mock-response'))
  return {
    account: accountIn(paypal.db, name, paypal.clock.now(), new URL(c.req.url).origin),
    ask,
    id: c.req.param('id') ?? '',
    inner: c.req.param('inner') ?? '',
    query: new URL(c.req.url).searchParams,
    whole: /^return=representation$/i.test(c.req.header('prefer') ?? ''),
    keyed,
  }
}

/** `PayPal-Mock-Response: {"mock_application_codes":"…"}` asks the sandbox for an error by its name; a name it does not know is passed over, as there. */
function mocked(header: string | undefined) {
  if (!header) return
  const code = codeIn(header)
  if (code === 'INTERNAL_SERVER_ERROR' || code === 'INTERNAL_SERVICE_ERROR') throw new ApiError(500)
  if (code === 'RATE_LIMIT_REACHED') throw new ApiError(429)
  if (code !== undefined && Object.hasOwn(issues, code)) throw refused(code as Issue)
}

function codeIn(header: string): string | undefined {
  try {
    const asked: unknown = JSON.parse(header)
    const code = typeof asked === 'object' && asked !== null && 'mock_application_codes' in asked ? asked.mock_application_codes : undefined
    return typeof code === 'string' ? code : undefined
  } catch {
    return undefined
  }
}

function keyOf(c: Context<Wire>, account: string): Keyed | undefined {
  const key = c.req.header('paypal-request-id')
  if (key === undefined) return undefined
  if (key === '' || key.length > 108) throw refused('INVALID_STRING_LENGTH', { field: 'PayPal-Request-Id' })
  const id = c.req.param('id')
  return { account, key, path: c.req.path, call: `${c.req.method} ${id ? c.req.path.replace(id, '*') : c.req.path}` }
}

/** JSON, or the `input` of a form with files, as evidence comes. An empty body is an empty object. */
async function bodyOf(c: Context<Wire>): Promise<unknown> {
  if (c.req.method === 'GET' || c.req.method === 'DELETE') return {}
  const isForm = /^multipart\//i.test(c.req.header('content-type') ?? '')
  const input = isForm ? (await c.req.parseBody())['input'] : await c.req.text()
  const text = input instanceof File ? await input.text() : (input ?? '')
  if (text.trim() === '') return {}
  try {
    return JSON.parse(text)
  } catch {
    throw refused('MALFORMED_REQUEST_JSON', { location: 'body' })
  }
}

function sent(status: number, body: object | undefined, debugId: string): Response {
  const headers = { 'paypal-debug-id': debugId, 'cache-control': 'max-age=0, no-cache, no-store, must-revalidate' }
  return body === undefined
    ? new Response(null, { status, headers })
    : new Response(JSON.stringify(body), { status, headers: { ...headers, 'content-type': 'application/json' } })
}
