import { afterAll, beforeAll, expect, test } from 'vitest'
import { money } from '#domain/money.ts'
import type { Attempt, ChargeAsk, Gateway, Paid } from '#ports/gateway.ts'

/** What an adapter's test gives the contract: an account, tokens of three kinds of card, and a world whose line can be made to fail. */
export type GatewayWorld = {
  readonly gateway: Gateway
  /** an account nobody answers for */
  readonly nobody: Gateway
  /** an account whose keys are refused */
  readonly strangers: Gateway
  /** what a buyer's browser brings: a fresh token, good for one payment */
  readonly token: (kind: 'good' | 'refused') => Promise<string>
  /** what a charge asks when the buyer has agreed that it may be done again */
  readonly keeping: () => Promise<Partial<ChargeAsk>>
  /** what the good token is known as, and what the refused one's no says */
  readonly instrument: object
  readonly refusal: object
  /** a reference of the right form nobody gave out */
  readonly nothing: string
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
  takingContract(name)
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

type Made = { readonly asked: Attempt; readonly ask: ChargeAsk; readonly reference: string }
const buyer = { name: 'Ava Martin', email: 'ava@example.com' }

async function made(kind: ChargeAsk['kind'], more: Partial<ChargeAsk> = {}): Promise<Made> {
  const asked = attempt()
  const token = await world.token('good')
  const ask: ChargeAsk = { amount: hundred, kind, from: { by: 'token', token }, keep: false, phone: false, buyer, ...more }
  const created = await world.gateway.create(asked, ask)
  if (created.outcome !== 'approved') throw new Error(JSON.stringify(created))
  return { asked, ask, reference: created.reference }
}

const confirmed = ({ asked, ask, reference }: Made) => world.gateway.confirm(asked, reference, ask)

/** A confirmed payment and the part of it the next call is about. */
async function paid(kind: ChargeAsk['kind'], more: Partial<ChargeAsk> = {}): Promise<Paid> {
  const payment = await made(kind, more)
  const answer = await confirmed(payment)
  if (answer.outcome !== 'approved' || !answer.found) throw new Error(JSON.stringify(answer))
  expect(answer.found.reference).toBe(payment.reference)
  return { payment: payment.reference, part: answer.found.part }
}

async function read(payment: string) {
  const found = await world.gateway.find(payment)
  if (found === null || 'unreadable' in found) throw new Error(JSON.stringify(found))
  return found
}

/** What may be refunded of a payment: the sale or the capture in it. */
async function taken({ payment }: Paid): Promise<Paid> {
  const found = await read(payment)
  return { payment, part: found.captures.at(-1)?.reference ?? found.part }
}

function movingContract(name: string): void {
  test(`${name}: making a payment moves nothing, confirming holds it, and the answer says all we may know of what was charged`, async () => {
    const payment = await made('authorization')
    expect(await movedOn(payment.reference)).toEqual([])
    expect(await read(payment.reference)).toMatchObject({
      kind: 'authorization',
      amount: hundred,
      decline: null,
      order: payment.asked.order,
      captured: money(0, 'USD'),
    })
    const held = await confirmed(payment)
    expect(held).toMatchObject({ outcome: 'approved', found: { state: 'held', instrument: world.instrument } })
    if (held.outcome === 'approved') expect(held.found?.expiresAt?.getTime()).toBeGreaterThan(Date.now())
    expect(await movedOn(payment.reference)).toEqual([['authorize', 100_00]])
  })

  test(`${name}: a capture in part takes that much, lets the rest go, is known by its label, and tells the fee`, async () => {
    const hold = await paid('authorization')
    const asked = attempt()
    expect(await world.gateway.capture(asked, hold, money(60_00, 'USD'), true)).toMatchObject({ outcome: 'approved' })
    const found = await read(hold.payment)
    expect(found).toMatchObject({ state: 'captured', captured: money(60_00, 'USD'), refunded: money(0, 'USD') })
    expect(found.captures).toMatchObject([{ transaction: asked.transaction, amount: money(60_00, 'USD'), state: 'done' }])
    expect(found.fee?.amount).toBeGreaterThan(0)
    expect(await world.gateway.capture(attempt(), hold, money(1_00, 'USD'), true)).toMatchObject({ outcome: 'invalid' })
    expect(await movedOn(hold.payment)).toEqual([
      ['authorize', 100_00],
      ['capture', 60_00],
    ])
  })

  test(`${name}: where it may be captured several times, each capture is told from the last, and the rest can be let go`, async () => {
    const hold = await paid('authorization')
    expect((await read(hold.payment)).several).toBe(true)
    const [first, second] = [attempt(), attempt()]
    expect(await world.gateway.capture(first, hold, money(30_00, 'USD'), false)).toMatchObject({ outcome: 'approved' })
    expect(await read(hold.payment)).toMatchObject({ state: 'held', captured: money(30_00, 'USD') })
    expect(await world.gateway.capture(second, hold, money(20_00, 'USD'), false)).toMatchObject({ outcome: 'approved' })
    const found = await read(hold.payment)
    expect(found.captured).toEqual(money(50_00, 'USD'))
    expect(found.captures.at(-1)?.transaction).toBe(second.transaction)
    expect(await world.gateway.void(attempt(), hold)).toMatchObject({ outcome: 'approved' })
    expect(await read(hold.payment)).toMatchObject({ state: 'captured', captured: money(50_00, 'USD') })
    expect((await movedOn(hold.payment)).slice(0, 3)).toEqual([
      ['authorize', 100_00],
      ['capture', 30_00],
      ['capture', 20_00],
    ])
  })
}

function takingContract(name: string): void {
  test(`${name}: a sale takes the money at once; refunds are found again by their transaction and never exceed it`, async () => {
    const sale = await taken(await paid('sale'))
    const [first, second] = [attempt(), attempt()]
    expect((await read(sale.payment)).refunds).toEqual([])
    expect(await world.gateway.refund(first, sale, money(30_00, 'USD'))).toMatchObject({ outcome: 'approved' })
    expect(await world.gateway.refund(second, sale, money(70_01, 'USD'))).toMatchObject({ outcome: 'invalid' })
    expect((await read(sale.payment)).refunds).toMatchObject([
      { transaction: first.transaction, amount: money(30_00, 'USD'), state: 'done' },
    ])
    expect(await movedOn(sale.payment)).toEqual([
      ['sale', 100_00],
      ['refund', 30_00],
    ])
  })

  test(`${name}: what the buyer let us keep is charged again without them; what was not kept is not`, async () => {
    const { payment } = await paid('sale', await world.keeping())
    const { saved } = await read(payment)
    if (!saved) throw new Error('nothing was kept')
    const again = await paid('sale', { from: { by: 'saved', saved }, amount: money(12_34, 'USD') })
    expect(await movedOn(again.payment)).toEqual([['sale', 12_34]])
    expect((await read((await paid('sale')).payment)).saved).toBeNull()
  })
}

function refusingContract(name: string): void {
  test(`${name}: a hold is let go once`, async () => {
    const hold = await paid('authorization')
    expect(await world.gateway.void(attempt(), hold)).toMatchObject({ outcome: 'approved' })
    expect(await read(hold.payment)).toMatchObject({ state: 'canceled' })
    expect(await world.gateway.capture(attempt(), hold, hundred, true)).toMatchObject({ outcome: 'invalid' })
  })

  test(`${name}: a refused payment is a definite no with its reason`, async () => {
    const payment = await made('sale', { from: { by: 'token', token: await world.token('refused') } })
    expect(await confirmed(payment)).toMatchObject({ outcome: 'declined', ...world.refusal })
    expect(await movedOn(payment.reference)).toEqual([])
  })

  test(`${name}: nobody there is told from a refused key, and an unknown reference from both`, async () => {
    const nothing = { payment: world.nothing, part: world.nothing }
    expect(await world.gateway.find(world.nothing)).toBeNull()
    expect(await world.nobody.find(world.nothing)).toHaveProperty('unreadable')
    expect(await world.strangers.find(world.nothing)).toHaveProperty('unreadable')
    expect(await world.nobody.void(attempt(), nothing)).toMatchObject({ outcome: 'retry' })
    expect(await world.strangers.void(attempt(), nothing)).toMatchObject({ outcome: 'config' })
    expect(await world.gateway.test()).toMatchObject({ ok: true })
    expect(await world.strangers.test()).toMatchObject({ ok: false, away: false })
    expect(await world.nobody.test()).toMatchObject({ ok: false, away: true })
  })
}

function losingContract(name: string): void {
  test(`${name}: the same attempt sent again is one effect`, async () => {
    const payment = await made('sale')
    expect(await world.gateway.create(payment.asked, payment.ask)).toMatchObject({ outcome: 'approved', reference: payment.reference })
    await confirmed(payment)
    expect(await confirmed(payment)).toMatchObject({ outcome: 'approved' })
    const sale = await taken({ payment: payment.reference, part: payment.reference })
    const back = attempt()
    await world.gateway.refund(back, sale, money(10_00, 'USD'))
    expect(await world.gateway.refund(back, sale, money(10_00, 'USD'))).toMatchObject({ outcome: 'approved' })
    expect(await movedOn(payment.reference)).toEqual([
      ['sale', 100_00],
      ['refund', 10_00],
    ])
  })

  test.each(['drop_after', 'hang_after', '500_after', '500_before'] as const)(
    `${name}: %s is unknown for every verb, never a no`,
    async (how) => {
      const [confirming, capturing, voiding, sale] = [
        await made('sale'),
        await paid('authorization'),
        await paid('authorization'),
        await taken(await paid('sale')),
      ]
      await world.breakNext('confirm', how)
      await world.breakNext('capture', how)
      await world.breakNext('void', how)
      await world.breakNext('refund', how)
      const replies = [
        await confirmed(confirming),
        await world.gateway.capture(attempt(), capturing, hundred, true),
        await world.gateway.void(attempt(), voiding),
        await world.gateway.refund(attempt(), sale, hundred),
      ]
      // A cut line may be healed by sending once more under the same key: then the answer is the first one's.
      const fine = how === 'drop_after' ? ['unknown', 'approved'] : ['unknown']
      for (const reply of replies) expect(fine).toContain(reply.outcome)
      const payments = [confirming.reference, capturing.payment, voiding.payment, sale.payment]
      const effects = await Promise.all(payments.map(movedOn))
      expect(effects.map((kinds) => kinds.length)).toEqual(how === '500_before' ? [0, 1, 1, 1] : [1, 2, 2, 2])
    },
  )
}
