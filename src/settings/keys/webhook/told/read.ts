import type { App } from '#platform/app.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import type { DeliveriesAsk, DeliveriesView, PayloadView } from '../shapes.ts'
import { findDelivery, listDeliveries } from './queries.ts'

const onThePage = 20

/** What was told, newest first, a page at a time. */
export async function readDeliveries(app: App, actor: Actor, ask: DeliveriesAsk): Promise<DeliveriesView> {
  const rows = await inStore(app, actor, (tx) => listDeliveries(tx, ask, onThePage + 1))
  const page = rows.slice(0, onThePage)
  return {
    next: rows.length > onThePage ? (page.at(-1)?.id ?? null) : null,
    deliveries: page.map(({ id, number, name, event, state, tries, answer, said, took_ms, created_at, due_at, removed_at, paused_at }) => ({
      id,
      order: number,
      hook: name,
      event,
      state,
      tries,
      answer,
      said,
      tookMs: took_ms,
      createdAt: created_at.toISOString(),
      dueAt: due_at.toISOString(),
      repeatable: removed_at === null && paused_at === null,
    })),
  }
}

/** The text of one delivery, and what was answered. */
export async function readPayload(app: App, actor: Actor, id: string): Promise<PayloadView | undefined> {
  const row = await inStore(app, actor, (tx) => findDelivery(tx, id))
  return row && { body: row.body, answer: row.answer, said: row.said }
}
