import { z } from 'zod'
import { ApiError, refused, type Detail } from './errors.ts'
import { issues, type Issue } from './issues.ts'

/** An amount as callers send it; what it means is read by `readMoney`. */
export const money = z.object({
  currency_code: z.string().length(3),
  value: z
    .string()
    .max(32)
    .regex(/^((-?[0-9]+)|(-?([0-9]+)?[.][0-9]+))$/),
})

/** Text of at least one letter and at most `max`. */
export function text(max: number) {
  return z.string().min(1).max(max)
}

/** A place as PayPal writes it; the country is all it must have. */
export const address = z.object({
  address_line_1: z.string().max(300).optional(),
  address_line_2: z.string().max(300).optional(),
  admin_area_2: z.string().max(120).optional(),
  admin_area_1: z.string().max(300).optional(),
  postal_code: z.string().max(60).optional(),
  country_code: z.string().regex(/^([A-Z]{2}|C2)$/),
})

/** A page the buyer is sent to. */
export const page = z.url({ protocol: /^https?$/ }).max(4000)

/** Language and perhaps country, `en` or `fr-CA`. */
export const locale = z.string().regex(/^[a-z]{2}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?$/)

/** One change of JSON Patch (RFC 6902). */
export const patch = z.object({
  op: z.enum(['add', 'remove', 'replace', 'move', 'copy', 'test']),
  path: z.string().optional(),
  value: z.unknown().optional(),
  from: z.string().optional(),
})
export type Patch = z.infer<typeof patch>

/** Reads a body by its shape, or throws the 400 that names everything wrong with it. `root` stands before each pointer. */
export function readShape<T>(shape: z.ZodType<T>, body: unknown, root = ''): T {
  const read = shape.safeParse(body)
  if (read.success) return read.data
  throw new ApiError(
    400,
    read.error.issues.flatMap((issue) => detailsOf(issue, body, root)),
  )
}

/** The moment a query names, in seconds; undefined when it names none. */
export function momentIn(query: URLSearchParams, name: string): number | undefined {
  const given = query.get(name)
  if (given === null) return undefined
  const at = Date.parse(given)
  if (Number.isNaN(at)) throw refused('INVALID_PARAMETER_SYNTAX', { field: name, location: 'query', value: given })
  return Math.floor(at / 1000)
}

function detailsOf(issue: z.core.$ZodIssue, body: unknown, root: string): Detail[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => detail('NOT_SUPPORTED', pointer([...issue.path, key], root), at(body, [...issue.path, key])))
  return [detail(nameOf(issue, at(body, issue.path)), pointer(issue.path, root), at(body, issue.path))]
}

function nameOf(issue: z.core.$ZodIssue, sent: unknown): Issue {
  if (sent === undefined) return 'MISSING_REQUIRED_PARAMETER'
  if (issue.code === 'too_small' || issue.code === 'too_big') {
    if (issue.origin === 'array') return issue.code === 'too_small' ? 'INVALID_ARRAY_MIN_ITEMS' : 'INVALID_ARRAY_MAX_ITEMS'
    return issue.origin === 'string' ? 'INVALID_STRING_LENGTH' : 'INVALID_PARAMETER_VALUE'
  }
  return issue.code === 'invalid_type' || issue.code === 'invalid_format' ? 'INVALID_PARAMETER_SYNTAX' : 'INVALID_PARAMETER_VALUE'
}

function detail(issue: Issue, field: string, value: unknown): Detail {
  const shown = typeof value === 'string' ? { value: value.slice(0, 200) } : {}
  return { field, ...shown, location: 'body', issue, description: issues[issue][1] }
}

function pointer(path: readonly PropertyKey[], root: string): string {
  return [root, ...path.map(String)].join('/') || '/'
}

function at(body: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, part) => (typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[part] : undefined),
    body,
  )
}
