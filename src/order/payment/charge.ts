import { money } from '#domain/money.ts'
import type { Status } from '#domain/order.ts'
import { planCharge, planReauthorization, type Renewal } from '#domain/payment/plans.ts'
import type { Transaction } from '#domain/ledger.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Command } from '#platform/command.ts'
import type { Actor } from '#platform/doors.ts'
import { currentFacts, type Held } from '../spine.ts'
import { openAccount } from './beats/account.ts'
import { attempt, type NewCharge, type Which } from './beats/attempt.ts'
import { needAttempt } from './beats/queries.ts'
import { findSaved, listSaved } from './queries.ts'
import type { AgainAsk, CardAsk, ReauthorizeAsk } from './shapes.ts'

/** Sells to a card that was just typed into the provider's own field; what we get is its token. */
export async function chargeCard(app: App, actor: Actor, which: Which, ask: CardAsk, command: Command) {
  const charge = { by: 'token', token: ask.token, keep: ask.keep, phone: ask.phone } as const
  return attempt(app, actor, which, command, async (held) =>
    planned(held, ask.amount, { account: { gateway: 'stripe' }, charge: await withPhone(app, held, charge) }),
  )
}

/** Sells again to what an earlier payment of this order was made with, with the consent that was recorded then. */
export async function chargeAgain(app: App, actor: Actor, which: Which, ask: AgainAsk, command: Command) {
  return attempt(app, actor, which, command, async (held) => {
    const saved = await findSaved(held.tx, held.order.id, ask.transaction)
    if (!saved) return refuse('not_saved')
    return planned(held, ask.amount, { account: { id: saved.account }, charge: { by: 'saved', saved: saved.saved } })
  })
}

/** The newest payment of the order that kept something to be charged again; null when none did. */
export async function newestKept(held: Held): Promise<string | null> {
  const [kept] = await listSaved(held.tx, held.order.id)
  return kept?.id ?? null
}

/** Holds money on what an earlier payment kept, to be captured when more goods leave. */
export async function holdAgain(app: App, actor: Actor, which: Which, ask: AgainAsk, command: Command) {
  return attempt(app, actor, which, command, async (held) => {
    const saved = await findSaved(held.tx, held.order.id, ask.transaction)
    if (!saved) return refuse('not_saved')
    return planned(held, ask.amount, { account: { id: saved.account }, charge: { by: 'saved', saved: saved.saved } }, 'authorization')
  })
}

/** Holds again what a hold stood for: renewed at the gateway where it does that, else by holding the kept card anew. */
export async function reauthorize(app: App, actor: Actor, which: Which, ask: ReauthorizeAsk, command: Command) {
  return attempt(app, actor, which, command, async (held) => {
    const { sources } = await currentFacts(held)
    const hold = sources.history.find((t) => t.id === ask.transaction)
    if (!hold) return refuse('not_authorized')
    const row = await needAttempt(held.tx, hold.id)
    if (row.gateway_account_id === null) return refuse('not_authorized')
    const account = await openAccount(app, held.tx, { id: row.gateway_account_id })
    if (!account.ok) return account
    const saved = await findSaved(held.tx, held.order.id, hold.id)
    const { renewal } = account.value.gateway.abilities
    const may = mayReauthorize(sources.status, sources.history, hold, money(ask.amount, sources.currency), held.now, usable(renewal, saved))
    if (!may.ok) return may
    return ok({
      plan: may.value,
      of:
        renewal.by === 'saved' && saved
          ? { charge: { account: { id: saved.account }, charge: { by: 'saved', saved: saved.saved } as const } }
          : { payment: row },
    })
  })
}

/** May a hold be renewed now? `renewal` null: the gateway cannot, and nothing was kept to hold anew. */
export function mayReauthorize(
  status: Status,
  history: readonly Transaction[],
  hold: Transaction,
  wanted: ReturnType<typeof money>,
  now: Date,
  renewal: Renewal | null,
) {
  return status === 'cancelled' ? refuse('order_cancelled') : planReauthorization(hold, history, wanted, now, renewal)
}

/** What the gateway's way of renewing needs: a kept card where it is held anew. */
export function usable(renewal: Renewal, saved: unknown): Renewal | null {
  return renewal.by === 'same' || saved ? renewal : null
}

async function planned(held: Held, amount: number, charge: NewCharge, kind: 'sale' | 'authorization' = 'sale') {
  if (held.order.status === 'cancelled') return refuse('order_cancelled')
  const { sources } = await currentFacts(held)
  const may = planCharge(kind, sources.history, money(amount, sources.currency))
  return may.ok ? ok({ plan: may.value, of: { charge } }) : may
}

/** A card told by phone is said to be such where the account may say so; elsewhere it goes as any card whose holder is away. */
async function withPhone<T extends { readonly phone?: boolean | undefined }>(app: App, held: Held, charge: T): Promise<T> {
  if (!charge.phone) return charge
  const account: Result<{ readonly phone: boolean }, string> = await openAccount(app, held.tx, { gateway: 'stripe' })
  return { ...charge, phone: account.ok && account.value.phone }
}
