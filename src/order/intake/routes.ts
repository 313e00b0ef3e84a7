import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { MiddlewareHandler } from 'hono'
import type { HookEvent } from '#domain/outside/hooks.ts'
import type { Detail } from '#domain/result.ts'
import { trackingUrl } from '#domain/tracking.ts'
import type { App } from '#platform/app.ts'
import { atDoor, inStore, type Actor } from '#platform/doors.ts'
import { invalid } from '#platform/http.ts'
import { sha256 } from '#platform/secrets.ts'
import { writtenNumber } from '../spine-store.ts'
import { namedByCardNumber } from './card-numbers.ts'
import { checkTotals } from './check-totals.ts'
import { noteKeyUse, readForStorefront } from './queries.ts'
import { HookShape } from './hook-shape.ts'
import { OrderAnswer, OrderAsk, problemCodes } from './shapes.ts'
import { takeOrder } from './take-order.ts'

type Storefront = { Variables: { requestId: string; actor: Actor; scopes: readonly string[] } }

/** A key may send this many requests in ten seconds; above it the answer is 429 with Retry-After. */
export const keyLimit = { points: 4000, duration: 10 } as const

const Problem = z
  .object({
    code: z.enum(problemCodes).meta({ description: 'why; stable' }),
    issues: z
      .array(
        z.object({
          path: z.string().meta({ description: 'the field, in dots' }),
          message: z.string().meta({ description: 'what is wrong with it' }),
        }),
      )
      .optional()
      .meta({ description: 'invalid and totals_differ: every field that does not fit' }),
    detail: z
      .record(z.string(), z.union([z.string(), z.number()]))
      .optional()
      .meta({ description: 'figures and names that belong to the code' }),
    requestId: z.string().optional().meta({ description: 'under which the server’s log has it; also in the header x-request-id' }),
  })
  .meta({ id: 'Problem', description: 'Why a request was refused; nothing was changed' })

const problem = (description: string) => ({ description, content: { 'application/json': { schema: Problem } } })
const order = (description: string) => ({ description, content: { 'application/json': { schema: OrderAnswer } } })
const refusals = {
  401: problem('No key, or one that was revoked'),
  403: problem('The key lacks the scope'),
  429: problem('Too many requests; see Retry-After'),
}
const security = [{ storeKey: [] }]

const postOrder = createRoute({
  method: 'post',
  path: '/orders',
  summary: 'Send an order',
  security,
  description:
    'Idempotent by `channel` and `externalNumber`: the same body again answers the same order with 200; another body under the same number is refused with 409. ' +
    'All totals are computed again and a difference is refused with both figures.',
  request: { body: { required: true, content: { 'application/json': { schema: OrderAsk } } } },
  responses: {
    201: order('Taken'),
    200: order('Taken before; the same order'),
    400: problem('Invalid: every problem is named at once, with its path'),
    409: problem('Another order under this number, or a payment reference another order uses'),
    ...refusals,
  },
})

const getOrder = createRoute({
  method: 'get',
  path: '/orders/{id}',
  summary: 'Read one order',
  security,
  request: { params: z.object({ id: z.uuid().meta({ description: 'the desk’s id of the order' }) }) },
  responses: { 200: order('The order as it stands'), 404: problem('No such order in this store'), 400: problem('Invalid'), ...refusals },
})

const listOrders = createRoute({
  method: 'get',
  path: '/orders',
  summary: 'List orders, oldest first',
  security,
  request: {
    query: z.object({
      after: z.uuid().optional().meta({ description: 'the id of the last order of the page before' }),
      limit: z.coerce.number().int().min(1).max(200).default(50).meta({ description: 'how many orders a page' }),
    }),
  },
  responses: {
    200: {
      description: 'A page; `next` is null on the last one',
      content: { 'application/json': { schema: z.object({ orders: z.array(OrderAnswer), next: z.uuid().nullable() }) } },
    },
    400: problem('Invalid'),
    ...refusals,
  },
})

const heard: { readonly [event in HookEvent]: string } = {
  'order.created': 'An order came in from a web store, or was typed in at the desk',
  'order.changed':
    'Its status, lines, totals, addresses, buyer, vehicle or shipments changed; `changed` says which. It comes beside a more exact event',
  'payment.captured': 'Money was taken: a capture or a sale; `payment` says how much',
  'payment.refunded': 'Money was given back; `payment` says how much',
  'order.shipped': 'Goods left, all or a part',
  'order.delivered': 'The last parcel of a shipped order arrived',
  'order.cancelled': 'The order was cancelled',
}

function hookOf(event: string, summary: string) {
  return {
    method: 'post' as const,
    path: event,
    summary,
    request: { body: { required: true, content: { 'application/json': { schema: HookShape } } } },
    responses: { 200: { description: 'Any 2xx within ten seconds: it was taken' } },
  }
}

