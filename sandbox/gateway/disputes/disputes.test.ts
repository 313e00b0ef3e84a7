import type Stripe from 'stripe'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { client, postJson, startWorld, type TestWorld } from '../../test-world.ts'
import type { StoredEffect } from '../store.ts'

let world: TestWorld
let stripe: Stripe
beforeAll(async () => {
  world = await startWorld()
  stripe = client(world, 'disputes')
})
afterAll(() => world.end())

const day = 86_400
const pass = (advanceSeconds: number) => postJson(world.url('control', '/clock'), { advanceSeconds })
const control = (path: string, body: object) => postJson(world.url('control', path), body)
const paid = (card: string, capture: 'automatic' | 'manual' = 'automatic') =>
  stripe.paymentIntents.create({
    amount: 80_00,
    currency: 'usd',
    payment_method: `pm_card_${card}`,
    allowed_payment_method_types: ['card'],
    capture_method: capture,
    confirm: true,
    metadata: { txn: 't1' },
  })
const disputesOn = async (intent: Stripe.PaymentIntent) => (await stripe.disputes.list({ payment_intent: intent.id })).data
async function disputed(card: string) {
  const intent = await paid(card)
  await pass(4)
  const [dispute] = await disputesOn(intent)
  if (!dispute) throw new Error('no dispute')
  return { intent, dispute }
}
const eventsOn = async (id: string) =>
  (await stripe.events.list({ limit: 100 })).data
    .filter(({ data }) => (data.object as { id: string }).id === id)
    .map(({ type }) => type)
    .toReversed()
const effectsOn = async (intent: Stripe.PaymentIntent) =>
  ((await (await fetch(world.url('control', '/gateway/effects'))).json()) as { effects: StoredEffect[] }).effects
    .filter((effect) => effect.payment_intent === intent.id)
    .map(({ kind, amount }) => [kind, amount])
const evidence = (uncategorized_text: string) => ({ evidence: { uncategorized_text } })

test('the holder complains a few seconds after the sale: the money and a fee are taken', async () => {
  const intent = await paid('createDispute')
  expect(await disputesOn(intent)).toEqual([])
  await pass(4)
  const [dispute] = await disputesOn(intent)
  expect(dispute).toMatchObject({
    status: 'needs_response',
    reason: 'fraudulent',
    amount: 80_00,
    charge: intent.latest_charge,
    is_charge_refundable: false,
    payment_method_details: { type: 'card', card: { case_type: 'chargeback', network_reason_code: '10.4' } },
    evidence_details: { has_evidence: false, past_due: false, submission_count: 0 },
  })
  const due = dispute?.evidence_details.due_by ?? 0
  expect([(due + 1) % day, Math.floor((due - (dispute?.created ?? 0)) / day)]).toEqual([0, 8])
  const [taken] = dispute?.balance_transactions ?? []
  expect([taken?.amount, taken?.fee, taken?.net, taken?.type, taken?.reporting_category]).toEqual([
    -80_00,
    15_00,
    -95_00,
    'adjustment',
    'dispute',
  ])
  expect((await stripe.balanceTransactions.list({ source: dispute?.id ?? '' })).data.map(({ id }) => id)).toEqual([taken?.id])
  expect((await stripe.charges.retrieve(intent.latest_charge as string)).disputed).toBe(true)
  expect(await eventsOn(dispute?.id ?? '')).toEqual(['charge.dispute.created', 'charge.dispute.funds_withdrawn'])
  expect(await effectsOn(intent)).toEqual([
    ['sale', 80_00],
    ['dispute', 80_00],
  ])
})

test('it happens by itself, without anybody asking the gateway', async () => {
  const count = async () => {
    const state = (await (await fetch(world.url('control', '/state'))).json()) as {
      gateway: { account: string; kind: string; count: number }[]
    }
    return state.gateway.find(({ account, kind }) => account === 'lonely' && kind === 'dispute')?.count ?? 0
  }
  await client(world, 'lonely').paymentIntents.create({
    amount: 5_00,
    currency: 'usd',
    payment_method: 'pm_card_createDispute',
    allowed_payment_method_types: ['card'],
    confirm: true,
  })
  await expect.poll(count, { timeout: 10_000 }).toBe(1)
})

