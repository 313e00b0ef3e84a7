import type { Found, FoundDispute, Gateway } from '#ports/gateway.ts'
import { answerOf, RefusedKeys, type Paypal } from './client.ts'
import { toBroken, toFailure } from './failures.ts'
import { toDispute, toFound } from './messages.ts'
import { DisputesShape } from './wire.ts'

/** Everything that only looks. */
export function readingsOf(paypal: Paypal): Pick<Gateway, 'find' | 'tries' | 'test'> {
  return {
    find: async (payment) => {
      const answered = await answerOf(paypal, () => paypal.orders().getOrder({ id: payment }))
      if ('outcome' in answered) return { unreadable: answered.message }
      if (answered.status === 404) return null
      if (answered.status >= 300) return { unreadable: sentenceOf(answered) }
      const found = toFound(answered.body)
      return 'unreadable' in found || found.captured.amount === 0 ? found : withDisputes(paypal, found)
    },
    // A refused way to pay is answered to the buyer and kept with no order.
    tries: () => Promise.resolve([]),
    test: async () => {
      try {
        const { status, body } = await paypal.call('GET', '/v1/notifications/webhooks')
        if (status < 300) return { ok: true, account: 'PayPal' }
        const failure = toFailure({ status, body })
        return { ok: false, away: failure.outcome !== 'config', message: 'message' in failure ? failure.message : failure.outcome }
      } catch (thrown) {
        if (thrown instanceof RefusedKeys)
          return { ok: false, away: thrown.status >= 500, message: 'PayPal refused the client ID or the secret.' }
        const broken = toBroken(thrown)
        return { ok: false, away: true, message: 'message' in broken ? broken.message : 'no answer' }
      }
    },
  }
}

/** Cases stand beside the order, under the capture they are about. */
async function withDisputes(paypal: Paypal, found: Found): Promise<Found | { readonly unreadable: string }> {
  const disputes: FoundDispute[] = []
  for (const { reference } of found.captures.filter(({ state }) => state === 'done')) {
    try {
      const { status, body } = await paypal.call('GET', `/v1/customer/disputes?disputed_transaction_id=${encodeURIComponent(reference)}`)
      const read = DisputesShape.safeParse(body).data
      if (status >= 300 || !read) return { unreadable: `PayPal's cases could not be read (${status})` }
      disputes.push(...read.items.map(toDispute))
    } catch (thrown) {
      const broken = toBroken(thrown)
      return { unreadable: 'message' in broken ? broken.message : 'no answer' }
    }
  }
  return { ...found, disputes }
}

function sentenceOf(answered: { readonly status: number; readonly body: unknown }): string {
  const failure = toFailure(answered)
  return 'message' in failure ? failure.message : failure.outcome
}
