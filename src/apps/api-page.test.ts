import { createHmac, timingSafeEqual } from 'node:crypto'
import { runInThisContext } from 'node:vm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hookEvents } from '#domain/outside/hooks.ts'
import { HookShape } from '#order/intake/hook-shape.ts'
import { problemCodes } from '#order/intake/shapes.ts'
import { sealSecret, signatureOf } from '#settings/keys/webhook/secret.ts'
import { openDesk, type TestDesk } from '#test/support/desk.ts'
import { ApiDocument, nameOf, type Schema } from './api-page/document.ts'
import { exampleEvent } from './api-page/example-event.ts'
import { exampleAnswer, exampleOrder } from './api-page/example.ts'
import { fieldsOf } from './api-page/fields.ts'
import { problems } from './api-page/problems.ts'

let desk: TestDesk
let document: ApiDocument
let page: string
let policy: string
beforeAll(async () => {
  desk = await openDesk()
  document = ApiDocument.parse((await desk.raw('/api/v1/openapi.json')).body)
  const answer = await desk.raw('/api/docs')
  page = answer.body
  policy = answer.headers.get('content-security-policy') ?? ''
})
afterAll(() => desk.close())

test('the document is OpenAPI 3.1 in every part it uses: references lead somewhere, path parameters are declared, security is defined', () => {
  const { schemas, securitySchemes } = document.components
  const everySchema = [
    ...Object.values(schemas),
    ...Object.values(document.webhooks).map(({ post }) => post.requestBody.content['application/json'].schema),
    ...operations().flatMap((one) => [...bodiesOf(one), ...(one.parameters ?? []).map((parameter) => parameter.schema)]),
  ].flatMap(walk)
  const refs = everySchema.flatMap((schema) => schema.$ref ?? [])
  expect(refs.filter((ref) => !(nameOf(ref) in schemas))).toEqual([])
  expect(Object.keys(schemas).filter((name) => !refs.some((ref) => nameOf(ref) === name))).toEqual([])
  expect(everySchema.flatMap((schema) => (schema.required ?? []).filter((name) => !(name in (schema.properties ?? {}))))).toEqual([])
  expect(everySchema.filter((schema) => !schema.$ref && !schema.type && !schema.oneOf && !schema.anyOf)).toEqual([])
  for (const [path, methods] of Object.entries(document.paths)) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    for (const operation of Object.values(methods)) {
      expect((operation.parameters ?? []).filter((parameter) => parameter.in === 'path').map((parameter) => parameter.name)).toEqual(named)
      expect(operation.security.flatMap(Object.keys).filter((name) => !(name in securitySchemes))).toEqual([])
    }
  }
})

test('every field says what it means', () => {
  const bare = Object.entries(document.components.schemas).flatMap(([name, schema]) =>
    [schema, ...(schema.oneOf ?? [])]
      .flatMap((one) => fieldsOf(one))
      .filter((field) => field.meaning === '' && field.refs.length === 0)
      .map((field) => `${name}.${field.path}`),
  )
  expect(bare).toEqual([])
})

test('the order shown on the page is accepted as it stands, and answered as the page says', async () => {
  expect(page).toContain('&quot;externalNumber&quot;: &quot;W-104-2291&quot;')
  const answer = await desk.send(exampleOrder)
  expect(answer.status).toBe(201)
  expect(answer.body).toEqual({ ...exampleAnswer, id: answer.body.id, number: answer.body.number, orderNumber: String(answer.body.number) })
  expect((await desk.send(exampleOrder)).status).toBe(200)
})

test('the page names every route, field and problem code', () => {
  for (const [path, methods] of Object.entries(document.paths))
    for (const method of Object.keys(methods))
      expect(page).toContain(`<span class="method">${method.toUpperCase()}</span> <code>${path}</code>`)
  for (const schema of Object.values(document.components.schemas))
    for (const field of fieldsOf(schema)) expect(page).toContain(`<code>${field.path}</code>`)
  for (const code of problemCodes) expect(page).toContain(`<code>${code}</code> <span class="must">${problems[code].status}</span>`)
})

