import { uuidv7 } from 'uuidv7'
import { planCharge } from '#domain/payment/plans.ts'
import { money, type Money } from '#domain/money.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { noCommand } from '#platform/command.ts'
import { inStore, systemActor, type Actor } from '#platform/doors.ts'
import type { Job } from '#platform/jobs.ts'
import type { Found, Gateway } from '#ports/gateway.ts'
import { currentFacts, holdOrder, record } from '../spine.ts'
import { findByNumber } from '../spine-facts.ts'
import { openAccount } from './beats/account.ts'
import { attempt } from './beats/attempt.ts'
import { everywhere } from './beats/conclude.ts'
import { appendEvents, insertTransaction, saveClaim } from './beats/queries.ts'
import { attemptsOf, findClaim, keepTries, readPaymentMode, type ClaimRow } from './queries.ts'

/**
 * What an arrived order's payment comes to. A reference is read back at the gateway and becomes the order's authorization or sale, or is refused with the
 * reason; a token is sold or authorized, as the store is set. Throws when the gateway cannot be asked now: the job comes again. Done twice it does nothing.
 */
export async function confirmPayment(app: App, { store, id }: Job): Promise<void> {
  const done = await askGateway(app, systemActor(store), id, ['unconfirmed'])
  if (!done.ok && isOnItsWay(done.code)) throw new Error('the gateway is still working on the payment')
  // Without keys there is nobody to ask; the claim stays unconfirmed until somebody has entered them and checks again.
  if (!done.ok) app.log.info({ store, order: id, code: done.code }, 'the payment was not confirmed')
}

/** "Check now", by a person: the same for a claim still to be asked about, and once more for a refused one. A declined token is tried anew. */
export async function checkClaim(
  app: App,
  actor: Actor,
  which: { readonly number: number },
): Promise<Result<{ readonly checked: true }, string>> {
  const order = await inStore(app, actor, (tx) => findByNumber(tx, which.number))
  if (!order) return refuse('not_found')
  try {
    const done = await askGateway(app, actor, order.id, ['unconfirmed', 'refused'])
    return done.ok ? ok({ checked: true }) : done
  } catch (error) {
    app.log.warn({ store: actor.store, order: order.id, error: String(error) }, 'the payment could not be checked')
    return refuse('gateway_away')
  }
}

async function askGateway(app: App, actor: Actor, order: string, states: readonly ClaimRow['state'][]): Promise<Result<unknown, string>> {
  const seen = await inStore(app, everywhere(actor), async (tx) => {
    const claim = await findClaim(tx, order)
    return claim && { claim, account: await openAccount(app, tx, { gateway: claim.gateway }) }
  })
  if (!seen || !states.includes(seen.claim.state)) return ok(null)
  if (!seen.account.ok) return seen.account
  if (seen.claim.kind === 'payment_method') {
    const charged = await charge(app, actor, order, seen.claim)
    // Nothing to charge any more: the claim must not wait for ever.
    if (!charged.ok && (charged.code === 'order_cancelled' || charged.code === 'nothing_due'))
      await refuseClaim(app, actor, order, seen.claim, charged.code)
    return charged
  }
  return readBack(app, actor, order, seen.claim, seen.account.value)
}

/** Does the claim wait for the gateway, which has not made up its mind? */
function isOnItsWay(code: string): boolean {
  return code === 'under_review' || code === 'processing'
}

function charge(app: App, actor: Actor, order: string, claim: ClaimRow) {
  return attempt(app, everywhere(actor), { id: order }, noCommand, async (held) => {
    const now = await findClaim(held.tx, order)
    if (!now || now.id !== claim.id || now.state === 'confirmed') return refuse('already_confirmed')
    if (held.order.status === 'cancelled') return refuse('order_cancelled')
    const { sources, facts } = await currentFacts(held)
    const planned = planCharge(await readPaymentMode(held.tx), sources.history, money(facts.total, sources.currency))
    if (!planned.ok) return planned
    const tries = (await attemptsOf(held.tx, order, claim.id)).length
    return ok({
      plan: planned.value,
      of: {
        charge: { account: { gateway: claim.gateway }, charge: { by: 'token', token: claim.reference }, claim: { id: claim.id, tries } },
      },
    })
  })
}

async function readBack(
  app: App,
  actor: Actor,
  order: string,
  claim: ClaimRow,
  account: { readonly id: string; readonly gateway: Gateway },
): Promise<Result<null, 'under_review' | 'processing'>> {
  const found = await account.gateway.find(claim.reference)
  if (found !== null && 'unreadable' in found) throw new Error(`the payment could not be read: ${found.unreadable}`)
  if (found?.state === 'processing') {
    const why = found.reviewed ? 'under_review' : 'processing'
    await inStore(app, everywhere(actor), (tx) => saveClaim(tx, claim.id, 'unconfirmed', why))
    return refuse(why)
  }
  const stamped = found && (found.order === null || found.order === order) ? await stamp(app, actor, order, found, account.gateway) : true
  if (!stamped) throw new Error('the payment could not be stamped with its order')
  await noteTries(app, actor, claim, account)
  await writeVerdict(app, actor, order, claim, account.id, found)
  return ok(null)
}

