import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'
import type { Exchange } from './recorder.ts'

const folder = join(process.env['PARTSDESK_PUBLIC_DATA'] ?? join(import.meta.dirname, '../../../../shared/data'), 'paypal')

/** PayPal's published descriptions, read where they are and never shipped. */
const files = [
  'checkout_orders_v2',
  'payments_payment_v2',
  'vault_payment_tokens_v3',
  'notifications_webhooks_v1',
  'customer_disputes_v1',
].map((name) => join(folder, `${name}.json`))

/** The published descriptions that are at hand: all of them, or none. */
export const published: readonly string[] = files.every((file) => existsSync(file)) ? files : []

type Shape = { readonly [word: string]: unknown }
type Described = { readonly content?: Readonly<Record<string, { readonly schema: Shape }>>; readonly $ref?: string }
type Operation = { readonly requestBody?: Described; readonly responses: Readonly<Record<string, Described>> }
type Description = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Shape>>; readonly responses?: Readonly<Record<string, Described>> }
}

/** PayPal's published descriptions, ready to compare with. */
export type Descriptions = {
  /** What an exchange breaks of them, as sentences. A request is looked at when it was accepted, an answer always. */
  readonly faults: (exchange: Exchange) => readonly string[]
  /** The names of what may be wrong that are listed for an answer like this; undefined when there is no list. */
  readonly listed: (exchange: Exchange) => readonly string[] | undefined
}

/** Opens the published descriptions that are at hand. */
export function openDescriptions(): Descriptions {
  const all = published.map((file) => JSON.parse(readFileSync(file, 'utf8')) as Description)
  const faultsOf = comparer(all)
  return {
    listed: (exchange) => listedIn(all, exchange),
    faults: (exchange) => {
      const found = operationOf(all, exchange)
      if (!found) return [`${exchange.method} ${exchange.path} is not described`]
      const { i, operation, template } = found
      const what = `${exchange.method} ${template} ${exchange.status}`
      const body = operation.requestBody?.content?.['application/json']?.schema
      const asked = body && exchange.status < 300 ? faultsOf(`${what} asked`, i, body, exchange.asked ?? {}) : []
      const answer = operation.responses[String(exchange.status)] ?? operation.responses['default']
      const schema = resolved(all[i], answer)?.content?.['application/json']?.schema
      if (!schema) return exchange.answered === undefined ? asked : [...asked, `${what} answered a body where none is described`]
      return [...asked, ...faultsOf(`${what} answered`, i, envelopeOf(schema), exchange.answered)]
    },
  }
}

function comparer(all: readonly Description[]) {
  const ajv = new Ajv({ strict: false, unicodeRegExp: false, validateFormats: false, allErrors: true })
  all.forEach((description, i) => ajv.addSchema({ $id: `https://published/${i}`, components: description.components }))
  const compiled = new Map<string, ValidateFunction>()
  return (what: string, i: number, schema: Shape, value: unknown): string[] => {
    const name = `${i} ${JSON.stringify(schema)}`
    const validate = compiled.get(name) ?? ajv.compile(absolute(schema, i))
    compiled.set(name, validate)
    return validate(value)
      ? []
      : (validate.errors ?? []).map(
          ({ instancePath, message = '', params }) => `${what} ${instancePath} ${message} ${JSON.stringify(params)}`,
        )
  }
}

function listedIn(all: readonly Description[], exchange: Exchange): readonly string[] | undefined {
  const found = operationOf(all, exchange)
  const schema = found?.operation.responses[String(exchange.status)]?.content?.['application/json']?.schema
  const schemas = all[found?.i ?? 0]?.components.schemas
  const lists = ((schema?.['allOf'] ?? []) as Shape[]).map((part) => schemas?.[String(part['$ref']).split('/').at(-1) ?? ''])
  const names = lists.flatMap((list) =>
    [...JSON.stringify(list ?? {}).matchAll(/"issue":\{"type":"string","enum":\["([A-Z_]+)"\]/g)].map(([, name]) => name ?? ''),
  )
  return names.length > 0 ? names : undefined
}

function operationOf(all: readonly Description[], { method, path }: Exchange) {
  for (const [i, { paths }] of all.entries()) {
    const template = Object.keys(paths).find((one) => new RegExp(`^${one.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`).test(path))
    const operation = template === undefined ? undefined : paths[template]?.[method.toLowerCase()]
    if (template !== undefined && operation) return { i, operation, template }
  }
  return undefined
}

function resolved(description: Description | undefined, described: Described | undefined): Described | undefined {
  const name = described?.$ref?.split('/').at(-1)
  return name === undefined ? described : description?.components.responses?.[name]
}

/** The shape of an error without the list of names that is mixed into it: PayPal's sentences stand there too, and ours are our own. See `listed`. */
function envelopeOf(schema: Shape): Shape {
  const parts = (schema['allOf'] ?? []) as Shape[]
  const [envelope] = parts.filter((part) => String(part['$ref']).includes('/error_'))
  return envelope ?? schema
}

function absolute(schema: Shape, i: number): Shape {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', `"https://published/${i}#/components/`)) as Shape
}