test('the check the page gives believes what the desk sends, and nothing else', async () => {
  const plain = page
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
  const code = /export (function isFromTheDesk[^]*?\n})/.exec(plain)?.[1]
  const isFromTheDesk = runInThisContext(`(createHmac, timingSafeEqual) => ${code}`)(createHmac, timingSafeEqual)
  const body = JSON.stringify(HookShape.parse(exampleEvent))
  const place = { store: desk.store.id, id: '019cb7e1-0c11-7f25-8a63-2f4d7b90c5ae' }
  const sealed = sealSecret(desk.app, place, 'pdh_secret')
  const signed = (at: Date) => signatureOf(desk.app, place, [sealSecret(desk.app, place, 'pdh_new'), sealed], body, at)
  const now = new Date()
  expect(isFromTheDesk(signed(now), body, 'pdh_secret')).toBe(true)
  expect(isFromTheDesk(signed(now), body, 'pdh_new')).toBe(true)
  expect(isFromTheDesk(signed(now), `${body} `, 'pdh_secret')).toBe(false)
  expect(isFromTheDesk(signed(now), body, 'pdh_other')).toBe(false)
  expect(isFromTheDesk(signed(new Date(now.getTime() - 600_000)), body, 'pdh_secret')).toBe(false)
  for (const event of Object.keys(document.webhooks)) expect(page).toContain(`<dt><code>${event}</code></dt>`)
  expect(Object.keys(document.webhooks)).toEqual([...hookEvents])
})

test('a page of its own kind: no script, one style by a nonce that changes', async () => {
  const nonce = /style-src 'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
  expect(policy).toMatch(/^default-src 'none'; /)
  expect(policy).not.toMatch(/unsafe|script-src/)
  expect([...page.matchAll(/<style nonce="([^"]+)"/g)].map(([, given]) => given)).toEqual([nonce])
  expect(page).not.toMatch(/<script|\son\w+=|\sstyle=/)
  expect((await desk.raw('/api/docs')).headers.get('content-security-policy')).not.toBe(policy)
})

test('every problem a storefront meets is one the page explains, with its status', async () => {
  const key = { authorization: `Bearer ${desk.store.key}`, 'content-type': 'application/json' }
  const send = (body: string, headers: Record<string, string> = key) => desk.raw('/api/v1/orders', { method: 'POST', headers, body })
  const met = [
    await send('{'),
    await send(JSON.stringify({ ...exampleOrder, totals: { ...exampleOrder.totals, total: 1 } })),
    await send('{}', {}),
    await desk.raw('/api/v1/orders/00000000-0000-7000-8000-000000000000', { headers: key }),
    await send(JSON.stringify({ ...exampleOrder, ip: null })),
    await send(JSON.stringify({ ...exampleOrder, externalNumber: 'CAD-1', currency: 'CAD' })),
    await send(JSON.stringify({ padding: 'x'.repeat(2 * 1024 * 1024) })),
    await send('a=1', { ...key, 'content-type': 'application/x-www-form-urlencoded' }),
  ]
  const codes = ['invalid', 'totals_differ', 'no_key', 'not_found', 'other_order', 'other_currency', 'too_large', 'refused'] as const
  expect(met.map((answer) => [answer.body.code, answer.status])).toEqual(codes.map((code) => [code, problems[code].status]))
})

function operations() {
  return Object.values(document.paths).flatMap((methods) => Object.values(methods))
}

function bodiesOf({ requestBody, responses }: ReturnType<typeof operations>[number]): readonly Schema[] {
  return [requestBody, ...Object.values(responses)].flatMap((body) => body?.content['application/json'].schema ?? [])
}

function walk(schema: Schema): readonly Schema[] {
  const { items, properties = {}, additionalProperties, oneOf = [], anyOf = [] } = schema
  const inner = [
    items ?? [],
    Object.values(properties),
    typeof additionalProperties === 'object' ? additionalProperties : [],
    oneOf,
    anyOf,
  ].flat()
  return [schema, ...inner.flatMap(walk)]
}
