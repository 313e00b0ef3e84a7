import type { Context, Env } from 'hono'
import { timingSafeEqual } from 'node:crypto'
import type { App } from '#platform/app.ts'

/** The mark a view of a link's page puts into its forms; nobody else can make it. */
export function markOf(app: App, link: string, command: string): string {
  return app.secrets.keyedHash('pay page', `${link} ${command}`).toString('base64url')
}

/**
 * Does this form come from a page of ours? It bears the page's mark, and the browser does not say otherwise. Under `no-referrer` a form's Origin is "null", so
 * that only another site's name speaks against it (Fetch standard, "append a request Origin header"); Sec-Fetch-Site tells it in every newer browser.
 */
export function isOurs<E extends Env>(
  app: App,
  c: Context<E>,
  link: string,
  form: { readonly command: string; readonly mark: string },
): boolean {
  const site = c.req.header('sec-fetch-site')
  const origin = c.req.header('origin')
  if (site !== undefined && site !== 'same-origin') return false
  if (origin !== undefined && origin !== 'null' && origin !== new URL(app.config.publicUrl).origin) return false
  const [given, ours] = [Buffer.from(form.mark), Buffer.from(markOf(app, link, form.command))]
  return given.length === ours.length && timingSafeEqual(given, ours)
}