test('a hold is not disputed until it is captured', async () => {
  const intent = await paid('createDisputeProductNotReceived', 'manual')
  await pass(60)
  expect(await disputesOn(intent)).toEqual([])
  await stripe.paymentIntents.capture(intent.id, { amount_to_capture: 50_00 })
  await pass(4)
  expect((await disputesOn(intent))[0]).toMatchObject({ amount: 50_00, reason: 'product_not_received' })
})

test('winning words bring the money back, not the fee; then it can be refunded', async () => {
  const { intent, dispute } = await disputed('createDispute')
  await expect(stripe.refunds.create({ payment_intent: intent.id })).rejects.toMatchObject({ code: 'charge_disputed' })
  const sent = await stripe.disputes.update(dispute.id, evidence('winning_evidence'))
  expect([sent.status, sent.evidence_details.submission_count, sent.evidence.uncategorized_text]).toEqual([
    'under_review',
    1,
    'winning_evidence',
  ])
  await pass(6)
  const won = await stripe.disputes.retrieve(dispute.id, { expand: ['charge'] })
  expect([won.status, won.is_charge_refundable, (won.charge as Stripe.Charge).disputed]).toEqual(['won', true, true])
  expect(won.balance_transactions.map(({ amount, fee, reporting_category }) => [amount, fee, reporting_category])).toEqual([
    [-80_00, 15_00, 'dispute'],
    [80_00, 0, 'dispute_reversal'],
  ])
  expect((await eventsOn(dispute.id)).slice(-3)).toEqual([
    'charge.dispute.updated',
    'charge.dispute.funds_reinstated',
    'charge.dispute.closed',
  ])
  expect(await effectsOn(intent)).toEqual([
    ['sale', 80_00],
    ['dispute', 80_00],
    ['dispute_reversed', 80_00],
  ])
  expect((await stripe.refunds.create({ payment_intent: intent.id })).status).toBe('succeeded')
})

test.each([
  ['losing words', async (id: string) => (await stripe.disputes.update(id, evidence('losing_evidence')), pass(6))],
  ['closing it', (id: string) => stripe.disputes.close(id)],
  ['the bank', (id: string) => control('/gateway/disputes/decide', { dispute: id, outcome: 'lost' })],
  ['silence until the deadline', () => pass(9 * day)],
])('%s: the dispute is lost for good', async (_how, lose) => {
  const { intent, dispute } = await disputed('createDispute')
  await lose(dispute.id)
  const lost = await stripe.disputes.retrieve(dispute.id)
  expect([lost.status, lost.is_charge_refundable, lost.balance_transactions.length]).toEqual(['lost', false, 1])
  expect((await eventsOn(dispute.id)).at(-1)).toBe('charge.dispute.closed')
  await expect(stripe.disputes.close(dispute.id)).rejects.toMatchObject({ statusCode: 400, message: 'This dispute is already closed' })
  await expect(stripe.disputes.update(dispute.id, evidence('winning_evidence'))).rejects.toMatchObject({ statusCode: 400 })
  await expect(stripe.refunds.create({ payment_intent: intent.id })).rejects.toMatchObject({ code: 'charge_disputed' })
})

