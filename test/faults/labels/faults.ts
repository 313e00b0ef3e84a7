import { expect } from 'vitest'
import { rights } from '#domain/rights.ts'
import { doFlow } from '#order/flows/running/resume.ts'
import { shipAndComplete } from '#order/flows/ship-and-complete.ts'
import type { Carrier, OpenCarrier } from '#ports/carrier.ts'
import type { FaultKind } from '#test/support/sandbox.ts'
import { deaths, type Death } from './deaths.ts'
import type { Patience } from './drive.ts'
import { services, type Service, type Work, type World } from './world.ts'

/** One thing that goes wrong while labels are bought: how it is brought about, with what service it can happen, and how many labels somebody gives back after the goods left. */
export type Fault = {
  readonly name: string
  readonly strike: (world: World, work: Work, seed: number) => Promise<void>
  readonly services: readonly Service[]
  readonly back: number
}

const [together, apart] = services

/** What may go wrong around one purchase of two labels. */
export const faults: readonly Fault[] = [
  ...deaths.map((death) => fault(`killed ${death}`, (world, work) => killed(world, work, death))),
  ...[1, 2, 3, 4].map((n) => fault(`killed at a random step (${n})`, (world, work, seed) => world.shipAndDie(work, stepOf(seed)))),
  ...(['hang_after', 'drop_before', 'drop_after', '500_before', '500_after', '409', '429', 'truncated', 'invalid_json'] as const).map(
    (kind) => fault(`the line: ${kind}`, (world, work) => broken(world, work, kind)),
  ),
  ...(['drop_after', '500_before', '429', 'invalid_json'] as const).map((kind) =>
    fault(`the line at the second box: ${kind}`, (world, work) => broken(world, work, kind, true), { services: [apart] }),
  ),
  fault('killed between the boxes', killedBetween, { services: [apart] }),
  fault('the second box is sold long after it was given up waiting for', late, { services: [apart] }),
  fault('the answer is lost and nobody can look, also not when asked again', unseen),
  fault('given up while nobody can look, bought anew, and found after all', anew),
  fault(
    'one box is refused after the other was paid',
    async (world, work) => {
      await world.turn({ orderFailsAtBox: 2 })
      await world.ship(work)
    },
    { services: [together] },
  ),
  fault('one box is refused, and the answer to giving the other back is lost', unheardVoid, { services: [together] }),
  fault('the price changed after the quote', async (world, work) => {
    await world.turn({ priceChange: '1.25' })
    await world.ship(work)
    await world.turn({ priceChange: '0.00' })
  }),
  fault('given back elsewhere before it was heard of', async (world, work) => {
    await world.shipAndDie(work, 'with the carrier')
    await voidElsewhere(world, work)
  }),
  fault(
    'given back elsewhere after it left, told by webhook',
    async (world, work) => {
      await world.ship(work)
      await voidElsewhere(world, work)
    },
    { back: 1 },
  ),
  fault('webhooks twice, late and out of order', async (world, work) => {
    await world.webhooks('duplicate', 2)
    await world.webhooks('reorder', 2)
    await world.webhooks('late', 1)
    await broken(world, work, 'drop_after')
  }),
  fault('the purchase arrives twice', async (world, work) => {
    await pressed(world, work, repeating(world.desk.app.openCarrier))
  }),
  fault('the same button pressed twice', async (world, work) => {
    await Promise.all([world.ship(work), world.ship(work)])
  }),
  fault('two people at once', async (world, work) => {
    await Promise.all([world.ship(work), world.ship({ ...work, command: crypto.randomUUID() })])
  }),
  fault('a request and its job at once', async (world, work) => {
    await world.fault(work, 'slow', { milliseconds: 400 })
    const sending = world.ship(work)
    await expect.poll(() => world.page(work.number).then(({ purchase }) => purchase?.state), { interval: 5 }).toBe('asked')
    await doFlow(world.desk.app, { store: world.desk.store.id, id: work.command })
    await sending
  }),
]

type Told = Partial<Pick<Fault, 'services' | 'back'>>

function fault(name: string, strike: Fault['strike'], told: Told = {}): Fault {
  return { name, strike, services, back: 0, ...told }
}

