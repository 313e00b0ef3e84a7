import type { App } from '#platform/app.ts'
import type { CardField } from './shapes.ts'

/** Where the provider's card field comes from: a document of its own in a frame, so that neither this page nor this server ever sees a card. */
export function cardFieldOf(app: App, account: { readonly publishable_key: string | null; readonly moto: boolean }): CardField | null {
  if (!account.publishable_key) return null
  const { sandbox, publicUrl } = app.config
  const url = sandbox ? `http://${new URL(publicUrl).hostname}:${sandbox.cardField}/` : `${publicUrl.replace(/\/$/, '')}/card-field/stripe`
  return { provider: sandbox ? 'sandbox' : 'stripe', key: account.publishable_key, url, phone: account.moto }
}
