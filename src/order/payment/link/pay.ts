import type { z } from 'zod'
import { money } from '#domain/money.ts'
import { planLinkPayment } from '#domain/payment/link.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { inStore } from '#platform/doors.ts'
import { currentFacts, type Held } from '../../spine.ts'
import { attempt } from '../beats/attempt.ts'
import type { MoneyAnswer } from '../shapes.ts'
import { needLink, ruleOf } from './queries.ts'
import type { Opened } from './read-page.ts'
import type { PayForm } from './shapes.ts'
import { payWays } from './ways.ts'

/**
 * Sells to the card a buyer has just typed at a link's page, for the amount they saw or not at all. They are there: `url` of the answer is where their bank
 * wants them, which sends them on to `returnUrl`.
 */
export async function payByCard(
  app: App,
  opened: Opened,
  form: z.output<typeof PayForm>,
  returnUrl: string,
): Promise<Result<MoneyAnswer, string>> {
  const { command: id, amount, card: token, keep } = form
  const command = { id, seen: null, body: ['pay link', opened.link, amount, token, keep] }
  const decide = async (held: Held) => {
    const planned = await planPayment(held, opened, amount)
    if (!planned.ok) return planned
    const { card } = await payWays(app, held.tx)
    if (!card) return refuse('no_way_to_pay')
    const charge = { by: 'token', token, keep, present: true, link: opened.link } as const
    return ok({ plan: planned.value, of: { charge: { account: { id: card.account.id }, charge } } })
  }
  return attempt<string>(app, opened.actor, { id: await orderOf(app, opened) }, command, decide, returnUrl)
}

/** What the link's rules allow under the order's lock, when it is still the amount the buyer saw. */
export async function planPayment(held: Held, { link }: Opened, seen: number) {
  const { sources, facts } = await currentFacts(held)
  const due = money(facts.balance, sources.currency)
  const planned = planLinkPayment(ruleOf(await needLink(held.tx, link)), { ...sources, due }, held.now)
  return planned.ok && planned.value.amount.amount !== seen ? refuse('amount_changed') : planned
}

/** The order a link is for. */
export async function orderOf(app: App, { actor, link }: Opened): Promise<string> {
  const row = await inStore(app, actor, (tx) => needLink(tx, link))
  return row.order_id
}
