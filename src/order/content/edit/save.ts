import { uuidv7 } from 'uuidv7'
import type { Activity } from '#domain/activity.ts'
import { ok, type Result } from '#domain/result.ts'
import { totalsOf } from '#domain/totals.ts'
import type { App } from '#platform/app.ts'
import type { Command } from '#platform/command.ts'
import type { Actor } from '#platform/doors.ts'
import { change, currentFacts, holdOrder, queueLetter, record, type Held } from '../../spine.ts'
import { insertLine, saveLine } from '../queries.ts'
import { mayEditContent, pricedOf, readContentOf, type Content } from './content.ts'
import { mayCost } from './may-cost.ts'
import { planEdit } from './plan.ts'
import type { EditAsk } from './shapes.ts'

/** Changes what was sold: the same plan the preview showed, written with its log entries. Answers the new total, minor units. */
export async function saveEdit(
  app: App,
  actor: Actor,
  number: number,
  ask: EditAsk,
  command: Command,
): Promise<Result<{ readonly total: number }>> {
  const seeing = mayCost(actor, ask)
  if (!seeing.ok) return seeing
  return holdOrder(app, actor, { number }, command, 'lines', async (held) => {
    const allowed = mayEditContent(held.order)
    if (!allowed.ok) return allowed
    const { sources, facts } = await currentFacts(held)
    const content = await readContentOf({ tx: held.tx, now: held.now, order: held.order, sources })
    const planned = planEdit(content, ask, uuidv7())
    if (!planned.ok) return planned

    await write(held, content, planned.value.content)
    for (const event of planned.value.events) record(held, event)
    const [before, after] = [totalsOf(pricedOf(content)).total, totalsOf(pricedOf(planned.value.content)).total]
    if (ask.kind === 'cancel_line' && ask.notify) tellOfCancelled(held, ask, planned.value.events, facts.balance + after - before)
    return ok({ total: after })
  })
}

/** Tells the buyer which pieces will not come, and what they have paid too much then. */
function tellOfCancelled(held: Held, { why }: Extract<EditAsk, { kind: 'cancel_line' }>, events: readonly Activity[], due: number): void {
  const lines = events.flatMap((event) => (event.type === 'line_cancelled' ? [{ line: event.line, quantity: event.quantity }] : []))
  queueLetter(held, { kind: 'lines_cancelled', lines, why, back: Math.max(0, -due) })
}

/** Lines the plan did not touch are the same objects, so only the others are written. */
async function write(held: Held, before: Content, after: Content): Promise<void> {
  const known = new Map(before.lines.map((line) => [line.id, line]))
  for (const line of after.lines) {
    if (!known.has(line.id)) await insertLine(held.tx, held.order.id, line)
    else if (known.get(line.id) !== line) await saveLine(held.tx, line)
  }
  if (after.discounts !== before.discounts) change(held, { discounts: after.discounts })
}
