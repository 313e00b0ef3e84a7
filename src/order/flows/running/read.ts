import { readFulfillment } from '../../fulfillment/read.ts'
import type { FlowView, FulfillmentView } from '../../fulfillment/shapes.ts'
import type { At } from '../../spine.ts'
import { findLastFlow, type Flow } from './queries.ts'
import { stepsOf } from './resume.ts'

/** The Order Fulfillment page with the flow that stands on the order, of one transaction. */
export async function readFulfillmentPage(at: At): Promise<FulfillmentView> {
  return { ...(await readFulfillment(at)), flow: await readFlow(at) }
}

/** The newest command of several steps on this order while it is not done: still running, or stopped with the reason. */
export async function readFlow({ tx, order }: At): Promise<FlowView | null> {
  const flow = await findLastFlow(tx, order.id)
  return flow && flow.state !== 'done' ? toView(flow) : null
}

function toView(flow: Flow): FlowView {
  const steps = stepNames(flow)
  return {
    id: flow.id,
    kind: flow.kind,
    step: flow.step,
    index: steps.indexOf(flow.step) + 1,
    of: steps.length,
    state: flow.state,
    refusal: flow.refusal,
    shipment: flow.result.shipment ?? null,
    at: flow.startedAt.toISOString(),
  }
}

/** The steps as a person counts them: what the first transaction did comes before those of the row. */
function stepNames(flow: Flow): readonly string[] {
  return [flow.kind === 'cancel' ? 'block' : 'guard', ...stepsOf(flow).map(({ name }) => name)]
}
