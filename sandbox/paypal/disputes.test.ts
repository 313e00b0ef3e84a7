import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startWorld, type TestWorld } from '../test-world.ts'
import { sold, usd } from './testing/buying.ts'
import { controlOf, issueOf, officialClient, speaker, type Json } from './testing/paypal-client.ts'

let world: TestWorld
let control: ReturnType<typeof controlOf>
beforeAll(async () => {
  world = await startWorld()
  control = controlOf(world)
})
afterAll(() => world.end())
beforeEach(() => control('/reset', {}))

const base = '/v1/customer/disputes'
const client = () => officialClient(world.url('paypal', ''), 'cases')
const opened = async (value: string, more = {}) => {
  const { capture } = await sold(client(), value, 'good', { customId: 'HT-1' })
  const answer = await control('/paypal/disputes', { account: 'cases', capture, ...more })
  return { capture, id: answer['dispute']?.['id'] ?? '' }
}
const captureStatus = async (captureId: string) => (await client().payments.getCapturedPayment({ captureId })).result.status
const effects = async () => {
  const { effects } = (await control('/paypal/effects?account=cases')) as unknown as { effects: { kind: string; amount: number }[] }
  return effects.map(({ kind, amount }) => [kind, amount])
}
const told = async () => {
  const say = await speaker(world.url('paypal', ''), 'cases')
  const { body } = await say('GET', '/v1/notifications/webhooks-events?page_size=50')
  return (body['events'] ?? [])
    .map((event: Json) => event['event_type'] ?? '')
    .filter((type) => /DISPUTE|REVERSED/.test(type))
    .toReversed()
}

test('a case takes its amount at once; evidence brings it to PayPal, who gives it back', async () => {
  const say = await speaker(world.url('paypal', ''), 'cases')
  const { capture, id } = await opened('70.00', { reason: 'MERCHANDISE_OR_SERVICE_NOT_RECEIVED', message: 'Nothing came.' })
  const seen = await say('GET', `${base}/${id}`)
  expect(seen.body).toMatchObject({
    status: 'WAITING_FOR_SELLER_RESPONSE',
    dispute_amount: { value: '70.00' },
    disputed_transactions: [{ seller_transaction_id: capture, custom: 'HT-1' }],
    messages: [{ posted_by: 'BUYER', content: 'Nothing came.' }],
  })
  expect(Date.parse(seen.body['seller_response_due_date'] ?? '')).toBeGreaterThan(Date.now() + 9 * 86_400_000)
  const evidence = {
    evidence_type: 'PROOF_OF_FULFILLMENT',
    evidence_info: { tracking_info: [{ carrier_name: 'UPS', tracking_number: '1Z999' }] },
  }
  expect((await say('POST', `${base}/${id}/provide-evidence`, { evidences: [evidence] })).status).toBe(200)
  expect((await say('GET', `${base}/${id}`)).body).toMatchObject({
    status: 'UNDER_REVIEW',
    evidences: [{ ...evidence, source: 'SUBMITTED_BY_SELLER' }],
  })
  expect((await say('POST', `${base}/${id}/provide-evidence`, { evidences: [evidence] })).status).toBe(422)
  await control('/paypal/disputes/decide', { dispute: id, outcome: 'won' })
  expect((await say('GET', `${base}/${id}`)).body).toMatchObject({
    status: 'RESOLVED',
    dispute_outcome: { outcome_code: 'RESOLVED_SELLER_FAVOUR' },
  })
  expect([await effects(), await captureStatus(capture)]).toEqual([
    [
      ['sale', 70_00],
      ['dispute', 70_00],
      ['dispute_reversed', 70_00],
    ],
    'COMPLETED',
  ])
  expect(await told()).toEqual(['CUSTOMER.DISPUTE.CREATED', 'CUSTOMER.DISPUTE.UPDATED', 'CUSTOMER.DISPUTE.RESOLVED'])
})