/** What the buyer tried before and was refused speaks of the buyer; a payment is not kept waiting because that could not be read. */
async function noteTries(
  app: App,
  actor: Actor,
  { id, reference }: ClaimRow,
  account: { readonly id: string; readonly gateway: Gateway },
): Promise<void> {
  const tries = await account.gateway.tries(reference)
  if ('unreadable' in tries)
    return app.log.warn({ store: actor.store, claim: id, message: tries.unreadable }, 'earlier tries were not read')
  const earlier = tries.flatMap(({ amount, at, outcome, instrument, checks }) =>
    outcome === 'approved' ? [] : [{ account: account.id, at: at.toISOString(), amount: amount.amount, outcome, instrument, checks }],
  )
  if (earlier.length > 0) await inStore(app, everywhere(actor), (tx) => keepTries(tx, id, earlier))
}

/** Marks the payment as this order's own, so that no order of another store on the same account can use it too. Only one that would be confirmed. */
async function stamp(app: App, actor: Actor, order: string, found: Found, gateway: Gateway): Promise<boolean> {
  if (found.order === order) return true
  const seen = await holdOrder<{ readonly number: number; readonly why: string | null }, never>(
    app,
    everywhere(actor),
    { id: order },
    noCommand,
    'append',
    async (held) => {
      const { facts, sources } = await currentFacts(held)
      return ok({ number: held.order.number, why: mismatch(found, money(facts.total, sources.currency), order) })
    },
  )
  if (!seen.ok || seen.value.why !== null) return seen.ok
  return (await gateway.stamp(found.reference, { id: order, number: seen.value.number })).outcome === 'approved'
}

async function writeVerdict(app: App, actor: Actor, order: string, claim: ClaimRow, account: string, found: Found | null): Promise<void> {
  const why = await holdOrder<string | null, never>(app, everywhere(actor), { id: order }, noCommand, 'payment', async (held) => {
    const now = await findClaim(held.tx, order)
    if (!now || now.state === 'confirmed') return ok(null)
    const { sources, facts } = await currentFacts(held)
    const wrong = found ? mismatch(found, money(facts.total, sources.currency), order) : 'not_found'
    if (!found || wrong !== null) return ok(wrong)
    const kind = found.state === 'held' ? 'authorization' : 'sale'
    const id = uuidv7()
    await insertTransaction(held.tx, {
      id,
      order,
      kind,
      parent: null,
      payment: id,
      account,
      amount: facts.total,
      currency: sources.currency,
      key: `${claim.id}-read`,
      command: claim.id,
      at: held.now,
    })
    await appendEvents(held.tx, id, [
      { state: 'accepted', source: 'poll', at: held.now, reference: found.reference },
      {
        state: 'approved',
        source: 'poll',
        at: held.now,
        reference: found.part,
        expiresAt: found.expiresAt,
        several: found.several,
        saved: found.saved,
        instrument: found.instrument,
        checks: found.checks,
        fee: found.fee?.currency === sources.currency ? found.fee.amount : null,
      },
    ])
    await saveClaim(held.tx, claim.id, 'confirmed', null)
    record(held, { type: 'payment_confirmed', reference: found.reference, kind, amount: facts.total })
    return ok(null)
  })
  if (why.ok && why.value !== null) await refuseClaim(app, actor, order, claim, why.value)
}

/** Says no to a claim, with the reason; the same no again adds nothing to the log. */
async function refuseClaim(app: App, actor: Actor, order: string, claim: ClaimRow, why: string): Promise<void> {
  await holdOrder<null, never>(app, everywhere(actor), { id: order }, noCommand, 'payment', async (held) => {
    const now = await findClaim(held.tx, order)
    if (!now || now.state === 'confirmed' || (now.state === 'refused' && now.why === why)) return ok(null)
    await saveClaim(held.tx, claim.id, 'refused', why)
    record(held, { type: 'payment_not_confirmed', reference: claim.reference, why })
    return ok(null)
  })
}

/** Why this payment cannot be the order's; null when it can: the very amount and currency, held or taken, nothing given back, no other order's. */
function mismatch(found: Found, total: Money, order: string): string | null {
  const amount = found.state === 'captured' ? found.captured : found.amount
  if (found.order !== null && found.order !== order) return 'used_by_another_order'
  if (found.state !== 'held' && found.state !== 'captured') return found.state === 'canceled' ? 'canceled' : 'not_paid'
  if (amount.currency !== total.currency) return 'currency_differs'
  if (amount.amount !== total.amount) return 'amount_differs'
  return found.refunded.amount > 0 ? 'already_refunded' : null
}
