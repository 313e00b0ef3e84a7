import { afterAll, beforeAll, expect, test } from 'vitest'
import type { GatewayName } from '#ports/gateway.ts'
import { faults, type Fault } from './faults.ts'
import { careless } from './lines.ts'
import { operationNames, wires, type OperationName } from './operations.ts'
import { openWorld, type World } from './world.ts'

/** `npm run verify:payments` goes through all of it; the test command through a part that has every operation and every fault in it. */
export const whole = process.env['WHOLE'] === 'yes'

/** Every operation of a gateway under every fault: done once or not at all, and both books the same. With it, the control that shows how it could fail. */
export function matrix(gateway: GatewayName): void {
  const operations = operationNames.filter((name) => wires[gateway][name] !== undefined)
  let world: World
  beforeAll(async () => {
    world = await openWorld(gateway)
  })
  afterAll(() => world.close())

  test.each(casesOf(gateway, operations))('%s, %s', async (name, _fault, { strike, ends }) => {
    const what = await world.ready(name)
    await strike(world, what)
    expect(await world.recover(what)).toBeLessThanOrEqual(3)
    expect(await world.differences(what)).toEqual([])
    expect(await world.done(what)).toBe(ends === 'once' ? 1 : 0)
  })

  test.for(operations.filter((name, i) => !guarded[gateway].includes(name) && (whole || i % 3 === 1)))(
    'the control: %s with a new key each try and without a look-up goes wrong',
    async (name, { task }) => {
      task.meta.control = true
      await expectCarelessToFail(world, name)
    },
  )
}

/** What a gateway does once only by itself, whatever key it is asked with: an order at PayPal is authorized once. */
const guarded: Readonly<Record<GatewayName, readonly OperationName[]>> = { stripe: [], paypal: ['authorize'] }

type Case = readonly [name: OperationName, fault: string, Fault]

function casesOf(gateway: GatewayName, operations: readonly OperationName[]): readonly Case[] {
  return operations.flatMap((name, i) =>
    faults
      .filter((fault) => fault.fits({ makes: wires[gateway][name]?.makes !== undefined }))
      .filter((_fault, j) => whole || (i * 5 + j) % 9 === 0)
      .map((fault) => [name, fault.name, fault] as const),
  )
}

async function expectCarelessToFail(world: World, name: OperationName): Promise<void> {
  const app = { ...world.desk.app, openGateway: careless(world.desk.app.openGateway) }
  const what = await world.ready(name)
  await world.fault(what.paths.moves, '500_after')
  await world.act(what, app)
  await world.mend()
  await world.recover(what, app)
  expect(await world.differences(what)).not.toEqual([])
}
