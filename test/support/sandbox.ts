import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Config } from '#platform/config.ts'

type Ports = NonNullable<Config['sandbox']>

/** What moved at the gateway, as its control port tells; amounts in minor units. */
export type Effect = {
  readonly kind: 'authorize' | 'sale' | 'capture' | 'refund' | 'refund_reversed' | 'void' | 'dispute' | 'dispute_reversed'
  readonly amount: number
  readonly payment_intent: string
  readonly metadata: { readonly [label: string]: string }
}

/** A mail as the sandbox's mailbox tells it. */
export type SeenMail = { readonly subject: string; readonly text: string; readonly html: string | null }

/** The same at PayPal. */
export type PaypalEffect = { readonly kind: string; readonly amount: number; readonly order: string; readonly invoice_id: string | null }

/** The same at the carrier; dollars with five decimals. */
export type CarrierEffect = {
  readonly kind: 'label' | 'insurance' | 'adjustment' | 'refund'
  readonly amount: string
  readonly shipment: string | null
  readonly tracking_code: string
}

export type FaultKind =
  | 'drop_before'
  | 'drop_after'
  | 'hang_after'
  | '500_before'
  | '500_after'
  | '409'
  | '429'
  | 'truncated'
  | 'invalid_json'
  | 'slow'

/** The outside world as a process of its own, on free ports and in a folder of its own. */
export type Sandbox = Awaited<ReturnType<typeof startSandbox>>

/** Starts a sandbox and waits until it is ready. Stop it when the file is done. */
export async function startSandbox() {
  const folder = await mkdtemp(join(tmpdir(), 'partsdesk-sandbox-'))
  const program = fileURLToPath(new URL('../../sandbox/main.ts', import.meta.url))
  const child = spawn(process.execPath, [program, '--folder', folder, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ports = await new Promise<Ports>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the sandbox ended with ${code}`)))
    createInterface({ input: child.stdout }).once('line', (line) => resolve((JSON.parse(line) as { ports: Ports }).ports))
  })
  const control = (path: string, body?: unknown) =>
    ask(
      `http://127.0.0.1:${ports.control}${path}`,
      body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
    )
  return {
    ports,
    /** Lets the next `times` requests that match go wrong; `slow` takes 600 ms. */
    fault: (method: string, path: string, kind: FaultKind, times = 1) =>
      control('/faults', { match: { method, path }, kind, times, milliseconds: 600 }),
    /** The carrier answers the two looks at a shipment that come before it sells its label, and none after. */
    hideLabels: async () => {
      for (const [kind, times] of [
        ['slow', 2],
        ['500_before', 50],
      ] as const)
        await control('/faults', { match: { method: 'GET', path: '/v2/shipments/*' }, kind, times, milliseconds: 1 })
    },
    /** Takes back every fault that has not met its request. */
    mend: () => ask(`http://127.0.0.1:${ports.control}/faults`, { method: 'DELETE' }),
    /** Everything that moved on a PayPal account, oldest first. */
    paypalEffects: async (account: string) =>
      ((await control(`/paypal/effects?account=${account}`)) as { effects: PaypalEffect[] }).effects,
    /** Everything that was charged on a carrier account, oldest first. */
    carrierEffects: async (account: string) =>
      ((await control(`/carrier/effects?account=${account}`)) as { effects: CarrierEffect[] }).effects,
    /** Does on PayPal's page what a buyer does: chooses a wallet and agrees. Answers where they are sent. */
    approve: async (page: string, wallet = 'good') => {
      const form = new URLSearchParams({ wallet, answer: 'agree' })
      const answer = await fetch(page, { method: 'POST', redirect: 'manual', body: form })
      return new URL(answer.headers.get('location') ?? 'about:blank')
    },
    /** Everything that moved on an account, oldest first. */
    effects: async (account: string) => ((await control(`/gateway/effects?account=${account}`)) as { effects: Effect[] }).effects,
    /** Any call of the control port; without a body it is read. */
    control,
    /** What a person in the gateway's own portal does, without any label of ours. */
    portal: (account: string, act: 'refund' | 'capture' | 'cancel', payment: string, amount?: number) =>
      control('/gateway/portal', { account, do: act, payment_intent: payment, ...(amount === undefined ? {} : { amount }) }),
    /** Skips the gateway's own time ahead. */
    advance: (seconds: number) => control('/clock', { advanceSeconds: seconds }),
    /** The mails that arrived at an address, newest first. */
    mails: async (to: string) => {
      const seen = (await ask(`http://127.0.0.1:${ports.mailbox}/api/messages?to=${encodeURIComponent(to)}`, {})) as {
        messages: SeenMail[]
      }
      return seen.messages
    },
    /** Speaks to the gateway as a storefront with the account's secret key does. */
    gateway: (account: string, path: string, form?: Record<string, string>) =>
      ask(`http://127.0.0.1:${ports.gateway}/v1/${path}`, {
        method: form ? 'POST' : 'GET',
        headers: { authorization: `Bearer sk_test_${account}`, ...(form && { 'content-type': 'application/x-www-form-urlencoded' }) },
        ...(form && { body: new URLSearchParams(form).toString() }),
      }),
    stop: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await gone
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function ask(url: string, init: RequestInit): Promise<unknown> {
  const answer = await fetch(url, init)
  return answer.json()
}
