/** An address that wants to hear of every event; `secret` signs what is sent to it. */
export type Webhook = {
  readonly id: string
  readonly url: string
  readonly created_at: string
  readonly disabled_at: string | null
  readonly secret: string | null
  readonly custom_headers: readonly { readonly name: string; readonly value: string }[]
}

/** A webhook as the wire has it: the secret is never told. */
export function wireWebhook({ secret: _, ...webhook }: Webhook) {
  return { ...webhook, object: 'Webhook', mode: 'test' }
}
