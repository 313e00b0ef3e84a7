import type { App } from '#platform/app.ts'
import { StartRefusal } from '#platform/start-refusal.ts'

/** Asks the demo shops to sell: each order goes through the gateway and the intake over the wire, as any storefront's does. */
export async function placeOrders(app: App): Promise<void> {
  const control = `http://127.0.0.1:${app.config.sandbox?.control}`
  const answer = await fetch(`${control}/shop/scripted`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
    signal: AbortSignal.timeout(120_000),
  })
  if (!answer.ok) throw new StartRefusal(`The demo shops could not place their orders (${answer.status}). Start again to go on.`)
}
