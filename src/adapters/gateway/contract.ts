import { afterAll, beforeAll, expect, test } from 'vitest'
import { money } from '#domain/money.ts'
import type { Attempt, Gateway } from '#ports/gateway.ts'

/** What an adapter's test gives the contract: an account, tokens of three kinds of card, and a world whose line can be made to fail. */
export type GatewayWorld = {
  readonly gateway: Gateway
  /** an account nobody answers for */
  readonly nobody: Gateway
  /** an account whose keys are refused */
  readonly strangers: Gateway
  readonly cards: { readonly good: string; readonly refused: string; readonly asksHolder: string }
  /** the next call of this kind goes wrong: done or not done, its answer lost */
  readonly breakNext: (verb: 'create' | 'confirm' | 'capture' | 'void' | 'refund', how: FaultName) => Promise<void>
  /** what really moved, oldest first, minor units */
  readonly moved: () => Promise<readonly { readonly kind: string; readonly amount: number; readonly reference: string }[]>
  readonly close: () => Promise<void>
}
type FaultName = 'drop_before' | 'drop_after' | 'hang_after' | '500_before' | '500_after'

const hundred = money(100_00, 'USD')
let sequence = 0

let world: GatewayWorld

/** What every gateway adapter must hold to, over the wire; run by each adapter's own test. */
export function gatewayContract(name: string, open: () => Promise<GatewayWorld>): void {
  beforeAll(async () => {
    world = await open()
  })
  afterAll(() => world.close())
  movingContract(name)
  refusingContract(name)
  losingContract(name)
}

function attempt(): Attempt {
  const id = `00000000-0000-7000-8000-${String(++sequence).padStart(12, '0')}`
  return { transaction: id, order: `order-of-${id}`, number: 100_000 + sequence, key: id }
}

async function movedOn(reference: string) {
  return (await world.moved()).filter((effect) => effect.reference === reference).map(({ kind, amount }) => [kind, amount])
}

async function made(kind: 'authorization' | 'sale', token = world.cards.good) {
  const asked = attempt()
  const created = await world.gateway.create(asked, { amount: hundred, kind, token })
  if (created.outcome !== 'approved') throw new Error(created.outcome)
  return { asked, reference: created.reference }
}

async function paid(kind: 'authorization' | 'sale') {
  const { asked, reference } = await made(kind)
  expect(await world.gateway.confirm(asked, reference)).toMatchObject({ outcome: 'approved', reference })
  return reference
}

function movingContract(name: string): void {
  test(`${name}: making a payment moves nothing, confirming holds it, and the answer says all we may know of the card`, async () => {
    const { asked, reference } = await made('authorization')
    expect(await movedOn(reference)).toEqual([])
    expect(await world.gateway.find(reference)).toMatchObject({
      state: 'open',
      kind: 'authorization',
      amount: hundred,
      decline: null,
      order: asked.order,
    })
    const held = await world.gateway.confirm(asked, reference)
    expect(held).toMatchObject({
      outcome: 'approved',
      found: { state: 'held', instrument: { brand: 'visa', last4: '4242', funding: 'credit', country: 'US' } },
    })
    if (held.outcome === 'approved') expect(held.found?.expiresAt?.getTime()).toBeGreaterThan(Date.now())
    expect(await movedOn(reference)).toEqual([['authorize', 100_00]])
  })

  test(`${name}: a capture in part takes that much, is known by its label, and tells the fee`, async () => {
    const reference = await paid('authorization')
    const asked = attempt()
    expect(await world.gateway.capture(asked, reference, money(60_00, 'USD'))).toMatchObject({
      outcome: 'approved',
      found: { captured: money(60_00, 'USD'), refunded: money(0, 'USD') },
    })
    expect(await world.gateway.find(reference)).toMatchObject({
      state: 'captured',
      captured: money(60_00, 'USD'),
      capturedBy: asked.transaction,
      refunded: money(0, 'USD'),
    })
    expect(await world.gateway.capture(attempt(), reference, money(1_00, 'USD'))).toMatchObject({ outcome: 'invalid' })
    expect(await movedOn(reference)).toEqual([
      ['authorize', 100_00],
      ['capture', 60_00],
    ])
  })

  test(`${name}: a sale takes the money at once; refunds are found again by their transaction and never exceed it`, async () => {
    const reference = await paid('sale')
    const [first, second] = [attempt(), attempt()]
    expect(await world.gateway.findRefund(reference, first.transaction)).toBeNull()
    expect(await world.gateway.refund(first, reference, money(30_00, 'USD'))).toMatchObject({ outcome: 'approved' })
    expect(await world.gateway.refund(second, reference, money(70_01, 'USD'))).toMatchObject({ outcome: 'invalid' })
    expect(await world.gateway.findRefund(reference, first.transaction)).toMatchObject({ outcome: 'approved' })
    expect(await world.gateway.findRefund(reference, second.transaction)).toBeNull()
    expect(await movedOn(reference)).toEqual([
      ['sale', 100_00],
      ['refund', 30_00],
    ])
  })
}

