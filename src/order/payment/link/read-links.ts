import { money } from '#domain/money.ts'
import { planLink, planRevocation } from '#domain/payment/link.ts'
import { refuse } from '#domain/result.ts'
import type { At } from '../../spine.ts'
import { isUnsettledRow } from '../beats/conclude.ts'
import type { LinkView, PaymentView } from '../shapes.ts'
import { listOpenLinks, listTries } from './queries.ts'
import { payWays } from './ways.ts'

/** The order's links that were neither paid nor taken back, and whether a new one may be made. A cancelled order has none that works. */
export async function readLinks(at: At): Promise<{ readonly links: readonly LinkView[]; readonly can: PaymentView['can']['link'] }> {
  const links = at.sources.status === 'cancelled' ? [] : await linksOf(at)
  if (!at.tx.actor.rights.includes('collect')) return { links, can: refuse('forbidden', { right: 'collect' }) }
  const due = money(at.facts.balance, at.sources.currency)
  // Whether the store can be paid at all is asked only where it matters.
  const known = planLink(at.sources.status, due, true)
  const may = known.ok ? planLink(at.sources.status, due, (await payWays(at.app, at.tx)).payable) : known
  return { links, can: may.ok ? { ok: true, suggested: due.amount, to: at.order.buyer_email } : may }
}

async function linksOf(at: At): Promise<readonly LinkView[]> {
  const rows = await listOpenLinks(at.tx, at.order.id)
  if (rows.length === 0) return []
  const tries = await listTries(at.tx, at.order.id)
  return rows.map((row) => {
    const tried = tries.find(({ link }) => link === row.id)
    const may = planRevocation(row, tried !== undefined && isUnsettledRow(tried))
    const can = at.tx.actor.rights.includes('collect') ? may : refuse('forbidden', { right: 'collect' })
    return {
      id: row.id,
      amount: row.amount,
      state: row.expires_at > at.now ? 'open' : 'expired',
      until: row.expires_at.toISOString(),
      who: row.created_name,
      can: { revoke: can.ok ? { ok: true } : can },
    }
  })
}
