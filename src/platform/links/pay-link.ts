import type { App } from '../app.ts'
import { sha256, token } from '../secrets.ts'

/** Days a buyer may pay by a link. */
export const payLinkDays = 7

/** A fresh pay link's secret: what the table keeps of it, the address it is told once by, and the secret sealed for the letter that takes it to the buyer. */
export function makePaySecret(app: App, store: string, link: string) {
  const secret = token()
  return { hash: sha256(secret), url: payUrl(app.config.publicUrl, secret), sealed: app.secrets.seal(secret, contextOf(store, link)) }
}

/** Where a buyer pays: the address of a link by its secret part. */
export function payUrl(publicUrl: string, secret: string): string {
  return `${publicUrl}/pay/${secret}`
}

/** Stands for the secret part wherever the address is kept. */
export const hiddenSecret = '••••••••'

/** Puts the secret into a letter that is about to leave; what is kept of it stays without. */
export function withPaySecret<M extends { readonly text: string; readonly html: string }>(
  app: App,
  mail: M,
  { store, link, sealed }: { readonly store: string; readonly link: string; readonly sealed: string },
): M {
  const { publicUrl } = app.config
  const hidden = payUrl(publicUrl, hiddenSecret)
  const whole = payUrl(publicUrl, app.secrets.open(sealed, contextOf(store, link)))
  return { ...mail, text: mail.text.replaceAll(hidden, whole), html: mail.html.replaceAll(hidden, whole) }
}

function contextOf(store: string, link: string): string {
  return `pay_links ${store} ${link} secret`
}
