import { isUnsettled } from '#domain/ledger.ts'
import { mayErase } from '#domain/privacy/erasure.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Command } from '#platform/command.ts'
import type { Actor } from '#platform/doors.ts'
import { change, currentFacts, holdOrder, record, type At, type Held } from '../spine.ts'
import { eraseRows, readEnding } from './queries.ts'
import type { EraseAsk, EraseReason } from './shapes.ts'
import type { TellSettings } from './told.ts'

/** Columns of an order's own row that say who its buyer is; numbers (dealer's, purchase order) are the store's. */
const forgotten = {
  buyer_name: '',
  buyer_company: null,
  buyer_email: null,
  buyer_phone: null,
  buyer_comment: null,
  vehicle_vin: null,
  vehicle_decoded: null,
  ip: null,
  user_agent: null,
  device_id: null,
} as const

/** Forgets an order's buyer for good, told in the order's log and the settings' log; refused while the order, its money or a dispute needs them. */
export async function eraseBuyer(
  app: App,
  actor: Actor,
  number: number,
  ask: EraseAsk,
  command: Command,
  told: TellSettings,
): Promise<Result<{ readonly number: number }, string>> {
  return holdOrder(app, actor, { number }, command, 'append', async (held) => {
    if (actor.reach !== 'all') return refuse('not_found')
    const done = await erase(held, ask)
    if (!done.ok) return done
    await told(held.tx, held.now, [{ what: 'buyer_erased', subject: String(number), before: null, after: ask.reason }])
    return ok({ number })
  })
}

/** Forgets the buyer of the order at hand. */
export async function erase(
  held: Held,
  ask: { readonly reason: EraseReason | 'retention'; readonly notes: boolean },
): Promise<Result<null, string>> {
  const { facts, sources } = await currentFacts(held)
  const allowed = await mayEraseOf({ tx: held.tx, order: held.order, facts, sources, now: held.now })
  if (!allowed.ok) return allowed
  await eraseRows(held.tx, held.order.id, ask.notes)
  record(held, { type: 'buyer_erased', reason: ask.reason, notes: ask.notes })
  change(held, { ...forgotten, erased_at: held.now })
  return ok(null)
}

/** May the buyer of this order be forgotten now? Said on the page by the same words that guard the act. */
export async function mayEraseOf({ tx, order, facts, sources, now }: Pick<At, 'tx' | 'order' | 'facts' | 'sources' | 'now'>) {
  const { moneyAt, disputed } = await readEnding(tx, order.id)
  return mayErase(
    {
      erased: order.erased_at !== null,
      status: order.status,
      held: facts.held,
      balance: facts.balance,
      unanswered: sources.history.some(isUnsettled),
      disputed,
      moneyAt,
    },
    now,
  )
}