/** The storefronts' API: send, read and list orders with a store's key. Serves its own OpenAPI 3.1 document at /openapi.json. */
export function intakeRoutes(app: App) {
  const api = new OpenAPIHono<Storefront>({ defaultHook: (result, c) => (result.success ? undefined : c.json(invalid(result.error), 400)) })
  api.openAPIRegistry.registerComponent('securitySchemes', 'storeKey', {
    type: 'http',
    scheme: 'bearer',
    description: "A store's API key: Settings, API keys",
  })
  for (const [event, summary] of Object.entries(heard)) api.openAPIRegistry.registerWebhook(hookOf(event, summary))
  api.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: 'Partsdesk API',
      version: '1',
      description: 'Amounts are integer minor units (cents) of the order’s currency, weights grams, lengths millimetres, times ISO 8601.',
    },
    servers: [{ url: '/api/v1' }],
  })
  api.use('/orders', storeKey(app))
  api.use('/orders/*', storeKey(app))
  api.openapi(postOrder, async (c) => {
    if (!c.var.scopes.includes('orders:write')) return c.json({ code: 'no_scope' as const, detail: { scope: 'orders:write' } }, 403)
    const ask = c.req.valid('json')
    const field = namedByCardNumber(ask)
    if (field !== undefined) return c.json({ code: 'card_number' as const, detail: { field } }, 400)
    const differences = checkTotals(ask)
    if (differences.length > 0) {
      const issues = differences.map(({ path, sent, computed }) => ({
        path,
        message: `${sent} was sent, ${computed} computed`,
        sent,
        computed,
      }))
      return c.json({ code: 'totals_differ' as const, issues }, 400)
    }
    const taken = await takeOrder(app, c.var.actor, ask, null)
    if (!taken.ok) return c.json({ code: taken.code, detail: textsOf(taken.detail) }, 409)
    return c.json(toAnswer(taken.value.row), taken.value.again ? 200 : 201)
  })
  api.openapi(getOrder, async (c) => {
    if (!c.var.scopes.includes('orders:read')) return c.json({ code: 'no_scope' as const, detail: { scope: 'orders:read' } }, 403)
    const answer = await readOne(app, c.var.actor, c.req.valid('param').id)
    return answer ? c.json(answer, 200) : c.json({ code: 'not_found' as const }, 404)
  })
  api.openapi(listOrders, async (c) => {
    if (!c.var.scopes.includes('orders:read')) return c.json({ code: 'no_scope' as const, detail: { scope: 'orders:read' } }, 403)
    const { after, limit } = c.req.valid('query')
    const rows = await inStore(app, c.var.actor, (tx) => readForStorefront(tx, { after: after ?? null, most: limit + 1 }))
    const page = rows.slice(0, limit).map(toAnswer)
    return c.json({ orders: page, next: rows.length > limit ? (page.at(-1)?.id ?? null) : null }, 200)
  })
  return api
}

function textsOf(detail: Detail): { [name: string]: string } {
  return Object.fromEntries(Object.entries(detail).map(([name, value]) => [name, String(value)]))
}

async function readOne(app: App, actor: Actor, id: string): Promise<OrderAnswer | undefined> {
  const [row] = await inStore(app, actor, (tx) => readForStorefront(tx, { id }))
  return row && toAnswer(row)
}

function toAnswer(row: Awaited<ReturnType<typeof readForStorefront>>[number]): OrderAnswer {
  return {
    id: row.id,
    number: row.number,
    orderNumber: writtenNumber(row),
    channel: row.channel,
    externalNumber: row.external_number,
    status: row.status,
    paymentState: row.payment_state,
    fulfillmentState: row.fulfillment_state,
    currency: row.currency,
    total: row.total,
    placedAt: row.placed_at.toISOString(),
    tracking: (row.tracking ?? []).map(({ carrier, number }) => ({
      carrier,
      number,
      url: trackingUrl(carrier, number) ?? null,
    })),
  }
}

/** Turns `Authorization: Bearer pdk_…` into the store it belongs to. A wrong key and no key get the same answer. */
function storeKey(app: App): MiddlewareHandler<Storefront> {
  const limiter = new RateLimiterMemory(keyLimit)
  // When this process last wrote a key's use down: once a minute is enough, a write on each request would cost more than the request.
  const noted = new Map<string, number>()
  return async (c, next) => {
    const key = /^Bearer (pdk_[\w-]{20,80})$/.exec(c.req.header('authorization') ?? '')?.[1]
    const found = key
      ? await atDoor<{ store_id: string; id: string; name: string; scopes: string[] }>(app, 'door_api_key', sha256(key))
      : undefined
    if (!found) return c.json({ code: 'no_key', detail: {} }, 401)
    const wait = await limiter.consume(found.id).then(
      () => 0,
      (full: unknown) => secondsOf(full),
    )
    if (wait > 0) return c.json({ code: 'too_many', detail: { seconds: wait } }, 429, { 'retry-after': String(wait) })
    const actor: Actor = {
      kind: 'storefront',
      store: found.store_id,
      person: null,
      name: found.name,
      rights: ['orders', 'orders.create'],
      reach: 'all',
    }
    c.set('actor', actor)
    c.set('scopes', found.scopes)
    const now = app.clock.now()
    if (now.getTime() - (noted.get(found.id) ?? 0) >= 60_000) {
      noted.set(found.id, now.getTime())
      await inStore(app, actor, (tx) => noteKeyUse(tx, found.id, now))
    }
    await next()
  }
}

// The limiter rejects with its own result object when a key has used its share.
function secondsOf(full: unknown): number {
  return typeof full === 'object' && full !== null && 'msBeforeNext' in full ? Math.ceil(Number(full.msBeforeNext) / 1000) : 1
}
