import { uuidv7 } from 'uuidv7'
import { money } from '#domain/money.ts'
import { planLink } from '#domain/payment/link.ts'
import { ok, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Command } from '#platform/command.ts'
import type { Actor } from '#platform/doors.ts'
import { makePaySecret, payLinkDays } from '#platform/links/pay-link.ts'
import { currentFacts, holdOrder, queueLetter, record, type Held } from '../../spine.ts'
import { insertLink } from './queries.ts'
import type { LinkAnswer, LinkAsk } from './shapes.ts'
import { payWays } from './ways.ts'

/** Makes a link by which the buyer pays without signing in, and mails it to them where they gave an address. Works for seven days, once. */
export async function makeLink(
  app: App,
  actor: Actor,
  number: number,
  ask: LinkAsk,
  command: Command,
): Promise<Result<LinkAnswer, string>> {
  // The address is told to whoever made it and kept nowhere: the command's kept answer is without it.
  const told = new Map<string, string>()
  const made = await holdOrder<Omit<LinkAnswer, 'url'>, string>(app, actor, { number }, command, 'payment', async (held) => {
    const { tx, order } = held
    const { sources, facts } = await currentFacts(held)
    const ways = await payWays(app, tx)
    const may = planLink(sources.status, money(facts.balance, sources.currency), ways.payable)
    if (!may.ok) return may
    const { id, until, url, sealed } = await putLink(held, ask.amount)
    queueLetter(held, { kind: 'pay_link', link: id, amount: ask.amount, until, note: ask.note || null, sealed })
    told.set(id, url)
    return ok({ link: id, until, to: order.buyer_email })
  })
  return made.ok ? ok({ ...made.value, url: told.get(made.value.link) ?? null }) : made
}

/** Puts a link on the order for `amount` (minor units), for the letter that takes it along. `until` as ISO 8601. */
export async function putLink(held: Held, amount: number) {
  const { app, tx, order, now } = held
  const id = uuidv7()
  const until = new Date(now.getTime() + payLinkDays * 86_400_000)
  const { hash, url, sealed } = makePaySecret(app, tx.store, id)
  await insertLink(tx, { id, order: order.id, amount, currency: order.currency, hash, at: now, until })
  record(held, { type: 'pay_link_made', link: id, amount, until: until.toISOString() })
  return { id, until: until.toISOString(), url, sealed }
}
