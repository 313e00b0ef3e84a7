import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { careless } from './lines.ts'
import { whole } from './matrix.ts'
import { stepsOf, walk } from './walk.ts'
import { openWorld, type World } from './world.ts'

const seeds = whole ? [1, 2] : [5]
const steps = whole ? 200 : 24

describe.each(['stripe', 'paypal'] as const)('%s', (gateway) => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(gateway)
  })
  afterAll(() => world.close())

  test.each(seeds)(`a walk of ${steps} steps over a line that fails, seed %i: both books are the same after each`, async (seed) => {
    expect(await walk(world, stepsOf(seed, steps))).toEqual([])
  })

  test('the control: the same walk with new keys and without look-ups goes wrong', async ({ task }) => {
    task.meta.control = true
    const app = { ...world.desk.app, openGateway: careless(world.desk.app.openGateway) }
    expect(await walk(world, stepsOf(5, 24), app)).not.toEqual([])
  })
})
