import { peopleOfStore } from '#order/spine-rows.ts'
import { attentions, soonHours } from '#domain/attention/attention.ts'
import type { App } from '#platform/app.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import { most, selectAttention } from './queries.ts'
import type { AttentionRow, AttentionView } from './shapes.ts'

/** Every order of the person's reach whose money, labels or risk need a look: deadlines first, then by urgency, then the oldest. */
export async function readAttention(app: App, actor: Actor): Promise<AttentionView> {
  const now = app.clock.now()
  return inStore(app, actor, async (tx) => {
    const [rows, people] = await Promise.all([selectAttention(tx, now, new Date(now.getTime() + soonHours * 3_600_000)), peopleOfStore(tx)])
    const shown = rows.slice(0, most).map((row): AttentionRow => ({
      number: row.number,
      customer: row.customer,
      status: row.status,
      paymentState: row.payment_state,
      currency: row.currency,
      total: row.total,
      balance: row.balance,
      attention: row.attention,
      soon: row.attention.length === 0,
      holdExpiresAt: row.hold_expires_at?.toISOString() ?? null,
      dueBy: row.due_by?.toISOString() ?? null,
      assignee: people.find(({ id }) => id === row.assignee_id)?.name ?? null,
      placedAt: row.placed_at.toISOString(),
    }))
    return { rows: shown.toSorted(byUrgency), more: rows.length > most }
  })
}

function byUrgency(a: AttentionRow, b: AttentionRow): number {
  return rankOf(a) - rankOf(b) || deadlineOf(a) - deadlineOf(b) || Date.parse(a.placedAt) - Date.parse(b.placedAt)
}

function rankOf({ attention }: AttentionRow): number {
  const [first] = attention
  return first === undefined ? attentions.length : attentions.indexOf(first)
}

function deadlineOf({ dueBy, soon, holdExpiresAt }: AttentionRow): number {
  return Date.parse(dueBy ?? (soon ? holdExpiresAt : null) ?? '9999-12-31')
}
