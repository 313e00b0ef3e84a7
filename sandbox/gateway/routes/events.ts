import { Hono } from 'hono'
import type { SQLInputValue } from 'node:sqlite'
import { z } from 'zod'
import type { Wire } from '../../listen.ts'
import { invalidRequest } from '../errors.ts'
import { listOf } from '../lists.ts'
import type { GatewayEvent } from '../objects/event.ts'
import { operation, type Answer, type Call, type Gateway } from '../operation.ts'
import { bool, expand, listParts, text } from '../params.ts'
import type { Account } from '../store.ts'
import { pendingOf } from '../webhooks/queue.ts'

/** The routes of events: one, or a list narrowed by type (`charge.dispute.*` too), by time, and by whether every endpoint has taken them. */
export function eventRoutes(gateway: Gateway) {
  const base = '/v1/events'
  return new Hono<Wire>().get(base, operation(gateway, ListAsk, list)).get(
    `${base}/:id`,
    operation(gateway, z.strictObject({ expand }), ({ account, id }) => asOfNow(account, account.need('event', id))),
  )
}

const ListAsk = z.strictObject({
  ...listParts,
  type: text.optional(),
  types: z.array(text).max(20).optional(),
  delivery_success: bool.optional(),
})

function list({ account, params }: Call<z.infer<typeof ListAsk>>): Answer {
  const { type, types, delivery_success: delivered, ...paging } = params
  if (type !== undefined && types !== undefined) throw invalidRequest('You may pass `type` or `types`, not both.', { param: 'types' })
  const found = listOf(account, 'event', '/v1/events', {
    ...paging,
    where: [...ofTypes(types ?? (type === undefined ? [] : [type])), ...ofDelivery(delivered)],
  })
  return { ...found, data: found.data.map((event) => asOfNow(account, event)) }
}

function ofTypes(types: readonly string[]): [string, ...SQLInputValue[]][] {
  if (types.length === 0) return []
  return [[`(${types.map((type) => (type.includes('*') ? 'parent glob ?' : 'parent = ?')).join(' or ')})`, ...types]]
}

/** Not delivered is what is still on its way, was given up, or was lost to one endpoint at least. */
function ofDelivery(delivered: boolean | undefined): [string][] {
  if (delivered === undefined) return []
  const open = "exists (select 1 from deliveries where deliveries.event = objects.id and deliveries.state <> 'delivered')"
  return [[delivered ? `not ${open}` : open]]
}

function asOfNow({ db }: Account, event: GatewayEvent): GatewayEvent {
  return { ...event, pending_webhooks: pendingOf(db, event.id) }
}
