import type { App } from '#platform/app.ts'

/** Who a store's letters come from: its own sender where it has one, else the installation's with the store's name; answers go to the store's own address. */
export function senderOf(
  app: App,
  store: { readonly store_name: string; readonly mail_from: string | null; readonly store_email: string | null },
): { readonly from: { readonly name: string; readonly address: string }; readonly replyTo?: string } {
  const address = store.mail_from ?? /<([^>]+)>/.exec(app.config.mail.from)?.[1] ?? app.config.mail.from
  return { from: { name: store.store_name, address }, ...(store.store_email ? { replyTo: store.store_email } : {}) }
}