test('evidence may come as a form with files, as a browser sends it', async () => {
  const { id } = await opened('12.00')
  const say = await speaker(world.url('paypal', ''), 'cases')
  const form = new FormData()
  form.set(
    'input',
    new Blob([JSON.stringify({ evidences: [{ evidence_type: 'OTHER', notes: 'See the picture.' }] })], { type: 'application/json' }),
  )
  form.set('evidence-file', new Blob(['picture'], { type: 'image/png' }), 'parcel.png')
  const token = await fetch(world.url('paypal', '/v1/oauth2/token'), {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from('pp_test_cases:sandbox-x').toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  const { access_token: bearer } = (await token.json()) as { access_token: string }
  const answer = await fetch(world.url('paypal', `${base}/${id}/provide-evidence`), {
    method: 'POST',
    headers: { authorization: `Bearer ${bearer}` },
    body: form,
  })
  expect(answer.status).toBe(200)
  expect((await say('GET', `${base}/${id}`)).body['evidences']).toMatchObject([{ notes: 'See the picture.' }])
})

test.each([
  ['accepted', 'ACCEPTED'],
  ['decided for the buyer', 'RESOLVED_BUYER_FAVOUR'],
  ['left unanswered for ten days', 'RESOLVED_BUYER_FAVOUR'],
])('a case that is %s is lost: %s', async (how, outcome) => {
  const { capture, id } = await opened('40.00', { amount: 15_00 })
  if (how === 'accepted') await (await speaker(world.url('paypal', ''), 'cases'))('POST', `${base}/${id}/accept-claim`, { note: 'Sorry' })
  if (how.startsWith('decided')) await control('/paypal/disputes/decide', { dispute: id, outcome: 'lost' })
  if (how.startsWith('left')) await control('/clock', { advanceSeconds: 10 * 86_400 })
  const say = await speaker(world.url('paypal', ''), 'cases')
  expect((await say('GET', `${base}/${id}`)).body['dispute_outcome']).toEqual({
    outcome_code: outcome,
    amount_refunded: { currency_code: 'USD', value: '15.00' },
  })
  expect([await captureStatus(capture), await effects()]).toEqual([
    'PARTIALLY_REFUNDED',
    [
      ['sale', 40_00],
      ['dispute', 15_00],
    ],
  ])
  expect(await told()).toContain('PAYMENT.CAPTURE.REVERSED')
})

test('while a case is open only the whole amount is refunded, and that settles it', async () => {
  const { capture, id } = await opened('25.00')
  const back = (value?: string) =>
    client().payments.refundCapturedPayment({ captureId: capture, body: value ? { amount: usd(value) } : {} })
  expect(await issueOf(back('5.00'))).toBe('TRANSACTION_DISPUTED')
  await back()
  const say = await speaker(world.url('paypal', ''), 'cases')
  expect((await say('GET', `${base}/${id}`)).body['status']).toBe('RESOLVED')
  expect(await effects()).toEqual([
    ['sale', 25_00],
    ['dispute', 25_00],
    ['refund', 25_00],
    ['dispute_reversed', 25_00],
  ])
})

test('a chargeback forbids a refund', async () => {
  const { capture } = await opened('25.00', { channel: 'EXTERNAL' })
  expect(await issueOf(client().payments.refundCapturedPayment({ captureId: capture }))).toBe('REFUND_NOT_PERMITTED_DUE_TO_CHARGEBACK')
})

test('cases are listed newest first, narrowed and page by page', async () => {
  const say = await speaker(world.url('paypal', ''), 'cases')
  expect((await say('GET', base)).body['items']).toBeUndefined()
  const [first, second, third] = [await opened('1.00'), await opened('2.00'), await opened('3.00')]
  await control('/paypal/disputes/decide', { dispute: second.id, outcome: 'withdrawn' })
  const ids = async (query: string) => ((await say('GET', `${base}${query}`)).body['items'] ?? []).map((one: Json) => one['dispute_id'])
  expect(await ids('')).toEqual([third.id, second.id, first.id])
  expect(await ids('?dispute_state=REQUIRED_ACTION')).toEqual([third.id, first.id])
  expect(await ids(`?disputed_transaction_id=${first.capture}`)).toEqual([first.id])
  expect(await ids('?start_time=2099-01-01T00:00:00Z')).toEqual([])
  const page = (await say('GET', `${base}?page_size=2`)).body['links']?.find((link: Json) => link['rel'] === 'next')?.['href'] ?? ''
  expect(await ids(new URL(page).search)).toEqual([first.id])
})
