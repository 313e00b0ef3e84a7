import type { Clock } from '../../clock.ts'
import type { Database } from '../../database.ts'
import type { GatewayEvent } from '../objects/event.ts'
import type { WebhookEndpoint } from '../objects/webhook-endpoint.ts'
import { takeWebhookFault, type WebhookFault } from './faults.ts'
import { dueDeliveries, letOvertakenGo, pendingOf, settle, type Delivery } from './queue.ts'
import { send, type Sent } from './send.ts'

/** One try: what was done with a delivery, and what came of it. */
export type Attempt = Pick<Delivery, 'event' | 'type' | 'endpoint' | 'state' | 'status' | 'problem'>

/** Seconds from one try to the next; after the last one, three days after the first, it is given up (docs.stripe.com/webhooks#retries). */
const pauses = [5, 60, 300, 1800, 7200, 21_600, 43_200, 86_400, 86_400]

/** `patience`: milliseconds an endpoint has to answer. */
type Post = { readonly db: Database; readonly clock: Clock; readonly stopping: AbortSignal; readonly patience: number }

/**
 * Sends everything that is due: to each endpoint in turn, to several at once. Every outcome is on disk before the next try. One that is silent is left
 * alone for a while, so that it does not keep the others waiting.
 */
export async function deliverDue(post: Post): Promise<Attempt[]> {
  const made: Attempt[] = []
  for (let due = dueNow(post); due.length > 0; due = dueNow(post)) {
    const lines = Object.values(Object.groupBy(due, ({ endpoint }) => endpoint))
    await Promise.all(
      lines.map(async (line = []) => {
        let silent = false
        for (const delivery of line) {
          if (post.stopping.aborted) return
          if (silent) settle(post.db, delivery, { ...delivery, at: post.clock.now() + (pauses[0] ?? 0) })
          else {
            const tried = await attempt(post, delivery)
            silent = tried.silent
            made.push(tried.attempt)
          }
        }
      }),
    )
  }
  return made
}

function dueNow({ db, clock, stopping }: Post): Delivery[] {
  return stopping.aborted ? [] : dueDeliveries(db, clock.now())
}

async function attempt(post: Post, delivery: Delivery): Promise<{ attempt: Attempt; silent: boolean }> {
  const { db, clock } = post
  const fault = delivery.state === 'pending' ? takeWebhookFault(db, delivery.type) : undefined
  const waits = waitsFor(fault, delivery, clock.now())
  const answer = waits ? undefined : await sent(post, delivery, fault)
  const after = waits ?? outcomeOf(delivery, answer, clock.now())
  settle(db, delivery, after)
  if (after.state === 'delivered') letOvertakenGo(db, delivery, clock.now())
  const { event, type, endpoint } = delivery
  const { state, status, problem } = after
  return { attempt: { event, type, endpoint, state, status, problem }, silent: answer?.silent === true }
}

type Outcome = Pick<Delivery, 'state' | 'at' | 'attempts' | 'status' | 'problem'>

function waitsFor(fault: WebhookFault | undefined, { at, attempts, status, problem }: Delivery, now: number): Outcome | undefined {
  if (fault?.kind === 'lose') return { state: 'lost', at, attempts, status, problem: 'lost on the way' }
  if (fault?.kind === 'late') return { state: 'late', at: now + fault.seconds, attempts, status, problem }
  if (fault?.kind === 'reorder') return { state: 'held', at: now + fault.seconds, attempts, status, problem }
  return undefined
}

async function sent({ db, stopping, patience }: Post, delivery: Delivery, fault: WebhookFault | undefined): Promise<Sent | undefined> {
  const row = db.get("select body, hidden from objects where kind = 'webhook_endpoint' and id = ?", delivery.endpoint)
  if (!row) return undefined
  const endpoint = JSON.parse(String(row['body'])) as WebhookEndpoint
  if (endpoint.status === 'disabled') return undefined
  const { secret } = JSON.parse(String(row['hidden'])) as { secret: string }
  const event = JSON.parse(String(db.get('select body from objects where id = ?', delivery.event)?.['body'])) as GatewayEvent
  const told = { ...event, api_version: endpoint.api_version ?? event.api_version, pending_webhooks: pendingOf(db, event.id) }
  const letter = { url: endpoint.url, secret, body: JSON.stringify(told, null, 2), stopping, patience }
  const first = await send(letter)
  return fault?.kind === 'duplicate' ? send(letter) : first
}

function outcomeOf(delivery: Delivery, answer: Sent | undefined, now: number): Outcome {
  const attempts = delivery.attempts + 1
  if (!answer) return { ...delivery, state: 'failed', problem: 'the endpoint is gone or disabled' }
  const { ok, status, problem } = answer
  if (ok) return { state: 'delivered', at: delivery.at, attempts, status, problem }
  const pause = pauses[delivery.attempts]
  return pause === undefined
    ? { state: 'failed', at: delivery.at, attempts, status, problem }
    : { state: 'pending', at: now + pause, attempts, status, problem }
}
