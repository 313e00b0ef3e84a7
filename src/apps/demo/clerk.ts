import { uuidv7 } from 'uuidv7'
import type { CancelView } from '#order/flows/shapes.ts'
import type { OrderPageView } from '../order-page.ts'

/** A person of a demo store at their panel, over HTTP like any browser. */
export type Clerk = {
  readonly open: (number: number) => Promise<OrderPageView>
  readonly previewCancel: (number: number) => Promise<CancelView>
  /** Sends one command about an order; throws with the refusal's words when it is not done. */
  readonly does: (number: number, path: string, ask: object) => Promise<void>
  readonly find: (
    query: string,
  ) => Promise<readonly { readonly number: number; readonly lines: number; readonly holdExpiresAt: string | null }[]>
}

/** Signs a person in and answers what they can do in a store. */
export async function signIn(desk: string, store: string, email: string, password: string): Promise<Clerk> {
  const headers = { origin: desk, 'x-partsdesk': '1', 'content-type': 'application/json' }
  const entered = await fetch(`${desk}/desk/sign-in`, { method: 'POST', headers, body: JSON.stringify({ email, password }) })
  const cookie = entered.headers.get('set-cookie')?.split(';')[0]
  if (!entered.ok || !cookie) throw new Error(`${email} cannot sign in (${entered.status})`)
  const at = `${desk}/desk/stores/${store}`
  const read = async <T>(path: string): Promise<T> => {
    const answer = await fetch(at + path, { headers: { cookie } })
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
    return (await answer.json()) as T
  }
  type List = { readonly rows: { readonly number: number; readonly lines: number; readonly holdExpiresAt: string | null }[] }
  return {
    open: (number) => read(`/orders/${number}`),
    previewCancel: (number) => read(`/orders/${number}/cancel`),
    find: async (query) => (await read<List>(`/orders?${query}`)).rows,
    does: async (number, path, ask) => {
      const answer = await fetch(`${at}/orders/${number}${path}`, {
        method: 'POST',
        headers: { ...headers, cookie, 'idempotency-key': uuidv7() },
        body: JSON.stringify(ask),
      })
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    },
  }
}