function refusingContract(name: string): void {
  test(`${name}: a hold is let go once`, async () => {
    const reference = await paid('authorization')
    expect(await world.gateway.void(attempt(), reference)).toMatchObject({ outcome: 'approved' })
    expect(await world.gateway.find(reference)).toMatchObject({ state: 'canceled' })
    expect(await world.gateway.capture(attempt(), reference, hundred)).toMatchObject({ outcome: 'invalid' })
  })

  test(`${name}: a refused card is a definite no with its reason, and stays readable`, async () => {
    const { asked, reference } = await made('sale', world.cards.refused)
    expect(await world.gateway.confirm(asked, reference)).toMatchObject({
      outcome: 'declined',
      code: 'insufficient_funds',
      advice: 'try_again_later',
      instrument: { last4: '9995' },
    })
    expect(await world.gateway.find(reference)).toMatchObject({ state: 'open', decline: { code: 'insufficient_funds' } })
    expect(await movedOn(reference)).toEqual([])
  })

  test(`${name}: a card that asks for its holder is not charged behind their back`, async () => {
    const { asked, reference } = await made('sale', world.cards.asksHolder)
    expect(await world.gateway.confirm(asked, reference)).toMatchObject({ outcome: 'action' })
    expect(await movedOn(reference)).toEqual([])
  })

  test(`${name}: nobody there is told from a refused key, and an unknown reference from both`, async () => {
    expect(await world.gateway.find('pi_nothing_of_that_name')).toBeNull()
    expect(await world.nobody.find('pi_x')).toHaveProperty('unreadable')
    expect(await world.strangers.find('pi_x')).toHaveProperty('unreadable')
    expect(await world.nobody.void(attempt(), 'pi_x')).toMatchObject({ outcome: 'retry' })
    expect(await world.strangers.void(attempt(), 'pi_x')).toMatchObject({ outcome: 'config' })
    expect(await world.gateway.test()).toMatchObject({ ok: true })
    expect(await world.strangers.test()).toMatchObject({ ok: false, away: false })
    expect(await world.nobody.test()).toMatchObject({ ok: false, away: true })
  })

  test(`${name}: a payment made elsewhere can be stamped with its order`, async () => {
    const reference = await paid('authorization')
    expect(await world.gateway.stamp(reference, { id: 'order-7', number: 7 })).toMatchObject({ outcome: 'approved' })
    expect(await world.gateway.find(reference)).toMatchObject({ order: 'order-7', state: 'held' })
  })
}

function losingContract(name: string): void {
  test(`${name}: the same attempt sent again is one effect`, async () => {
    const { asked, reference } = await made('sale')
    const again = await world.gateway.create(asked, { amount: hundred, kind: 'sale', token: world.cards.good })
    expect(again).toMatchObject({ outcome: 'approved', reference })
    await world.gateway.confirm(asked, reference)
    expect(await world.gateway.confirm(asked, reference)).toMatchObject({ outcome: 'approved' })
    const back = attempt()
    await world.gateway.refund(back, reference, money(10_00, 'USD'))
    expect(await world.gateway.refund(back, reference, money(10_00, 'USD'))).toMatchObject({ outcome: 'approved' })
    expect(await movedOn(reference)).toEqual([
      ['sale', 100_00],
      ['refund', 10_00],
    ])
  })

  test.each(['drop_after', 'hang_after', '500_after', '500_before'] as const)(
    `${name}: %s is unknown for every verb, never a no`,
    async (how) => {
      const [confirming, capturing, voiding, refunding] = [
        await made('sale'),
        await paid('authorization'),
        await paid('authorization'),
        await paid('sale'),
      ]
      await world.breakNext('confirm', how)
      await world.breakNext('capture', how)
      await world.breakNext('void', how)
      await world.breakNext('refund', how)
      const replies = [
        await world.gateway.confirm(confirming.asked, confirming.reference),
        await world.gateway.capture(attempt(), capturing, hundred),
        await world.gateway.void(attempt(), voiding),
        await world.gateway.refund(attempt(), refunding, hundred),
      ]
      // A cut line may be healed by sending once more under the same key: then the answer is the first one's.
      const fine = how === 'drop_after' ? ['unknown', 'approved'] : ['unknown']
      for (const reply of replies) expect(fine).toContain(reply.outcome)
      const effects = await Promise.all([confirming.reference, capturing, voiding, refunding].map(movedOn))
      expect(effects.map((kinds) => kinds.length)).toEqual(how === '500_before' ? [0, 1, 1, 1] : [1, 2, 2, 2])
    },
  )
}
