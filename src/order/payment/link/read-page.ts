import { buyerActor } from '#domain/activity.ts'
import { foldFacts } from '#domain/facts.ts'
import { balancesOf, type Outcome } from '#domain/ledger.ts'
import { money } from '#domain/money.ts'
import { planLinkPayment } from '#domain/payment/link.ts'
import type { App } from '#platform/app.ts'
import { atDoor, inStore, systemActor, type Actor, type Tx } from '#platform/doors.ts'
import { sha256 } from '#platform/secrets.ts'
import { findById, readSources } from '../../spine-facts.ts'
import { isUnsettledRow, outcomeOfRow } from '../beats/conclude.ts'
import { cardName } from '#domain/payment/card-name.ts'
import { listTries, needLink, readPageFacts, ruleOf, type LinkRow, type TryRow } from './queries.ts'
import { payWays } from './ways.ts'

/** A link that somebody holds the secret of, and whom they act as. */
export type Opened = { readonly actor: Actor; readonly link: string }

/** Finds the link behind a secret; undefined for anything else, whatever it may be. */
export async function openLink(app: App, secret: string): Promise<Opened | undefined> {
  if (!/^[\w-]{43}$/.test(secret)) return undefined
  const row = await atDoor<{ readonly store_id: string; readonly kind: string; readonly id: string }>(app, 'door_address', sha256(secret))
  return row?.kind === 'pay_link' ? { actor: systemActor(row.store_id, buyerActor), link: row.id } : undefined
}

/** What the page is: the form, an attempt of this link without an answer, another payment of the order without one, or an end. */
export type PageState = 'open' | 'checking' | 'busy' | 'paid' | 'revoked' | 'cancelled' | 'expired' | 'nothing_due'

/** Everything the pay page may show: of the order only what its buyer wrote on it themselves. Amounts in minor units of `currency`. */
export type PageView = Awaited<ReturnType<typeof readLinked>>

/** The page of a link as it stands now. */
export async function readPage(app: App, { actor, link }: Opened): Promise<PageView> {
  return inStore(app, actor, async (tx) => readLinked(app, tx, await needLink(tx, link)))
}

async function readLinked(app: App, tx: Tx, link: LinkRow) {
  const now = app.clock.now()
  const [order, about, tries, ways] = await Promise.all([
    findById(tx, link.order_id),
    readPageFacts(tx, link.order_id),
    listTries(tx, link.order_id),
    payWays(app, tx),
  ])
  if (!order) throw new Error(`pay link ${link.id} has no order`)
  const sources = await readSources(tx, order)
  const { total, balance } = foldFacts(sources, now)
  const { collected, credited } = balancesOf(money(total, sources.currency), sources.history, now)
  const tried = tries.find((row) => row.link === link.id)
  const planned = planLinkPayment(ruleOf(link), { ...sources, due: money(balance, sources.currency) }, now)
  return {
    ...about,
    id: link.id,
    until: link.expires_at,
    total,
    paid: collected.amount,
    credited: credited.amount,
    due: balance,
    state: tried && isUnsettledRow(tried) ? ('checking' as const) : planned.ok ? ('open' as const) : ends[planned.code],
    /** what is asked for; null when nothing is */
    amount: planned.ok ? planned.value.amount.amount : null,
    tried: tried ? triedOf(tried) : null,
    card: ways.card?.field ?? null,
    wallet: ways.wallet !== null,
  }
}

const ends = {
  link_paid: 'paid',
  link_revoked: 'revoked',
  order_cancelled: 'cancelled',
  nothing_due: 'nothing_due',
  link_expired: 'expired',
  unsettled: 'busy',
} as const satisfies { readonly [code: string]: PageState }

/** What the last attempt by this link came to. */
export type Tried = {
  readonly id: string
  readonly amount: number
  readonly outcome: Outcome
  readonly code: string | null
  readonly instrument: string | null
  readonly at: Date
}

function triedOf(row: TryRow): Tried {
  const outcome = outcomeOfRow(row)
  const last = row.events.findLast(({ state }) => state === outcome)
  const instrument = row.events.findLast((event) => event.instrument !== null)?.instrument ?? null
  return {
    id: row.id,
    amount: row.amount,
    outcome,
    code: last?.code ?? null,
    instrument: cardName(instrument),
    at: last?.at ?? row.created_at,
  }
}
