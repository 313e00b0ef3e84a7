import { openQuantity } from '#domain/fulfillment.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Command } from '#platform/command.ts'
import type { Actor } from '#platform/doors.ts'
import { currentFacts, holdOrder, queueLetter, record, type Held } from '../../spine.ts'
import { mayEditContent } from '../edit/content.ts'
import { listLines, saveLine, type LineRow } from '../queries.ts'
import type { StatesAsk } from '../shapes.ts'

/** Gives lines a state on the shelf, all of them or none. A line of which everything has left, or that was cancelled, has none to give. */
export async function setStates(
  app: App,
  actor: Actor,
  number: number,
  ask: StatesAsk,
  command: Command,
): Promise<Result<{ readonly changed: number }>> {
  return holdOrder(app, actor, { number }, command, 'lines', async (held) => {
    const allowed = mayEditContent(held.order)
    if (!allowed.ok) return allowed
    const { sources } = await currentFacts(held)
    const rows = await listLines(held.tx, held.order.id)
    const chosen = rows.filter((row) => ask.lines.includes(row.id))
    if (chosen.length !== new Set(ask.lines).size) return refuse('no_such_line')
    const gone = chosen.find((row) => openQuantity(row, sources.shipments) === 0)
    if (gone) return refuse(gone.state === 'cancelled' ? 'line_cancelled' : 'line_left', { partNumber: gone.part_number })

    let changed = 0
    for (const row of chosen) if (await setState(held, row, ask)) changed += 1
    if (ask.notify) tellLater(held, chosen, ask)
    return ok({ changed })
  })
}

/** Tells the buyer until when parts are backordered: nothing without a day, or when they wait for that day already. */
function tellLater(held: Held, chosen: readonly LineRow[], { state, expectedOn }: StatesAsk): void {
  if (state !== 'backordered' || !expectedOn) return
  const news = chosen.filter((row) => row.state !== 'backordered' || row.expected_on !== expectedOn)
  if (news.length > 0) queueLetter(held, { kind: 'backordered', lines: news.map(({ id }) => ({ line: id, until: expectedOn })) })
}

async function setState(held: Held, row: LineRow, ask: StatesAsk): Promise<boolean> {
  const after = {
    ...row,
    state: ask.state,
    supplier: ask.supplier === undefined ? row.supplier : ask.supplier,
    supplier_po: ask.supplierPo === undefined ? row.supplier_po : ask.supplierPo,
    expected_on:
      ask.state === 'ordered' || ask.state === 'backordered' ? (ask.expectedOn === undefined ? row.expected_on : ask.expectedOn) : null,
  }
  const line = { line: row.id, partNumber: row.part_number }
  if (row.state !== after.state || row.expected_on !== after.expected_on) {
    record(held, { type: 'line_state_changed', ...line, from: row.state, to: after.state, until: after.expected_on })
  }
  if (row.supplier !== after.supplier)
    record(held, { type: 'line_changed', ...line, field: 'supplier', from: row.supplier, to: after.supplier })
  if (row.supplier_po !== after.supplier_po)
    record(held, { type: 'line_changed', ...line, field: 'supplierPo', from: row.supplier_po, to: after.supplier_po })
  const changed =
    row.state !== after.state ||
    row.expected_on !== after.expected_on ||
    row.supplier !== after.supplier ||
    row.supplier_po !== after.supplier_po
  if (changed) await saveLine(held.tx, after)
  return changed
}
