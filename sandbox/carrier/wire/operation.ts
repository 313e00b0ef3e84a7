import type { Context, Handler } from 'hono'
import type { z } from 'zod'
import type { Fault } from '../../control/faults.ts'
import type { Wire } from '../../listen.ts'
import { throughNetwork } from '../../wire-fault.ts'
import { accountIn } from '../account.ts'
import { doWhatIsDue } from '../due.ts'
import type { Carrier } from '../world.ts'
import type { Answer, Call } from './call.ts'
import { ApiError, errorBody } from './errors.ts'
import { writeJson } from './json.ts'
import { accountOf } from './keys.ts'

/** An operation: the shape it asks for and what it does. Only one request at a time may buy the same thing. */
type Deed<T> = {
  readonly ask: z.ZodType<T>
  readonly work: (call: Call<T>) => Answer
  readonly buys?: boolean
}

/** Makes an HTTP handler of an operation: key, fault, shape, then the work with its events and effects in one transaction. */
export function operation<T>(carrier: Carrier, deed: Deed<T>): Handler<Wire> {
  return (c) => {
    const fault = carrier.faults.take(c.req.method, c.req.path, 'easypost')
    return throughNetwork(c, fault, async () => {
      const response = await responseOf(carrier, deed, c, fault)
      // What stands in between answers with a page and a status of its own, whatever was done behind it.
      return fault?.kind === 'invalid_json' ? sent(502, {}, 'text/html') : response
    })
  }
}

async function responseOf<T>(carrier: Carrier, deed: Deed<T>, c: Context<Wire>, fault: Fault | undefined): Promise<Response> {
  try {
    const { status, body } = await answered(carrier, deed, c, fault)
    carrier.wake()
    return sent(status, body)
  } catch (problem) {
    const error = problem instanceof ApiError ? problem : new ApiError('INTERNAL_SERVER_ERROR')
    if (error !== problem) console.error(problem)
    return sent(error.status, errorBody(error))
  }
}

async function answered<T>(carrier: Carrier, deed: Deed<T>, c: Context<Wire>, fault: Fault | undefined): Promise<Answer> {
  const name = accountOf(c.req.header('authorization'))
  if (fault?.kind === '429') throw new ApiError('RATE_LIMITED')
  if (fault?.kind === '500_before') throw new ApiError('INTERNAL_SERVER_ERROR')
  const lock = deed.buys ? `${name} ${c.req.path}` : undefined
  if (fault?.kind === '409' || (lock && carrier.inFlight.has(lock))) throw new ApiError('SHIPMENT.PURCHASE.IN_PROGRESS')
  if (lock) carrier.inFlight.add(lock)
  try {
    if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.milliseconds))
    const ask = readShape(deed.ask, await bodyOf(c))
    doWhatIsDue(carrier.db, carrier.clock.now(), carrier.origin())
    const answer = carrier.db.atomic(() => {
      const { searchParams: query, origin } = new URL(c.req.url)
      return deed.work({ account: accountIn(carrier.db, name, carrier.clock.now(), origin), ask, id: c.req.param('id') ?? '', query })
    })
    if (fault?.kind === '500_after') throw new ApiError('INTERNAL_SERVER_ERROR')
    return answer
  } finally {
    if (lock) carrier.inFlight.delete(lock)
  }
}

function readShape<T>(shape: z.ZodType<T>, body: unknown): T {
  const read = shape.safeParse(body)
  if (read.success) return read.data
  throw new ApiError(
    'PARAMETER.INVALID',
    read.error.issues.map(({ path, message }) => ({ field: path.map(String).join('.'), message })),
  )
}

async function bodyOf(c: Context<Wire>): Promise<unknown> {
  if (c.req.method === 'GET' || c.req.method === 'DELETE') return {}
  const text = await c.req.text()
  if (text.trim() === '') return {}
  try {
    return JSON.parse(text)
  } catch {
    throw new ApiError('BAD_REQUEST')
  }
}

function sent(status: number, body: unknown, type = 'application/json'): Response {
  if (status === 204) return new Response(null, { status })
  return new Response(writeJson(body ?? {}), { status, headers: { 'content-type': `${type}; charset=utf-8` } })
}
