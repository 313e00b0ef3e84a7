import { uuidv7 } from 'uuidv7'
import type { EventState } from '#domain/ledger.ts'
import type { Found, FoundDispute } from '#ports/gateway.ts'
import { record, type Held } from '../../spine.ts'
import type { OpenAccount } from '../beats/account.ts'
import { outcomeOfRow } from '../beats/conclude.ts'
import { appendEvents, insertTransaction } from '../beats/queries.ts'
import { findDispute, saveDispute, type PaymentRow } from './queries.ts'

/** Takes over how each dispute, inquiry and warning about a payment stands; the money a dispute takes goes through the ledger. */
export async function takeDisputes(held: Held, account: OpenAccount, rows: readonly PaymentRow[], found: Found): Promise<void> {
  const paid = rows.findLast((row) => (row.kind === 'sale' || row.kind === 'capture') && outcomeOfRow(row) === 'approved')
  if (!paid) return
  for (const dispute of found.disputes) {
    const before = await findDispute(held.tx, account.id, dispute.reference)
    const id = before?.id ?? uuidv7()
    if (before?.state !== dispute.state || before.kind !== dispute.kind) {
      await saveDispute(held.tx, { id, order: held.order.id, transaction: paid.id, account: account.id, at: held.now }, dispute)
      record(held, {
        type: 'dispute',
        dispute: id,
        kind: dispute.kind,
        state: dispute.state,
        amount: dispute.amount.amount,
        reason: dispute.reason,
      })
    }
    if (dispute.kind === 'dispute') await moveMoney(held, account, paid, rows, dispute)
  }
}

/** A dispute takes its money at once (open), for good (lost), or has given it back (won, closed). */
async function moveMoney(
  held: Held,
  account: OpenAccount,
  paid: PaymentRow,
  rows: readonly PaymentRow[],
  dispute: FoundDispute,
): Promise<void> {
  const end = endOf(dispute.state)
  const row = rows.find(({ kind, events }) => kind === 'dispute' && events.some(({ reference }) => reference === dispute.reference))
  if (row) {
    if (end && !row.events.some(({ state }) => state === end))
      await appendEvents(held.tx, row.id, [{ state: end, source: 'poll', at: held.now, reference: dispute.reference, code: dispute.state }])
    return
  }
  const id = uuidv7()
  await insertTransaction(held.tx, {
    id,
    order: held.order.id,
    kind: 'dispute',
    parent: paid.id,
    payment: paid.payment_id,
    account: account.id,
    amount: dispute.amount.amount,
    currency: dispute.amount.currency,
    key: `dispute-${account.id}-${dispute.reference}`,
    command: null,
    at: held.now,
    reason: dispute.reason,
    actor: { kind: 'system', name: account.name === 'stripe' ? 'Stripe' : 'PayPal' },
  })
  await appendEvents(held.tx, id, [
    { state: 'accepted', source: 'poll', at: held.now, reference: dispute.reference },
    ...(end ? [{ state: end, source: 'poll', at: held.now, reference: dispute.reference, code: dispute.state } as const] : []),
  ])
}

function endOf(state: FoundDispute['state']): EventState | null {
  switch (state) {
    case 'needs_response':
    case 'under_review':
      return null
    case 'lost':
      return 'approved'
    case 'won':
    case 'closed':
      return 'reversed'
  }
}
