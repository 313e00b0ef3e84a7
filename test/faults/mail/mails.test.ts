import { afterAll, beforeAll, expect, test } from 'vitest'
import { whatRan, type Shown } from './browser.ts'
import { openCareless } from './careless.ts'
import { sendAndKill } from './kills.ts'
import { judge, type Ended } from './judge.ts'
import { sendBy, vices } from './outgoing.ts'
import { randomOf } from './random.ts'
import { bigShapes, hostile, shapeOf, type Shape } from './shapes.ts'
import { p95, timeReplies, timeThread } from './speed.ts'
import { openWorld, type Kept, type World } from './world.ts'

/** `npm run verify:mail` sends some 5,000; the test command a few of each kind. */
const whole = process.env['WHOLE'] === 'yes'
const count = whole ? 5000 : 60
const markOf = (n: number) => `m${String(n).padStart(6, '0')}z`

let world: World
let shapes: readonly Shape[]
const ended = new Map<string, { codes: number[] }>()
beforeAll(async () => {
  world = await openWorld()
  const small = Array.from({ length: count }, (_, n) => shapeOf(n, { n, mark: markOf(n), random: randomOf(n) }, world.places))
  shapes = whole ? [...small, ...bigShapes((n) => markOf(900_000 + n), world.places)] : small
})
afterAll(() => world.close())

test(
  'every mail is answered; what was taken stands once where it belongs, what was refused nowhere',
  { timeout: 30 * 60_000 },
  async ({ task }) => {
    const queue = shapes[Symbol.iterator]()
    const line = async () => {
      for (const shape of queue) {
        const codes: number[] = []
        for (let n = 0; n < shape.times; n++) codes.push(await world.customer.sendRaw(stuffed(shape.raw), shape.to, shape.from))
        ended.set(shape.marker, { codes })
      }
    }
    await Promise.all(Array.from({ length: 4 }, line))
    const bad = await flaws()
    const codes = [...ended.values()].flatMap((one) => one.codes)
    task.meta.mail = {
      mails: shapes.length,
      acknowledged: codes.filter((code) => code === 250).length,
      refused: codes.filter((code) => code >= 400).length,
      lost: bad.filter(({ flaw }) => flaw !== 'misfiled').length,
      misfiled: bad.filter(({ flaw }) => flaw === 'misfiled').length,
    }
    expect(bad.slice(0, 20)).toEqual([])
    // Nothing that came in was answered by a machine.
    expect(await world.desk.look(`select kind from letters where kind not in ('order_received', 'staff_new_order')`)).toEqual([])
  },
)

test('no body runs, fetches or leads away in Chromium; served as they came nearly all do', { timeout: 15 * 60_000 }, async ({ task }) => {
  const staff = await world.desk.as('supervisor')
  const tried = shapes.filter(({ html }) => html !== null)
  const stands = byMarker(await world.kept())
  const pages: Shown[] = []
  for (const { marker, end } of tried) {
    const [mail] = stands.get(marker) ?? []
    const order = end.at === 'order' ? world.orders[end.order] : undefined
    const { status, body, headers } = await staff.get(`/desk/stores/harbor/orders/${order?.number}/messages/mails/${mail?.id}/page`)
    expect(status).toBe(200)
    pages.push({ name: marker, html: body, policy: headers.get('content-security-policy') ?? '' })
  }
  const ran = await whatRan(pages)
  const raw = await whatRan(tried.slice(0, 36).map(({ marker, html }) => ({ name: marker, html: html ?? '', policy: '' })))
  task.meta.browser = { opened: pages.length, executed: ran.length, raw: raw.length }
  expect(ran).toEqual([])
  expect(raw.length).toBeGreaterThan(Math.min(pages.length, 36) / 2)
})

test('the control: a careless taker goes wrong with every hostile kind', ({ task }) => {
  const foreign = { id: world.foreign, store: world.desk.other.id, reply: world.places.foreign }
  const careless = openCareless(world.desk.store.id, world.orders, foreign)
  const wrong = new Set(shapes.filter((shape) => flawOf(shape, careless.take(shape)) !== null).map(({ kind }) => kind))
  // It shows bodies as they came: what that does was measured above.
  wrong.add('html')
  task.meta.mailControl = { bad: hostile.filter((kind) => wrong.has(kind)).length, of: hostile.length }
  expect(hostile.filter((kind) => !wrong.has(kind))).toEqual([])
})

const deaths = whole ? Array.from({ length: 16 }, (_, n) => [n + 1, n % 2 === 0 ? 'before' : 'after'] as const) : ([[6, 'after']] as const)

test(
  'a desk killed anywhere between the first byte and its 250 loses no mail and keeps none twice',
  { timeout: 10 * 60_000 },
  async ({ task }) => {
    const sent: Shape[] = []
    let broken = 0
    for (const [n, [at, when]] of deaths.entries()) {
      const mark = markOf(800_000 + n)
      const shape = shapeOf(0, { n: 0, mark, random: randomOf(n) }, world.places)
      const code = await sendAndKill(world, shape, at, when)
      if (code !== 250) broken += 1
      sent.push(shape)
      ended.set(mark, { codes: [250] })
    }
    const stands = byMarker(await world.kept())
    task.meta.kills = { kills: deaths.length, broken }
    expect(sent.filter(({ marker }) => stands.get(marker)?.length !== 1).map(({ marker }) => marker)).toEqual([])
    expect(broken).toBeGreaterThan(0)
  },
)

const outgoing = vices.filter((vice) => whole || !['hangs', 'answers late'].includes(vice))

test.each(outgoing)(
  'on the way out, a server that %s gets each letter, and the letter is sent once it has it',
  { timeout: 10 * 60_000 },
  async (vice) => {
    for (const own of [false, true]) {
      const letters = whole && vice !== 'hangs' ? 6 : 2
      expect(await sendBy(world, vice, own, letters)).toEqual({ letters, lost: 0, strange: 0 })
    }
  },
)

test('a reply shows within two seconds, and a long thread opens within 100 ms', { timeout: 10 * 60_000 }, async ({ task }) => {
  const shown = p95(await timeReplies(world, whole ? 60 : 4))
  const thread = p95(await timeThread(world, whole ? 200 : 10, whole ? 20 : 3))
  task.meta.speed = { shown, thread }
  expect(shown).toBeLessThan(2000)
  expect(thread).toBeLessThan(whole ? 100 : 500)
})

async function flaws() {
  const stands = byMarker(await world.kept())
  return shapes.flatMap((shape) => {
    const places = stands.get(shape.marker) ?? []
    const flaw = flawOf(shape, { codes: ended.get(shape.marker)?.codes ?? [], places })
    return flaw === null
      ? []
      : [{ flaw, kind: shape.kind, marker: shape.marker, codes: ended.get(shape.marker)?.codes, places: places.length }]
  })
}

function flawOf(shape: Shape, end: Ended) {
  return judge(
    shape,
    end,
    world.desk.store.id,
    world.orders.map(({ id }) => id),
  )
}

function byMarker(kept: readonly Kept[]): ReadonlyMap<string, readonly Kept[]> {
  const found = new Map<string, Kept[]>()
  for (const mail of kept) {
    const marker = /m\d{6}z/i.exec(mail.text)?.[0].toLowerCase()
    if (marker !== undefined) found.set(marker, [...(found.get(marker) ?? []), mail])
  }
  return found
}

/** A line that begins with a dot gets another, as the protocol asks (RFC 5321 section 4.5.2). */
function stuffed(raw: Buffer): Buffer {
  return Buffer.from(raw.toString('latin1').replaceAll(/(^|\r\n)\./g, '$1..'), 'latin1')
}
