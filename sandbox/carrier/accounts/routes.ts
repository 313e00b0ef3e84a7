import { randomBytes } from 'node:crypto'
import { Hono } from 'hono'
import { z } from 'zod'
import type { Wire } from '../../listen.ts'
import { line } from '../addresses/shapes.ts'
import { fixedId } from '../ids.ts'
import { carriers } from '../rating/carriers.ts'
import { wireCarrierAccount } from '../records/carrier-account.ts'
import type { Answer, Call } from '../wire/call.ts'
import { ApiError } from '../wire/errors.ts'
import { operation } from '../wire/operation.ts'
import type { Carrier } from '../world.ts'

const words = z.record(z.string(), z.coerce.string()).optional()
const changes = { description: line, reference: line, credentials: words, test_credentials: words }
const CreateAsk = z.object({ carrier_account: z.object({ type: z.string(), ...changes }) })
const UpdateAsk = z.object({ carrier_account: z.object(changes) })

/** A dealer's accounts at the carriers. Every account of the sandbox begins with one at each. */
export function carrierAccountRoutes(carrier: Carrier) {
  const read = z.unknown()
  const at = '/v2/carrier_accounts/:id'
  return new Hono<Wire>()
    .get('/v2/carrier_accounts', operation(carrier, { ask: read, work: list }))
    .post('/v2/carrier_accounts', operation(carrier, { ask: CreateAsk, work: create }))
    .get(
      at,
      operation(carrier, {
        ask: read,
        work: ({ account, id }) => ({ status: 200, body: wireCarrierAccount(account.need('carrier_account', id)) }),
      }),
    )
    .patch(at, operation(carrier, { ask: UpdateAsk, work: update }))
    .delete(at, operation(carrier, { ask: read, work: close }))
    .get('/v2/carrier_types', operation(carrier, { ask: read, work: () => ({ status: 200, body: carriers.map(wireType) }) }))
}

function list({ account }: Call<unknown>): Answer {
  return { status: 200, body: account.all('carrier_account').map(wireCarrierAccount) }
}

function create({ account, ask: { carrier_account: ask } }: Call<z.infer<typeof CreateAsk>>): Answer {
  const rules = carriers.find(({ type }) => type === ask.type)
  if (!rules)
    throw new ApiError('PARAMETER.INVALID', [{ field: 'type', message: `must be one of ${carriers.map(({ type }) => type).join(', ')}` }])
  const made = account.put('carrier_account', {
    id: fixedId('ca', randomBytes(16).toString('hex')),
    type: rules.type,
    readable: rules.readable,
    created_at: account.at,
    updated_at: account.at,
    description: ask.description ?? rules.readable,
    reference: ask.reference,
    credentials: ask.credentials ?? {},
  })
  return { status: 201, body: wireCarrierAccount(made) }
}

function update({ account, ask: { carrier_account: ask }, id }: Call<z.infer<typeof UpdateAsk>>): Answer {
  const before = account.need('carrier_account', id)
  const after = account.put('carrier_account', {
    ...before,
    description: ask.description ?? before.description,
    reference: ask.reference ?? before.reference,
    credentials: { ...before.credentials, ...ask.credentials },
    updated_at: account.at,
  })
  return { status: 200, body: wireCarrierAccount(after) }
}

function close({ account, id }: Call<unknown>): Answer {
  account.need('carrier_account', id)
  account.remove(id)
  return { status: 200, body: {} }
}

function wireType({ type, readable }: (typeof carriers)[number]) {
  const fields = { credentials: { account_number: { visibility: 'visible', label: `${readable} account number` } } }
  return { object: 'CarrierType', type, readable, logo: null, fields }
}