/** A step of a purchase of two labels, which has some 150 of which the first fifteen write nothing. */
function stepOf(seed: number): number {
  return 15 + (((seed * 2_654_435_761) >>> 0) % 140)
}

async function killed(world: World, work: Work, death: Death): Promise<void> {
  if (death === 'with the carrier') await world.fault(work, 'hang_after')
  await world.shipAndDie(work, death)
}

/** Buys over a line that fails; clients that try again by themselves find it still broken. */
async function broken(world: World, work: Work, kind: FaultKind, second = false): Promise<void> {
  await world.fault(work, kind, { second, times: kind.startsWith('drop') ? 2 : 1 })
  await world.ship(work)
  await world.sandbox.mend()
}

/** The first label is paid and the second under way when the desk dies; it comes back, and looks, before the carrier has sold the second. */
async function killedBetween(world: World, work: Work): Promise<void> {
  await world.fault(work, 'slow', { second: true, milliseconds: 2_500 })
  await world.shipAndDie(work, 'with the carrier', world.met)
  await world.workOff()
  await sold(world, work, 2)
}

/** The carrier takes far longer for the second label than anybody waits, and sells it after the first look. */
async function late(world: World, work: Work): Promise<void> {
  await world.fault(work, 'slow', { second: true, milliseconds: 3_000 })
  await world.ship(work)
  await sold(world, work, 2)
}

/** Paid, unheard of, and hidden: who asks again in good time learns that there is still no answer, and nothing is let go. */
async function unseen(world: World, work: Work): Promise<void> {
  const asked = await actWhileHidden(world, work, 'ask_again')
  expect(asked.body).toEqual({ state: 'unanswered' })
}

/** The same, given up: the goods leave with labels bought anew, and then the first ones show. */
async function anew(world: World, work: Work): Promise<void> {
  await actWhileHidden(world, work, 'give_up')
  await world.workOff()
  const sent = await world.post(work.number, 'fulfillment/ship-and-complete', await world.asked(work.number, work.service))
  expect(sent.body).toMatchObject({ state: 'done' })
}

async function actWhileHidden(world: World, work: Work, act: Patience) {
  await world.shipAndDie(work, 'after the reply')
  await world.hide(work)
  await world.pass(130)
  await world.workOff()
  const { purchase } = await world.page(work.number)
  return world.post(work.number, `label-purchases/${purchase?.id}`, { act })
}

/** The label of one box is given back over a line that is cut after the carrier has taken it. */
async function unheardVoid(world: World, work: Work): Promise<void> {
  await world.turn({ orderFailsAtBox: 2 })
  await world.ship(work)
  await world.sandbox.fault('POST', '/v2/shipments/*/refund', 'drop_after', 2)
  const [shipment] = (await world.page(work.number)).shipments
  const given = await world.post(work.number, 'fulfillment/void', { shipment: shipment?.id, reason: 'one box refused' })
  expect(given.body).toMatchObject({ labels: [{ state: 'unanswered' }] })
}

/** Somebody gives the first label back at the carrier's own site. */
async function voidElsewhere(world: World, work: Work): Promise<void> {
  const [label] = await world.labels(work)
  await world.sandbox.control('/carrier/void-elsewhere', { shipment: label?.shipment })
}

/** Waits until the carrier has sold so many labels, whatever we were told. */
async function sold(world: World, work: Work, labels: number): Promise<void> {
  await expect.poll(async () => (await world.labels(work)).length, { interval: 20, timeout: 10_000 }).toBe(labels)
}

async function pressed({ desk }: World, { number, ask, command }: Work, openCarrier: OpenCarrier): Promise<void> {
  const answer = await shipAndComplete({ ...desk.app, openCarrier }, { ...desk.system, rights }, number, ask, {
    id: command,
    seen: null,
    body: ask,
  })
  expect(answer.ok).toBe(true)
}

/** A line on which every purchase arrives twice at once, as through a proxy that sends again what it has no answer to. */
function repeating(open: OpenCarrier): OpenCarrier {
  return (account) => {
    const opened = open(account)
    if (!opened.ok) return opened
    const buy: Carrier['buy'] = async (rate, insured) => {
      const [, second] = await Promise.all([opened.value.buy(rate, insured), opened.value.buy(rate, insured)])
      return second
    }
    return { ...opened, value: { ...opened.value, buy } }
  }
}
