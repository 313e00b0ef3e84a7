import { expect } from '@playwright/test'
import type { Effect, FaultKind } from '../support/sandbox.ts'

const port = () => process.env['DEMO_CONTROL'] ?? ''

/** What moved at a shop's gateway account for one order of the shop, oldest first; amounts in minor units. */
export async function effectsOf(account: string, order: string, control = port()): Promise<readonly Effect[]> {
  const answer = await fetch(`${control}/gateway/effects?account=${account}`)
  const { effects } = (await answer.json()) as { effects: readonly Effect[] }
  const paid = effects.find(({ metadata }) => metadata['external_number'] === order)
  return effects.filter((effect) => effect.payment_intent === paid?.payment_intent)
}

/** Lets the gateway's next matching requests go wrong: see the sandbox's control port. */
export async function breakGateway(method: string, path: string, kind: FaultKind, times: number, control = port()): Promise<void> {
  const answer = await fetch(`${control}/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ match: { method, path }, kind, times }),
  })
  expect(answer.status).toBe(200)
}

/** Waits until every fault has met its request. */
export async function untilFaultsMet(control = port()): Promise<void> {
  const waiting = async () => ((await (await fetch(`${control}/state`)).json()) as { faults: readonly unknown[] }).faults.length
  await expect.poll(waiting).toBe(0)
}
