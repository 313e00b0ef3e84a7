import { Hono } from 'hono'
import { z } from 'zod'
import type { Wire } from '../../listen.ts'
import type { Answer, Call } from '../wire/call.ts'
import { operation } from '../wire/operation.ts'
import { pageOf } from '../wire/paging.ts'
import type { Carrier } from '../world.ts'
import { addressFor, keepAddress } from './keep.ts'
import { AddressAsk } from './shapes.ts'
import { verified } from './verify.ts'

const CreateAsk = z.object({ address: AddressAsk, verify: z.unknown().optional(), verify_strict: z.unknown().optional() })

/** Addresses: made, proven, read, listed. */
export function addressRoutes(carrier: Carrier) {
  const read = z.unknown()
  return new Hono<Wire>()
    .post('/v2/addresses', operation(carrier, { ask: CreateAsk, work: create }))
    .post('/v2/addresses/create_and_verify', operation(carrier, { ask: CreateAsk, work: createAndVerify }))
    .get('/v2/addresses', operation(carrier, { ask: read, work: list }))
    .get(
      '/v2/addresses/:id',
      operation(carrier, { ask: read, work: ({ account, id }) => ({ status: 200, body: account.need('address', id) }) }),
    )
    .get('/v2/addresses/:id/verify', operation(carrier, { ask: read, work: verify }))
}

function create({ account, ask }: Call<z.infer<typeof CreateAsk>>): Answer {
  const wanted = { ...ask.address, verify: ask.verify ?? ask.address.verify, verify_strict: ask.verify_strict ?? ask.address.verify_strict }
  return { status: 201, body: addressFor(account, wanted) }
}

function createAndVerify({ account, ask }: Call<z.infer<typeof CreateAsk>>): Answer {
  return { status: 201, body: { address: addressFor(account, { ...ask.address, verify_strict: true }) } }
}

function verify({ account, id }: Call<unknown>): Answer {
  return { status: 200, body: { address: keepAddress(account, verified(account.need('address', id), true)) } }
}

function list({ account, query }: Call<unknown>): Answer {
  const { page, has_more } = pageOf(account, 'address', query)
  return { status: 200, body: { addresses: page, has_more } }
}
