import { serveStatic } from '@hono/node-server/serve-static'
import type { Env, Hono } from 'hono'
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { App } from '#platform/app.ts'
import type { Config } from '#platform/config.ts'

const root = fileURLToPath(new URL('../../dist/web', import.meta.url))

/** Serves the panel: hashed assets for ever, and one page for every other address, with a fresh nonce for its styles and a strict policy. */
export function serveWeb<E extends Env>(app: App, server: Pick<Hono<E>, 'get'>): void {
  const page = readFile(`${root}/index.html`, 'utf8').catch(() => null)
  const asset = serveStatic({
    root,
    precompressed: true,
    onFound: (path, c) =>
      c.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=3600'),
  })
  // A name with an ending is a file: it is there or it is not, and never the page instead.
  server.get('/:file{.+\\.[a-z0-9]{2,5}}', asset, (c) => c.json({ code: 'not_found', detail: {} }, 404))
  server.get('*', async (c, next) => {
    const html = await page
    if (html === null || /^\/(api|card-field|desk|healthz)(\/|$)/.test(c.req.path)) return next()
    const nonce = randomBytes(16).toString('base64')
    return c.html(html.replaceAll('__NONCE__', nonce), 200, {
      'content-security-policy': panelPolicy(app.config, nonce),
      'x-frame-options': 'DENY',
      'cache-control': 'no-store',
    })
  })
}

/** The panel's content security policy: nothing from anywhere but ourselves; styles by nonce; in frames our own documents, and the sandbox's card field. */
export function panelPolicy({ sandbox, publicUrl }: Pick<Config, 'sandbox' | 'publicUrl'>, nonce: string): string {
  const cardField = sandbox ? ` http://${new URL(publicUrl).hostname}:${sandbox.cardField}` : ''
  return [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `frame-src 'self'${cardField}`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ')
}
