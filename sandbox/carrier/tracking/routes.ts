import { Hono } from 'hono'
import { z } from 'zod'
import type { Wire } from '../../listen.ts'
import { line } from '../addresses/shapes.ts'
import { wireTracker } from '../records/tracker.ts'
import type { Answer, Call } from '../wire/call.ts'
import { operation } from '../wire/operation.ts'
import { pageOf, type Narrowed } from '../wire/paging.ts'
import type { Carrier } from '../world.ts'
import { trackerFor } from './find.ts'

const code = z.string().trim().min(3).max(60)
const CreateAsk = z.object({ tracker: z.object({ tracking_code: code, carrier: line }) })
const BatchAsk = z.object({ tracking_codes: z.array(code).min(1).max(100) })

/** Trackers: made, read, listed, several at once, and forgotten. */
export function trackerRoutes(carrier: Carrier) {
  const read = z.unknown()
  return new Hono<Wire>()
    .post('/v2/trackers', operation(carrier, { ask: CreateAsk, work: create }))
    .get('/v2/trackers', operation(carrier, { ask: read, work: list }))
    .post('/v2/trackers/batch', operation(carrier, { ask: BatchAsk, work: batch }))
    .get(
      '/v2/trackers/:id',
      operation(carrier, { ask: read, work: ({ account, id }) => ({ status: 200, body: wireTracker(account.need('tracker', id)) }) }),
    )
    .delete('/v2/trackers/:id', operation(carrier, { ask: read, work: forget }))
}

function create({ account, ask: { tracker } }: Call<z.infer<typeof CreateAsk>>): Answer {
  return { status: 201, body: wireTracker(trackerFor(account, tracker.tracking_code, tracker.carrier)) }
}

function list({ account, query }: Call<unknown>): Answer {
  const narrowed: Narrowed[] = []
  const [tracking, carrier] = [query.get('tracking_code'), query.get('carrier')]
  if (tracking !== null) narrowed.push(['tag = ?', tracking])
  if (carrier !== null) narrowed.push(["json_extract(body, '$.wire.carrier') = ?", carrier])
  const { page, has_more } = pageOf(account, 'tracker', query, narrowed)
  return { status: 200, body: { trackers: page.map(wireTracker), has_more } }
}

/** The trackers of codes; those nobody follows are left out. */
function batch({ account, ask }: Call<z.infer<typeof BatchAsk>>): Answer {
  const found = ask.tracking_codes.flatMap((one) => account.tagged('tracker', one))
  return { status: 200, body: { trackers: found.map(wireTracker), has_more: false } }
}

function forget({ account, id }: Call<unknown>): Answer {
  account.need('tracker', id)
  account.unschedule(id)
  account.remove(id)
  return { status: 200, body: { success: true } }
}
