import { uuidv7 } from 'uuidv7'
import type { RatesLine } from '#order/fulfillment/rates/shapes.ts'
import type { FulfillmentView } from '#order/fulfillment/shapes.ts'
import { openDesk, type Caller, type TestDesk } from './desk.ts'
import type { AskChanges } from './orders.ts'
import type { Sandbox } from './sandbox.ts'

/** A desk that ships with labels: an account at the sandbox's carrier, a place goods leave from at any hour, two boxes on the shelf. */
export type LabelDesk = Awaited<ReturnType<typeof openLabelDesk>>

type Answer = Extract<RatesLine, { readonly line: 'answer' }>
type Rate = Answer['rates'][number] & { readonly account: string }

/** A box as the page sends it: half a kilogram in 30 x 20 x 15 cm. */
export const box = { preset: null, size: { lengthMm: 300, widthMm: 200, heightMm: 150 }, grams: 2_000, contents: [] }

/** Opens a desk whose store ships through the sandbox's account `name`. */
export async function openLabelDesk(sandbox: Sandbox, name: string, options: Parameters<typeof openDesk>[0] = {}) {
  const desk = await openDesk({ sandbox: sandbox.ports, now: new Date(), ...options })
  const boss = await desk.as('supervisor')
  const carrier = await setUp(boss, name)
  const at = (number: number, rest: string) => `/desk/stores/harbor/orders/${number}/${rest}`
  const page = async (number: number, by: Caller = boss): Promise<FulfillmentView> => (await by.get(at(number, 'fulfillment'))).body
  const open = async (number: number) =>
    (await page(number)).lines.filter((line) => line.open > 0).map(({ id, open }) => ({ line: id, quantity: open }))
  const rates = async (number: number, changes: object = {}, by: Caller = boss) => {
    const lines = await open(number)
    return readRates(desk, by, at(number, 'fulfillment/rates'), { lines, boxes: [box], place: null, options: plain, ...changes })
  }
  return {
    desk,
    boss,
    carrier,
    at,
    page,
    open,
    rates,
    /** Places an order that is paid for in cash, so that it completes when everything has left. */
    paid: async (changes: AskChanges = {}) => {
      const order = await desk.place(changes)
      const cash = { direction: 'in', amount: 15_100, method: 'cash', reference: 'till', note: 'paid' }
      const done = await boss.post(at(order.number, 'payment/offline'), cash)
      if (done.status !== 200) throw new Error(`not paid: ${JSON.stringify(done.body)}`)
      return order
    },
    /** Ships everything open with the rate of that name. */
    ship: async (
      number: number,
      name: string,
      changes: { readonly boxes?: readonly object[]; readonly by?: Caller; readonly command?: string } = {},
    ) => {
      const by = changes.by ?? boss
      const asked = await rates(number, changes.boxes ? { boxes: changes.boxes } : {}, by)
      const ask = shipAsk(asked, name, await open(number))
      return { ask, answer: await by.post(at(number, 'fulfillment/ship-and-complete'), ask, { command: changes.command ?? uuidv7() }) }
    },
    close: () => desk.close(),
  }
}

/** What Ship & Complete is asked when a rate of that name is chosen. */
export function shipAsk(
  { quote, rates }: { readonly quote: string; readonly rates: readonly Rate[] },
  name: string,
  lines: readonly object[],
) {
  const rate = rates.find((one) => `${one.carrier} ${one.service}` === name)
  if (!rate) throw new Error(`no rate ${name} among ${rates.map((one) => `${one.carrier} ${one.service}`).join(', ')}`)
  const chosen = { quote: rate.quote, ref: rate.ref }
  return { method: 'label', lines, quote, account: rate.account, rate: chosen, notify: true, slip: true, collect: false }
}

const plain = { signature: 'none', insured: null, saturday: false }

async function setUp(boss: Caller, name: string): Promise<string> {
  const settings = '/desk/stores/harbor/settings'
  const done = async (path: string, body: object): Promise<{ readonly id: string }> => {
    const answer = await boss.post(`${settings}/${path}`, body)
    if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  const address = { name: 'Harbor Toyota Parts', company: null, line1: '12 Pier Road', line2: null, city: 'Boston', region: 'MA' }
  const where = { ...address, postalCode: '02110', country: 'US', phone: '617 555 0100' }
  await done('ship-from', { name: 'Pier', address: where, timeZone: 'UTC', cutoff: '23:59', weekdays: [0, 1, 2, 3, 4, 5, 6], closed: [] })
  for (const [label, mm] of [
    ['Small', 200],
    ['Large', 500],
  ] as const) {
    const size = { lengthMm: mm, widthMm: mm, heightMm: mm }
    await done('boxes', { name: label, inner: size, outer: size, emptyGrams: 200, mostGrams: 30_000 })
  }
  return (await done('carriers/easypost', { name: 'EasyPost', apiKey: `EZTK_${name}`, pinned: null })).id
}

/** Reads the stream of rates to its end. */
async function readRates(desk: TestDesk, by: Caller, path: string, ask: object) {
  const answer = await by.post(path, ask)
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  const lines = (answer.body as string)
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as RatesLine)
  const [asked] = lines
  if (asked?.line !== 'asked') throw new Error('the stream does not begin with who is asked')
  const answers = lines.flatMap((line) => (line.line === 'answer' ? [line] : []))
  const rates = answers.flatMap(({ account, rates: all }): readonly Rate[] => all.map((rate) => ({ ...rate, account })))
  return { ...asked, answers, rates, store: desk.store.id }
}
