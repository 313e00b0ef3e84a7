import type { z } from 'zod'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { commandId, noCommand } from '#platform/command.ts'
import { inStore } from '#platform/doors.ts'
import type { OfferAsk } from '#ports/gateway.ts'
import { holdOrder, type Held } from '../../spine.ts'
import type { OpenAccount } from '../beats/account.ts'
import { attempt } from '../beats/attempt.ts'
import type { MoneyAnswer } from '../shapes.ts'
import { orderOf, planPayment } from './pay.ts'
import type { Opened } from './read-page.ts'
import type { WalletForm } from './shapes.ts'
import { payWays } from './ways.ts'

type Back = Pick<OfferAsk, 'returnUrl' | 'cancelUrl' | 'language'>

/** Makes a payment for the buyer to approve at the wallet; answers where. Nothing moves, and nothing is written, before they come back. */
export async function offerWallet(
  app: App,
  opened: Opened,
  form: z.output<typeof WalletForm>,
  back: Back,
): Promise<Result<{ readonly url: string }, string>> {
  const order = await orderOf(app, opened)
  const planned = await holdOrder(app, opened.actor, { id: order }, noCommand, 'append', async (held): Promise<Result<Offered, string>> => {
    const may = await planPayment(held, opened, form.amount)
    if (!may.ok) return may
    const { wallet } = await payWays(app, held.tx)
    return wallet ? ok({ wallet, ask: { amount: may.value.amount, kind: 'sale', order: { id: order, number: held.order.number } } }) : none
  })
  if (!planned.ok) return planned
  const { wallet, ask } = planned.value
  const reply = await wallet.gateway.offer(form.command, { ...ask, ...back, keep: form.keep })
  if (reply.outcome === 'action' && reply.url) return ok({ url: reply.url })
  app.log.warn({ store: opened.actor.store, link: opened.link, outcome: reply.outcome }, 'a wallet made no payment to approve')
  return refuse('gateway_away')
}

type Offered = { readonly wallet: OpenAccount; readonly ask: Pick<OfferAsk, 'amount' | 'kind' | 'order'> }

const none = refuse('no_way_to_pay')

/**
 * Takes what the buyer has approved at the wallet. The reference came back through the buyer's browser, so it is believed only as far as the gateway confirms
 * it: made for this order, approved, and over the amount that is asked for now. The same reference again answers what it came to.
 */
export async function payByWallet(
  app: App,
  opened: Opened,
  { reference, keep }: { readonly reference: string; readonly keep: boolean },
  returnUrl: string,
): Promise<Result<MoneyAnswer, string>> {
  const order = await orderOf(app, opened)
  const { wallet } = await inStore(app, opened.actor, (tx) => payWays(app, tx))
  if (!wallet) return none
  const found = await wallet.gateway.find(reference)
  if (found === null || 'unreadable' in found || found.order !== order || found.state !== 'approved') return refuse('not_approved')
  // The same each time the buyer's browser comes back with it.
  const command = { id: commandId(opened.link, reference), seen: null, body: ['pay link wallet', opened.link, reference] }
  const decide = async (held: Held) => {
    const planned = await planPayment(held, opened, found.amount.amount)
    if (!planned.ok) return planned
    if (planned.value.amount.currency !== found.amount.currency) return refuse('amount_changed')
    const charge = { by: 'token', token: reference, keep, present: true, link: opened.link } as const
    return ok({ plan: planned.value, of: { charge: { account: { id: wallet.id }, charge } } })
  }
  return attempt<string>(app, opened.actor, { id: order }, command, decide, returnUrl)
}
