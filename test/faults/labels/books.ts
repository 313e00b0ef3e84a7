import { verifyChain } from '#order/activity/verify-chain.ts'
import type { CarrierEffect } from '#test/support/sandbox.ts'
import { boxes, type Work, type World } from './world.ts'

/** A label as the desk has it: its money in minor units. */
type Row = {
  readonly tracking: string
  readonly shipment: string
  readonly state: string
  readonly void: string
  readonly packed: number
  readonly cost: number
}

/**
 * Where the carrier and the desk disagree on what an order was shipped with: every box left with one label, and every other was given back. `back`: labels
 * somebody gave back elsewhere once they had left. Empty is right.
 */
export async function flawsOf(world: World, work: Work, back: number): Promise<readonly string[]> {
  const rows = await rowsOf(world, work.order)
  const charged = await world.labels(work)
  const kept = rows.filter((row) => row.void !== 'submitted' && row.void !== 'refunded')
  const gone = await Promise.all(charged.map(async (label) => ((await world.isBack(label.shipment ?? '')) ? label.tracking_code : '')))
  const flows = await world.desk.look<{ state: string; refusal: unknown }>('select state, refusal from flows where order_id = $1', [
    work.order,
  ])
  const files = await Promise.all(
    [...new Set(kept.map(({ shipment }) => shipment))].map((id) => world.boss.get(world.at(work.number, `shipments/${id}/labels.pdf`))),
  )
  const { faults } = await verifyChain(world.desk.app, world.desk.store.id, work.order)
  return [
    ...differing('labels', listed(charged.map(({ tracking_code }) => tracking_code)), listed(rows.map(({ tracking }) => tracking))),
    ...differing('cents', sumOf(charged), centsOf(rows)),
    ...differing('labels on parcels that left', boxes.length, kept.filter(({ state }) => state === 'shipped').length),
    ...differing('labels that left and are given back', kept.filter(({ tracking }) => gone.includes(tracking)).length, back),
    ...differing('labels kept for what did not leave', 0, kept.filter(({ state }) => state !== 'shipped').length),
    ...rows
      .filter(({ state, shipment, packed }) => state === 'shipped' && rows.filter((row) => row.shipment === shipment).length !== packed)
      .map(({ shipment, packed }) => `shipment ${shipment} left without a label for each of its ${packed} boxes`),
    ...flows
      .filter(({ state, refusal }) => state === 'running' || (state === 'stopped' && refusal === null))
      .map(() => 'a flow without end or reason'),
    ...files.filter(({ status }) => status !== 200).map(({ body }) => `labels that cannot be printed: ${JSON.stringify(body)}`),
    ...faults.map(({ sequence, fault }) => `the log: entry ${sequence} ${fault}`),
  ]
}

/** What both books say in the end, when the carrier has answered everything: labels that were paid and not given back, and where the money differs. */
export async function totalsOf(world: World) {
  const effects = await world.effects()
  const sum = (kind: CarrierEffect['kind']) => effects.filter((effect) => effect.kind === kind)
  const [spent] = await world.desk.look<{ cost: number }>('select coalesce(sum(amount), 0)::int as cost from cost_lines')
  const open = await world.desk.look("select id from parcels where void_state = 'submitted'")
  const { faults } = await verifyChain(world.desk.app, world.desk.store.id)
  return {
    charged: sum('label').length - sum('refund').length,
    flaws: [
      ...differing('cents in all', sumOf(sum('label')) - sumOf(sum('refund')), spent?.cost ?? 0),
      ...differing('labels whose money is still out', 0, open.length),
      ...differing('faults of the log', 0, faults.length),
    ],
  }
}

function rowsOf({ desk }: World, order: string): Promise<Row[]> {
  return desk.look<Row>(
    `select p.tracking_number as tracking, p.shipment_id as shipment, s.state, p.void_state as void, jsonb_array_length(b.boxes) as packed,
       coalesce((select sum(c.amount) from cost_lines c where c.parcel_id = p.id and c.kind = 'label'), 0)::int as cost
     from parcels p join shipments s on s.id = p.shipment_id join label_purchases b on b.id = p.purchase_id
     where p.order_id = $1`,
    [order],
  )
}

function centsOf(rows: readonly Row[]): number {
  return rows.reduce((sum, { cost }) => sum + cost, 0)
}

function differing(what: string, carrier: string | number, desk: string | number): readonly string[] {
  return carrier === desk ? [] : [`${what}: ${carrier} by the carrier or wanted, ${desk} by the desk`]
}

function listed(codes: readonly string[]): string {
  return codes.toSorted().join(' ')
}

/** In cents; refunds count as what they gave back. */
function sumOf(effects: readonly CarrierEffect[]): number {
  return effects.reduce((sum, { amount }) => sum + Math.round(Math.abs(Number(amount)) * 100), 0)
}
