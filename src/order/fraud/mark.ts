import { uuidv7 } from 'uuidv7'
import type { FraudMark } from '#domain/activity.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Command } from '#platform/command.ts'
import type { Actor } from '#platform/doors.ts'
import { holdOrder, record, type Held } from '../spine.ts'
import { holdFor, liftHold, stops } from './hold.ts'
import { findStanding, insertMark, withdrawMark } from './queries.ts'
import type { MarkAsk } from './shapes.ts'

/** Marks the order. The same command again is one mark. */
export async function mark(
  app: App,
  actor: Actor,
  number: number,
  ask: MarkAsk,
  command: Command,
): Promise<Result<{ readonly mark: FraudMark }, string>> {
  return holdOrder(app, actor, { number }, command, 'fraud', (held) => setMark(held, ask))
}

/**
 * Sets the mark on an order that is held. Suspected and known put an unshipped order On Hold, and the mark itself is what shipping asks before a label; not fraud
 * lifts a hold that a mark had set. The mark before is withdrawn, its hold is passed on. Refused: `same_mark`, `no_author`.
 */
export async function setMark(held: Held, ask: MarkAsk): Promise<Result<{ readonly mark: FraudMark }, string>> {
  const { tx, order, now } = held
  const { person } = tx.actor
  if (person === null) return refuse('no_author')
  const [code, evidence] = [ask.code ?? null, ask.evidence ?? null]
  const standing = await findStanding(tx, order.id)
  if (standing?.mark === ask.mark && standing.code === code && standing.evidence === evidence) return refuse('same_mark')

  if (standing) await withdrawMark(tx, standing.id, person, now)
  const heldFrom = stops(ask.mark) ? await holdFor(held, standing?.held_from ?? null) : ok(null)
  if (!heldFrom.ok) return heldFrom
  await insertMark(tx, {
    id: uuidv7(),
    order: order.id,
    mark: ask.mark,
    code,
    evidence,
    reason: ask.reason,
    note: ask.note || null,
    heldFrom: heldFrom.value,
    by: person,
    at: now,
  })
  record(held, {
    type: 'fraud_marked',
    from: standing?.mark ?? null,
    to: ask.mark,
    reason: ask.reason,
    ...(code && { code }),
    ...(evidence && { evidence }),
  })
  if (!stops(ask.mark)) await liftHold(held, standing?.held_from ?? null)
  return ok({ mark: ask.mark })
}
