import { z } from 'zod'
import type { Answer, Call } from '../wire/call.ts'
import type { PayPal } from '../world.ts'

/** The headers of a delivery, and its body as it came. */
export const VerifyAsk = z.object({
  auth_algo: z.string().max(100),
  cert_url: z.string().max(500),
  transmission_id: z.string().max(50),
  transmission_sig: z.string().max(500),
  transmission_time: z.string().max(100),
  webhook_id: z.string().max(50),
  webhook_event: z.record(z.string(), z.unknown()),
})

/**
 * Says whether a delivery is genuine: signed by the twin, for this webhook of this account, with exactly this body. The event is taken as the JSON it was sent
 * in, so a caller who changes the order of its fields or the spelling of a number hears FAILURE, as at PayPal.
 */
export function verify({ signer }: PayPal, { account, ask }: Call<z.infer<typeof VerifyAsk>>): Answer {
  const genuine =
    ask.auth_algo === 'SHA256withRSA' &&
    ask.cert_url.endsWith(`/v1/notifications/certs/${signer.certificate().name}`) &&
    account.find('webhook', ask.webhook_id) !== undefined &&
    signer.verifies(
      {
        transmission: ask.transmission_id,
        time: ask.transmission_time,
        webhook: ask.webhook_id,
        body: JSON.stringify(ask.webhook_event),
      },
      ask.transmission_sig,
    )
  return { status: 200, body: { verification_status: genuine ? 'SUCCESS' : 'FAILURE' } }
}
