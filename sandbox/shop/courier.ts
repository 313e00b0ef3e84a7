import { connectionOf } from './connection.ts'
import { pay, type Gateways } from './pay.ts'
import type { ShopName } from './shapes.ts'
import type { ShopStore, StoredOrder } from './store.ts'

/** Brings orders on their way: pays, sends to the desk, and tries again until the desk has said yes or no. */
export type Courier = {
  /** Takes the order as far as it can go now and tells where it stands. */
  readonly bring: (shop: ShopName, externalNumber: string) => Promise<StoredOrder | undefined>
  /** Stops at once; what was on its way stays as it stood and is taken up at the next start. */
  readonly close: () => Promise<void>
}

const slowest = 60_000

/** Starts the courier; orders left over from an earlier run are taken up at once. */
export function startCourier(store: ShopStore, folder: string, desk: string, gateways: Gateways): Courier {
  const busy = new Map<string, Promise<void>>()
  const stopping = new AbortController()
  const world = { store, folder, desk, gateways, stopping: stopping.signal }
  const step = (order: StoredOrder) => {
    const key = `${order.shop} ${order.externalNumber}`
    const going = busy.get(key) ?? advance(world, order).finally(() => busy.delete(key))
    busy.set(key, going)
    return going
  }
  let closed = false
  const sweep = async () => {
    for (const order of closed ? [] : store.due(Date.now())) await step(order)
  }
  const timer = setInterval(() => void sweep(), 2000)
  void sweep()
  return {
    bring: async (shop, externalNumber) => {
      const order = store.find(shop, externalNumber)
      if (order && (order.state === 'paying' || order.state === 'sending')) await step(order)
      return store.find(shop, externalNumber)
    },
    close: async () => {
      closed = true
      clearInterval(timer)
      stopping.abort()
      await Promise.allSettled(busy.values())
    },
  }
}

type World = {
  readonly store: ShopStore
  readonly folder: string
  readonly desk: string
  readonly gateways: Gateways
  readonly stopping: AbortSignal
}

async function advance(world: World, order: StoredOrder): Promise<void> {
  try {
    if (order.state === 'paying') await payFor(world, order)
    const after = world.store.find(order.shop, order.externalNumber)
    if (after?.state === 'sending') await send(world, after)
  } catch (fault) {
    console.error(`shop ${order.shop}, order ${order.externalNumber}:`, fault)
  }
}

async function payFor({ store, folder, desk, gateways, stopping }: World, order: StoredOrder): Promise<void> {
  const connection = connectionOf(folder, order.shop, desk)
  if (!connection) return postpone(store, order, 'the shop is not connected yet')
  const outcome = await pay(order, connection, gateways, stopping)
  if (outcome.kind === 'paid') return store.move(order, 'sending', { body: { ...order.body, payment: outcome.payment } })
  if (outcome.kind === 'declined') return store.move(order, 'declined', { problem: outcome.message })
  postpone(store, order, outcome.message)
}

async function send({ store, folder, desk, stopping }: World, order: StoredOrder): Promise<void> {
  const connection = connectionOf(folder, order.shop, desk)
  if (!connection) return postpone(store, order, 'the shop is not connected yet')
  const reply = await posted(`${connection.desk}/api/v1/orders`, connection.key, JSON.stringify(order.body), stopping)
  if (reply.status === 200 || reply.status === 201) return store.move(order, 'sent', { deskNumber: numberIn(reply.text) })
  const final = [400, 409, 413, 415, 422].includes(reply.status)
  if (final) return store.move(order, 'refused', { problem: `${reply.status} ${reply.text.slice(0, 2000)}` })
  postpone(store, order, reply.status === 0 ? reply.text : `the desk answered ${reply.status}`)
}

async function posted(url: string, key: string, body: string, stopping: AbortSignal): Promise<{ status: number; text: string }> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body,
      signal: AbortSignal.any([stopping, AbortSignal.timeout(15_000)]),
    })
    return { status: response.status, text: await response.text() }
  } catch (fault) {
    return { status: 0, text: fault instanceof Error ? fault.message : 'no answer' }
  }
}

function postpone(store: ShopStore, order: StoredOrder, problem: string) {
  store.later(order, problem, Date.now() + Math.min(slowest, 1000 * 2 ** Math.min(order.attempts, 6)))
}

function numberIn(text: string): number | null {
  try {
    const answer: unknown = JSON.parse(text)
    return typeof answer === 'object' && answer !== null && 'number' in answer && typeof answer.number === 'number' ? answer.number : null
  } catch {
    return null
  }
}
