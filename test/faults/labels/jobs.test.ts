import { afterAll, beforeAll, expect, test } from 'vitest'
import { flawsOf, totalsOf } from './books.ts'
import { countCareless } from './careless.ts'
import { drive, type Patience } from './drive.ts'
import { faults, type Fault } from './faults.ts'
import { boxes, openWorld, type Service, type World } from './world.ts'

/** `npm run verify:labels` goes through all of it; the test command through a few, one for each kind of harm. */
const whole = process.env['WHOLE'] === 'yes'

type Job = { readonly seed: number; readonly name: string; readonly service: Service; readonly fault: Fault; readonly patience: Patience }

const few = [
  'killed after the intent',
  'killed with the carrier',
  'the line: invalid_json',
  'one box is refused after the other was paid',
  'given back elsewhere before it was heard of',
  'two people at once',
]

/** Every fault with every service it can befall; half of them in the hands of somebody who asks again, half of somebody who gives up. */
const all: readonly Job[] = faults.flatMap((fault, n) =>
  fault.services.map((service, i) => {
    const patience: Patience = (n + i) % 2 === 0 ? 'ask_again' : 'give_up'
    return { seed: n * 2 + i, name: fault.name, service, fault, patience }
  }),
)
const jobs = whole
  ? all
  : few.flatMap((name, i) => all.filter((job) => job.name === name).filter((_job, at, { length }) => at === i % length))

let world: World
let wanted = 0
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test.each(jobs.map((job) => [job.name, job.service, job.patience, job] as const))(
  'two boxes, %s, %s, then %s: charged for what left, and every label stands in the order',
  async (_name, service, patience, { fault, seed }) => {
    const work = await world.begin(service)
    wanted += boxes.length - fault.back
    await fault.strike(world, work, seed)
    await world.sandbox.mend()
    expect(await drive(world, work, patience)).toEqual([])
    expect(await flawsOf(world, work, fault.back)).toEqual([])
  },
)

test('three days later the carrier has given back what was given back, and both books have the same labels and cents', async ({ task }) => {
  await world.pass(3 * 86_400)
  await world.hear()
  await world.workOff()
  const { charged, flaws } = await totalsOf(world)
  task.meta.labels = { jobs: jobs.length, charged, wanted }
  expect({ charged, flaws }).toEqual({ charged: wanted, flaws: [] })
})

test('the control: a client that writes nothing down and begins again pays for labels nobody wants', async ({ task }) => {
  const bad = await countCareless(world, whole ? jobs.length : 6)
  task.meta.careless = bad
  expect(bad).toBeGreaterThan(0)
})
