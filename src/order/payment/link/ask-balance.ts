import { money } from '#domain/money.ts'
import { planLink } from '#domain/payment/link.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Command } from '#platform/command.ts'
import type { Actor } from '#platform/doors.ts'
import { currentFacts, holdOrder, queueLetter } from '../../spine.ts'
import { putLink } from './make-link.ts'
import { payWays } from './ways.ts'

/**
 * Asks the buyer by mail for what no hold secures of the balance: with a pay link, or to call. Answers the amount in minor units. Refused when nothing is due beyond
 * the holds (`nothing_due`), without an address, and a link where the store has no account a buyer can pay through or the person may not collect.
 */
export async function askBalance(
  app: App,
  actor: Actor,
  number: number,
  by: 'link' | 'call',
  command: Command,
): Promise<Result<{ readonly amount: number }, string>> {
  if (by === 'link' && !actor.rights.includes('collect')) return refuse('forbidden', { right: 'collect' })
  return holdOrder<{ readonly amount: number }, string>(app, actor, { number }, command, 'append', async (held) => {
    if (!held.order.buyer_email) return refuse('no_address')
    const { sources, facts } = await currentFacts(held)
    const amount = facts.balance - facts.held
    const payable = by === 'call' || (await payWays(app, held.tx)).payable
    const may = planLink(sources.status, money(amount, sources.currency), payable)
    if (!may.ok) return may
    const link = by === 'link' ? await putLink(held, amount) : null
    queueLetter(held, {
      kind: 'balance_due',
      amount,
      link: link?.id ?? null,
      until: link?.until ?? null,
      ...(link && { sealed: link.sealed }),
    })
    return ok({ amount })
  })
}
