import { expect } from '@playwright/test'
import type { Effect, FaultKind, PaypalEffect } from '../support/sandbox.ts'

const port = () => process.env['DEMO_CONTROL'] ?? ''
const paypal = () => process.env['DEMO_PAYPAL'] ?? ''

/** What moved at a shop's gateway account for one order of the shop, oldest first; amounts in minor units. */
export async function effectsOf(account: string, order: string, control = port()): Promise<readonly Effect[]> {
  const effects = await read<Effect>(`/gateway/effects?account=${account}`, control)
  const paid = effects.find(({ metadata }) => metadata['external_number'] === order)
  return effects.filter((effect) => effect.payment_intent === paid?.payment_intent)
}

/** The same for all payments of an order, the shop's own and those made at the desk under the order's number. */
export async function movesOf(account: string, order: string, number: number): Promise<readonly Effect[]> {
  const effects = await read<Effect>(`/gateway/effects?account=${account}`)
  const ours = effects.filter(({ metadata }) => metadata['external_number'] === order || metadata['partsdesk_number'] === String(number))
  return effects.filter((effect) => ours.some(({ payment_intent }) => payment_intent === effect.payment_intent))
}

/** The same at PayPal. */
export async function walletMovesOf(account: string, order: string, number: number): Promise<readonly PaypalEffect[]> {
  const effects = await read<PaypalEffect>(`/paypal/effects?account=${account}`)
  const ours = effects.filter(({ invoice_id: invoice }) => invoice === order || invoice?.startsWith(`${number}-`))
  return effects.filter((effect) => ours.some(({ order: paid }) => paid === effect.order))
}

/** How the gateway knows the card of a payment. */
export async function cardOf(account: string, payment: string | undefined): Promise<{ readonly last4: string; readonly moto?: boolean }> {
  const answer = await fetch(`${process.env['DEMO_GATEWAY']}/v1/payment_intents/${payment}?expand[0]=latest_charge`, {
    headers: { authorization: `Bearer sk_test_${account}` },
  })
  const { latest_charge: charge } = (await answer.json()) as {
    readonly latest_charge: { readonly payment_method_details: { readonly card: { readonly last4: string; readonly moto?: boolean } } }
  }
  return charge.payment_method_details.card
}

/** Lets the gateway's next matching requests go wrong: see the sandbox's control port. */
export async function breakGateway(method: string, path: string, kind: FaultKind, times: number, control = port()): Promise<void> {
  await tell('/faults', { match: { method, path }, kind, times }, control)
}

/** Waits until every fault has met its request. */
export async function untilFaultsMet(control = port()): Promise<void> {
  const waiting = async () => ((await (await fetch(`${control}/state`)).json()) as { faults: readonly unknown[] }).faults.length
  await expect.poll(waiting).toBe(0)
}

/** Lets the holds an account makes from now on run out after so many seconds; null: after the usual days. */
export async function letHoldsLive(account: string, holdSeconds: number | null): Promise<void> {
  await tell('/gateway/account', { account, holdSeconds })
}

/** PayPal has looked at the hold of one of its orders and lets it through. */
export async function acceptReview(account: string, order: string): Promise<void> {
  const keys = Buffer.from(`pp_test_${account}:sandbox-${account}`).toString('base64')
  const body = new URLSearchParams({ grant_type: 'client_credentials' })
  const asked = await fetch(`${paypal()}/v1/oauth2/token`, { method: 'POST', headers: { authorization: `Basic ${keys}` }, body })
  const { access_token: token } = (await asked.json()) as { readonly access_token: string }
  const answer = await fetch(`${paypal()}/v2/checkout/orders/${order}`, { headers: { authorization: `Bearer ${token}` } })
  const { purchase_units: units } = (await answer.json()) as {
    readonly purchase_units: readonly { readonly payments: { readonly authorizations: readonly { readonly id: string }[] } }[]
  }
  await tell('/paypal/portal', { account, do: 'accept', payment: units[0]?.payments.authorizations[0]?.id })
}

async function read<Of>(path: string, control = port()): Promise<readonly Of[]> {
  return ((await (await fetch(control + path)).json()) as { readonly effects: readonly Of[] }).effects
}

async function tell(path: string, what: object, control = port()): Promise<void> {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(control + path, { method: 'POST', headers, body: JSON.stringify(what) })
  expect(answer.status).toBe(200)
}
