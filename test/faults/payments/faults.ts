import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { checkAgain } from '#order/payment/beats/settle.ts'
import type { FaultKind } from '#test/support/sandbox.ts'
import { deaths, type Death } from './deaths.ts'
import { holdingBack, repeating } from './lines.ts'
import type { Ready } from './line.ts'
import type { World } from './world.ts'

/** One thing that goes wrong while money moves: what it is called, where it can happen, and how it is brought about. `never`: nothing moves in the end. */
export type Fault = {
  readonly name: string
  readonly fits: (what: { readonly makes: boolean }) => boolean
  readonly strike: (world: World, what: Ready) => Promise<void>
  readonly ends: 'once' | 'never'
}

const always = () => true
const whereMade = ({ makes }: { readonly makes: boolean }) => makes

/** The kill matrix: what may go wrong around one call of a gateway. */
export const faults: readonly Fault[] = [
  ...deaths.map(killed),
  ...(['drop_before', 'drop_after', 'hang_after', '500_before', '500_after', '409', '429', 'truncated', 'invalid_json'] as const).map(
    (kind) => broken(kind, 'moves'),
  ),
  ...(['drop_before', 'drop_after', '500_after'] as const).map((kind) => broken(kind, 'makes')),
  fault('the request arrives twice', async (world, what) => {
    await world.act(what, { ...world.desk.app, openGateway: repeating(world.desk.app.openGateway) })
  }),
  fault('the same button pressed twice', async (world, what) => {
    const command = { id: randomUUID(), seen: null }
    await Promise.all([world.act(what, world.desk.app, command), world.act(what, world.desk.app, command)])
  }),
  fault('two people at once', async (world, what) => {
    const [order] = await world.desk.look<{ version: number }>('select version::int from orders where id = $1', [what.on.order])
    const seen = order?.version ?? 0
    await Promise.all([1, 2].map(() => world.act(what, world.desk.app, { id: randomUUID(), seen })))
  }),
  fault('done, and found out when the gateway has forgotten our key', async (world, what) => {
    await lose(world, what, '500_after')
    await world.pass(26 * 3600)
  }),
  { ...fault('never done, and found out when it is too old to be sent again', tooOld), ends: 'never' },
  fault('a webhook before the reply', async (world, what) => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const acting = world.act(what, { ...world.desk.app, openGateway: holdingBack(world.desk.app.openGateway, promise) })
    await world.untilActed(what)
    await world.hear()
    resolve()
    await acting
  }),
  fault('webhooks twice and out of order', async (world, what) => {
    await world.webhooks('duplicate', 4)
    await world.webhooks('reorder', 4)
    await lose(world, what, '500_after')
    await world.hear()
    await world.pass(3601)
    await world.hear()
  }),
  fault('no webhook ever, the events are read', async (world, what) => {
    await world.read()
    await world.webhooks('lose')
    await lose(world, what, '500_after')
    await world.read()
  }),
]

function fault(name: string, strike: Fault['strike']): Fault {
  return { name, fits: always, strike, ends: 'once' }
}

/** Its own process dies. What died before it was written down never happened, and is done anew by whoever wanted it. */
function killed(death: Death): Fault {
  return {
    name: `killed ${death}`,
    fits: death === 'once it is made' ? whereMade : always,
    ends: 'once',
    strike: async (world, what) => {
      await world.actAndDie(what, death)
      if (death !== 'before the intent') return
      expect([await world.done(what), await world.differences(what)]).toEqual([0, []])
      await world.act(what)
    },
  }
}

/** The line breaks at the call that moves the money, or at the one before it that only makes the payment. */
function broken(kind: FaultKind, at: 'moves' | 'makes'): Fault {
  return {
    name: `${kind} where it ${at}`,
    fits: at === 'makes' ? whereMade : always,
    ends: 'once',
    strike: (world, what) => lose(world, what, kind, at),
  }
}

/** Does it over a line that fails; clients that try again by themselves find it still broken. */
async function lose(world: World, what: Ready, kind: FaultKind, at: 'moves' | 'makes' = 'moves'): Promise<void> {
  await world.fault(what.paths[at] ?? '', kind, kind.startsWith('drop') ? 2 : 1)
  await world.act(what)
  await world.mend()
}

/** What never arrived and is half a day old is not sent again by itself: a person looks, and then it is over. */
async function tooOld(world: World, what: Ready): Promise<void> {
  await lose(world, what, '500_before')
  await world.pass(26 * 3600)
  expect(await world.recover(what)).toBe(Number.POSITIVE_INFINITY)
  const [open] = await world.unsettled(what)
  const checked = await checkAgain(world.desk.app, world.desk.system, { transaction: open?.id ?? '', number: what.on.number })
  expect(checked).toMatchObject({ ok: true, value: { outcome: 'failed' } })
}