test('evidence can be gathered first and sent later, and stays under review until the bank decides', async () => {
  const { dispute } = await disputed('createDispute')
  const parcel = { shipping_carrier: 'UPS', shipping_tracking_number: '1Z999' }
  const staged = await stripe.disputes.update(dispute.id, { evidence: { ...parcel, product_description: 'pads' }, submit: false })
  expect([staged.status, staged.evidence_details.has_evidence, staged.evidence_details.submission_count]).toEqual([
    'needs_response',
    true,
    0,
  ])
  const sent = await stripe.disputes.update(dispute.id, { evidence: { product_description: '' }, metadata: { by: 'Ann' } })
  expect([sent.status, sent.evidence.shipping_tracking_number, sent.evidence.product_description, sent.metadata]).toEqual([
    'under_review',
    '1Z999',
    null,
    { by: 'Ann' },
  ])
  await pass(30 * day)
  expect((await stripe.disputes.retrieve(dispute.id)).status).toBe('under_review')
  expect(await control('/gateway/disputes/decide', { dispute: dispute.id, outcome: 'won' })).toMatchObject({ status: 'won' })
  expect(await control('/gateway/disputes/decide', { dispute: dispute.id, outcome: 'won' })).toHaveProperty('error')
  await expect(stripe.disputes.update(dispute.id, { evidence: { receipt: 'file_1' } })).rejects.toMatchObject({ statusCode: 404 })
})

test('a bank that only asks takes no money and ends by a full refund', async () => {
  const { intent, dispute } = await disputed('createDisputeInquiry')
  expect([dispute.status, dispute.is_charge_refundable, dispute.balance_transactions]).toEqual(['warning_needs_response', true, []])
  await stripe.refunds.create({ payment_intent: intent.id, amount: 10_00 })
  expect((await stripe.disputes.retrieve(dispute.id)).status).toBe('warning_needs_response')
  await stripe.refunds.create({ payment_intent: intent.id })
  expect((await stripe.disputes.retrieve(dispute.id)).status).toBe('warning_closed')
  expect(await effectsOn(intent)).toEqual([
    ['sale', 80_00],
    ['refund', 10_00],
    ['refund', 70_00],
  ])
})

test('a bank that asks may go on to take the money', async () => {
  const { intent, dispute } = await disputed('createDisputeInquiry')
  const answered = await stripe.disputes.update(dispute.id, evidence('escalate_inquiry_evidence'))
  expect(answered.status).toBe('warning_under_review')
  await pass(6)
  const risen = await stripe.disputes.retrieve(dispute.id)
  expect([risen.status, risen.is_charge_refundable, risen.payment_method_details?.card?.case_type]).toEqual([
    'needs_response',
    false,
    'chargeback',
  ])
  expect(await effectsOn(intent)).toEqual([
    ['sale', 80_00],
    ['dispute', 80_00],
  ])
})

test('a question nobody answers is late, and is dropped after four months', async () => {
  const { dispute } = await disputed('createDisputeInquiry')
  await pass(10 * day)
  const late = await stripe.disputes.retrieve(dispute.id)
  expect([late.status, late.evidence_details.past_due]).toEqual(['warning_needs_response', true])
  await pass(120 * day)
  expect((await stripe.disputes.retrieve(dispute.id)).status).toBe('warning_closed')
})

test('an issuer warns of fraud; the warning is settled when everything is given back', async () => {
  const intent = await paid('createIssuerFraudRecord')
  await pass(4)
  const [warning] = (await stripe.radar.earlyFraudWarnings.list({ charge: intent.latest_charge as string })).data
  expect(warning).toMatchObject({ actionable: true, charge: intent.latest_charge, payment_intent: intent.id, fraud_type: 'misc' })
  expect(await disputesOn(intent)).toEqual([])
  await stripe.refunds.create({ payment_intent: intent.id })
  expect((await stripe.radar.earlyFraudWarnings.retrieve(warning?.id ?? '')).actionable).toBe(false)
  expect(await eventsOn(warning?.id ?? '')).toEqual(['radar.early_fraud_warning.created', 'radar.early_fraud_warning.updated'])
})

test('what was given back before anybody complained is not disputed', async () => {
  const intent = await paid('createDispute')
  await stripe.refunds.create({ payment_intent: intent.id })
  await pass(4)
  expect(await disputesOn(intent)).toEqual([])
})

test('the dispute of another account does not exist', async () => {
  const { dispute } = await disputed('createDispute')
  await expect(client(world, 'honda').disputes.retrieve(dispute.id)).rejects.toMatchObject({ statusCode: 404, param: 'dispute' })
})
