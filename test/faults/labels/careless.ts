import { expect } from 'vitest'
import { from, parcel, to } from '#test/support/buy-label.ts'
import type { World } from './world.ts'

/** What may befall one try of the careless client. */
const mishaps = ['drop_after', 'killed', '500_after', 'drop_before', 'invalid_json', 'none'] as const

const account = 'careless'

/**
 * The control: ships orders of two boxes as a script does that writes nothing down and looks nothing up. It makes an order and buys it, and whatever goes wrong, its
 * own death included, begins again. Answers how many orders were charged for other than two labels: the proof that the faults can do harm.
 */
export async function countCareless(world: World, jobs: number): Promise<number> {
  let bad = 0
  for (let job = 0; job < jobs; job++) {
    const before = await charged(world)
    await shipCarelessly(world, mishaps[job % mishaps.length] ?? 'none')
    if ((await charged(world)) - before !== 2) bad += 1
  }
  return bad
}

async function shipCarelessly(world: World, mishap: (typeof mishaps)[number]): Promise<void> {
  const before = await charged(world)
  if (mishap !== 'none') await fail(world, mishap === 'killed' ? 'hang_after' : mishap)
  const life = new AbortController()
  const first = attempt(world, life.signal)
  if (mishap === 'killed') {
    await expect.poll(() => charged(world), { interval: 5 }).toBeGreaterThan(before)
    life.abort()
  }
  const done = await first
  await world.sandbox.mend()
  if (!done) expect(await attempt(world, new AbortController().signal)).toBe(true)
}

async function attempt(world: World, life: AbortSignal): Promise<boolean> {
  try {
    const order = await send(world, 'orders', { order: { from_address: from, to_address: to, shipments: [{ parcel }, { parcel }] } }, life)
    await send(world, `orders/${order.id}/buy`, { carrier: 'SandboxParcel', service: 'Ground' }, life)
    return true
  } catch {
    // Whatever it was: it begins again.
    return false
  }
}

async function send({ sandbox }: World, path: string, body: object, signal: AbortSignal): Promise<{ readonly id: string }> {
  const headers = { authorization: `Bearer EZTK_${account}`, 'content-type': 'application/json' }
  const url = `http://127.0.0.1:${sandbox.ports.carrier}/v2/${path}`
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body), signal })
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
  return (await answer.json()) as { readonly id: string }
}

function fail({ sandbox }: World, kind: string) {
  return sandbox.control('/faults', { match: { gateway: 'easypost', method: 'POST', path: '/v2/orders/*/buy' }, kind, times: 2 })
}

async function charged({ sandbox }: World): Promise<number> {
  return (await sandbox.carrierEffects(account)).length
}
