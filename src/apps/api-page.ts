import { Hono, type Env } from 'hono'
import { randomBytes } from 'node:crypto'
import type { Config } from '#platform/config.ts'
import { ApiDocument } from './api-page/document.ts'
import { drawApiPage } from './api-page/page.ts'

type Api = { readonly request: (path: string) => Response | Promise<Response> }

/** The storefronts' API as a page for people, at /docs, drawn from what the API says of itself. No script, and no style but its own. */
export function apiPage<E extends Env>(config: Config, api: Api) {
  const base = `${config.publicUrl}/api/v1`
  let document: Promise<ApiDocument> | undefined
  return new Hono<E>().get('/docs', async (c) => {
    document ??= readDocument(api)
    const nonce = randomBytes(16).toString('base64')
    const policy = `default-src 'none'; style-src 'nonce-${nonce}'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
    return c.html(await drawApiPage(await document, { base, nonce }), 200, {
      'content-security-policy': policy,
      'cache-control': 'no-store',
    })
  })
}

async function readDocument(api: Api): Promise<ApiDocument> {
  const answer = await api.request('/openapi.json')
  return ApiDocument.parse(await answer.json())
}
