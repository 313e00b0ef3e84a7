import type { FulfillmentView } from '#order/fulfillment/shapes.ts'
import type { Work, World } from './world.ts'

/** What somebody does about a purchase without an answer, once it may be asked for again. */
export type Patience = 'ask_again' | 'give_up'

/** Rounds an order may take. */
const most = 16

/**
 * Lets time pass, webhooks come and jobs run, and has a person press what the page offers where nothing goes on by itself, until the goods have left. Answers what
 * was wrong on the way: a page that neither goes on nor says why, or an order that never came to its end.
 */
export async function drive(world: World, work: Work, patience: Patience): Promise<readonly string[]> {
  const flaws: string[] = []
  const asked = new Set<string>()
  for (let round = 0; round < most; round++) {
    await world.pass(41)
    await world.hear()
    await world.workOff()
    const page = await world.page(work.number)
    if (isOver(page)) return flaws
    if (!says(page)) flaws.push(`round ${round}: ${page.flow?.step} is running and nothing on the page says why`)
    await press(world, work, page, patience, asked)
  }
  return [...flaws, `never came to its end: ${JSON.stringify((await world.page(work.number)).flow)}`]
}

/** Nothing waits, everything has left, and what turned up besides is given back. */
function isOver({ flow, lines, shipments }: FulfillmentView): boolean {
  const settled = shipments.every(({ state, parcels }) => state === 'shipped' || (state === 'cancelled' && parcels.every(isGivenBack)))
  return flow === null && lines.every(({ open }) => open === 0) && settled
}

function isGivenBack({ void: state }: FulfillmentView['shipments'][number]['parcels'][number]): boolean {
  return state === 'submitted' || state === 'refunded'
}

/** A flow that stopped says why, one that waits shows the purchase it waits for, and an order without a flow is as it was. */
function says({ flow, purchase }: FulfillmentView): boolean {
  if (flow === null) return true
  return flow.state === 'stopped' ? flow.refusal !== null : purchase !== null
}

async function press(world: World, work: Work, page: FulfillmentView, patience: Patience, asked: Set<string>): Promise<void> {
  const { number } = work
  const { flow, purchase } = page
  const half = page.shipments.find(({ state, can }) => state === 'buying' && can.void?.ok)
  const may = purchase !== null && world.desk.clock.now() >= new Date(purchase.againAt)
  if (half && purchase?.state === 'part_bought') {
    // What is missing is asked for once; a carrier that does not sell it gets the rest back.
    const asks = patience === 'ask_again' && !asked.has(purchase.id)
    if (!asks) await world.post(number, 'fulfillment/void', { shipment: half.id, reason: 'to be bought anew' })
    else if (may) {
      asked.add(purchase.id)
      await world.post(number, `label-purchases/${purchase.id}`, { act: 'ask_again' })
    }
  } else if (purchase && flow?.state === 'running') {
    await world.post(number, `label-purchases/${purchase.id}`, { act: may ? patience : 'look' })
  } else if (flow?.state === 'running') await world.post(number, `flows/${flow.id}/resume`, {})
  else if (page.lines.some(({ open }) => open > 0)) {
    const ask = await world.asked(number, work.service)
    await world.post(number, 'fulfillment/ship-and-complete', ask)
  }
}
