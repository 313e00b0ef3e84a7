import type { Clock } from '../../clock.ts'
import { iso } from '../records/links.ts'
import type { PayPalEvent } from '../records/webhook.ts'
import type { Signer } from './sign.ts'

/** What is handed over, to where, and under which transmission. */
type Parcel = { readonly url: string; readonly webhook: string; readonly transmission: string; readonly event: PayPalEvent }

type World = { readonly clock: Clock; readonly signer: Signer; readonly origin: () => string }

/** Posts one signed event and says what was answered; 0 when nothing was. Redirects are not followed, so it stays on this machine. */
export async function handOver(world: World, { url, webhook, transmission, event }: Parcel, stopping?: AbortSignal): Promise<number> {
  const body = JSON.stringify(event.wire)
  const time = iso(world.clock.now())
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'paypal-transmission-id': transmission,
        'paypal-transmission-time': time,
        'paypal-transmission-sig': world.signer.sign({ transmission, time, webhook, body }),
        'paypal-auth-algo': 'SHA256withRSA',
        'paypal-cert-url': `${world.origin()}/v1/notifications/certs/${world.signer.certificate().name}`,
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.any([AbortSignal.timeout(10_000), ...(stopping ? [stopping] : [])]),
    })
    await answer.arrayBuffer()
    return answer.status
  } catch {
    // Nobody listens there, or not in time: tried again later.
    return 0
  }
}
