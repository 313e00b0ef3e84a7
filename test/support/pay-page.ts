import { randomUUID } from 'node:crypto'
import { saveAccount } from '#settings/gateways/save-account.ts'
import { sendLetter } from '#order/messages/send-letter.ts'
import type { LinkAnswer } from '#order/payment/link/shapes.ts'
import type { PaymentView } from '#order/payment/shapes.ts'
import { systemActor } from '#platform/doors.ts'
import type { Answer } from './desk.ts'
import type { AskChanges } from './orders.ts'
import { openPaymentDesk, tokenAtShop } from './payments.ts'

/** A page of a pay link as a buyer's browser has it: what it says, and what its form would send. */
export type Seen = {
  readonly status: number
  readonly text: string
  readonly headers: Headers
  readonly form: { readonly [name: string]: string }
}

/** A link by which somebody pays: the order's path at the desk, and the page's path. */
export type Linked = { readonly id: string; readonly number: number; readonly path: string; readonly link: string; readonly at: string }

/** A desk with a gateway whose buyers can pay by themselves, and what a clerk and a buyer do there. */
export type PayDesk = Awaited<ReturnType<typeof openPayDesk>>

/** Opens it. Close it when the file is done. */
export async function openPayDesk(options: Parameters<typeof openPaymentDesk>[0] = {}) {
  const at = await openPaymentDesk(options)
  await withCardField(at)
  const open = async (path: string, init?: RequestInit): Promise<Seen> => seenOf(await at.desk.raw(path, init))
  const post = (path: string, form: { readonly [name: string]: string }, headers: { readonly [name: string]: string } = sameOrigin) =>
    at.desk.raw(path, { method: 'POST', headers: { ...formHeaders, ...headers }, body: new URLSearchParams(form).toString() })
  const linked = async (amount = 15_100, changes: AskChanges = {}): Promise<Linked> => {
    const order = await at.desk.place(changes)
    const path = `/desk/stores/harbor/orders/${order.number}`
    const answer = await at.boss.post(`${path}/payment/links`, { amount })
    if (answer.status !== 200) throw new Error(`no link: ${JSON.stringify(answer.body)}`)
    const { link, url }: LinkAnswer = answer.body
    return { ...order, path, link, at: new URL(url ?? '').pathname }
  }
  return {
    ...at,
    open,
    post,
    linked,
    /** What a buyer does at the page: types a test card and presses the button of this view, or of a fresh one. Answers where they were sent. */
    payWith: async (link: Linked, card = 'visa', view?: Seen, more: { readonly [name: string]: string } = {}): Promise<Answer> => {
      const { form } = view ?? (await open(link.at))
      return post(link.at, { ...form, card: await tokenAtShop(at.sandbox, 'harbor', card), ...more })
    },
    /** Follows an answer's redirection as a browser does. */
    follow: (answer: Answer): Promise<Seen> => open(answer.headers.get('location') ?? 'nowhere'),
    seenPayment: async (link: Linked): Promise<PaymentView> => (await at.boss.get(`${link.path}/payment`)).body,
    /** What moved at the gateway for this order, by the label every attempt bears. */
    moved: async ({ id }: { readonly id: string }) =>
      (await at.sandbox.effects('harbor'))
        .filter(({ metadata }) => metadata['partsdesk_order'] === id)
        .map(({ kind, amount }) => [kind, amount]),
    /** Sends the order's letters that wait, as a worker does. */
    deliver: async ({ id }: { readonly id: string }): Promise<void> => {
      const waiting = await at.desk.look<{ id: string }>(
        `select id from letters where order_id = $1 and state = 'queued' order by created_at, id`,
        [id],
      )
      for (const letter of waiting) await sendLetter(at.desk.app, { store: at.desk.store.id, id: letter.id })
    },
    log: async ({ id }: { readonly id: string }) =>
      at.desk.look<{ event: { readonly type: string }; actor_name: string }>(
        `select event, actor_name from activities where order_id = $1 and event ->> 'type' like 'pay_link%' order by sequence`,
        [id],
      ),
  }
}

const sameOrigin = { 'sec-fetch-site': 'same-origin', origin: 'null' }
const formHeaders = { 'content-type': 'application/x-www-form-urlencoded' }

/** Gives the store its publishable key, with which its card field opens. */
async function withCardField({ desk }: Awaited<ReturnType<typeof openPaymentDesk>>): Promise<void> {
  const ask = { gateway: 'stripe', name: 'Card payments', secretKey: 'sk_test_harbor', publishableKey: 'pk_test_harbor' } as const
  const saved = await saveAccount(desk.app, systemActor(desk.store.id), ask)
  if (!saved.ok) throw new Error(saved.code)
}

function seenOf({ status, body, headers }: Answer): Seen {
  const text = String(body)
  const inputs = [...text.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(
    ([, name = '', value = '']) => [name, value] as const,
  )
  return { status, text, headers, form: Object.fromEntries(inputs) }
}

/** A secret of the right shape that opens nothing. */
export function strangerSecret(): string {
  return Buffer.from(`${randomUUID()}${randomUUID()}`).subarray(0, 32).toString('base64url')
}
