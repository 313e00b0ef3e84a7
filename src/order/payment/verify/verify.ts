import { randomInt } from 'node:crypto'
import { money } from '#domain/money.ts'
import { planVerification, planVoid, verificationRange, verificationTries } from '#domain/payment/plans.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { noCommand, type Command } from '#platform/command.ts'
import type { Actor } from '#platform/doors.ts'
import { currentFacts, holdOrder, record, type Held } from '../../spine.ts'
import { readHistory } from '../../spine-history.ts'
import { openAccount } from '../beats/account.ts'
import { attempt, type NewCharge, type Which } from '../beats/attempt.ts'
import { needAttempt } from '../beats/queries.ts'
import { findSaved } from '../queries.ts'
import { findVerification, listVerifications, saveVerification } from './queries.ts'
import type { GiveUpAsk, MoneyAnswer, NameAmountAsk, NameAnswer, VerifyAsk } from '../shapes.ts'

/** Verifications of one order: more would let somebody guess the amounts one after the other. */
const verificationsMost = 3

/** Places a small secret hold on the customer's card. Its amount is chosen here and told to nobody; the customer reads it from their statement. */
export async function verifyCard(
  app: App,
  actor: Actor,
  which: Which,
  ask: VerifyAsk,
  command: Command,
): Promise<Result<MoneyAnswer, string>> {
  return attempt<string>(app, actor, which, command, async (held) => {
    if (held.order.status === 'cancelled') return refuse('order_cancelled')
    const { sources } = await currentFacts(held)
    if ((await listVerifications(held.tx, held.order.id)).length >= verificationsMost) return refuse('verified_too_often')
    const amount = randomInt(verificationRange.least, verificationRange.most + 1)
    const planned = planVerification(sources.history, money(amount, sources.currency))
    if (!planned.ok) return planned
    const charge = await chargeOf(app, held, ask)
    return charge.ok ? ok({ plan: planned.value, of: { charge: charge.value } }) : charge
  })
}

/** Compares what the customer says with the secret amount. Right, or wrong for the last time, it is over and the hold is let go. */
export async function nameAmount(
  app: App,
  actor: Actor,
  which: Which,
  ask: NameAmountAsk,
  command: Command,
): Promise<Result<NameAnswer, string>> {
  const named = await holdOrder<NameAnswer, string>(app, actor, which, command, 'payment', async (held) => {
    const row = await findVerification(held.tx, held.order.id, ask.transaction)
    if (!row) return refuse('not_a_verification')
    if (row.state !== 'open') return refuse('verification_over')
    const tries = row.tries + 1
    const right = row.amount === ask.amount
    const state = right ? 'named' : tries >= verificationTries ? 'failed' : 'open'
    await saveVerification(held.tx, row.id, { state, tries, endedAt: state === 'open' ? null : held.now })
    record(held, {
      type: 'card_verification',
      state: right ? 'named' : state === 'failed' ? 'failed' : 'wrong',
      triesLeft: verificationTries - tries,
    })
    return ok({ state, triesLeft: verificationTries - tries })
  })
  if (named.ok && named.value.state !== 'open') await release(app, actor, which, ask.transaction)
  return named
}

/** Ends a verification nobody will answer any more, and lets its hold go. */
export async function giveUp(app: App, actor: Actor, which: Which, ask: GiveUpAsk, command: Command): Promise<Result<NameAnswer, string>> {
  const ended = await holdOrder<NameAnswer, string>(app, actor, which, command, 'payment', async (held) => {
    const row = await findVerification(held.tx, held.order.id, ask.transaction)
    if (!row) return refuse('not_a_verification')
    if (row.state !== 'open') return refuse('verification_over')
    await saveVerification(held.tx, row.id, { state: 'given_up', tries: row.tries, endedAt: held.now })
    record(held, { type: 'card_verification', state: 'given_up', triesLeft: 0 })
    return ok({ state: 'given_up', triesLeft: 0 })
  })
  if (ended.ok) await release(app, actor, which, ask.transaction)
  return ended
}

/** Lets a secret hold go. One that cannot be let go now is found by the sweep. */
export async function release(app: App, actor: Actor, which: Which, transaction: string): Promise<Result<MoneyAnswer, string>> {
  return attempt<string>(app, actor, which, noCommand, async (held) => {
    const history = await readHistory(held.tx, held.order)
    const hold = history.find((t) => t.id === transaction && t.kind === 'verification')
    if (!hold) return refuse('not_a_verification')
    const planned = planVoid(hold, history, held.now)
    return planned.ok ? ok({ plan: planned.value, of: { payment: await needAttempt(held.tx, hold.id) }, reason: 'verified' }) : planned
  })
}

async function chargeOf(app: App, held: Held, ask: VerifyAsk): Promise<Result<NewCharge, string>> {
  if ('token' in ask) {
    const account = await openAccount(app, held.tx, { gateway: 'stripe' })
    if (!account.ok) return account
    return ok({
      account: { id: account.value.id },
      charge: { by: 'token', token: ask.token, phone: (ask.phone ?? false) && account.value.phone },
    })
  }
  const saved = await findSaved(held.tx, held.order.id, ask.transaction)
  if (!saved) return refuse('not_saved')
  if (saved.gateway !== 'stripe') return refuse('wallet_not_verified')
  return ok({ account: { id: saved.account }, charge: { by: 'saved', saved: saved.saved } })
}
