import { z } from 'zod'
import { badParameter, type ApiError } from './errors.ts'
import type { Form, FormValue } from './form.ts'

/** Whole number of minor units or seconds. */
export const integer = z
  .string()
  .regex(/^-?\d{1,12}$/, 'integer')
  .transform(Number)

/** `true`/`false` in any of the spellings client libraries send. */
export const bool = z
  .string()
  .regex(/^(true|false)$/i, 'boolean')
  .transform((text) => text.toLowerCase() === 'true')

/** Free text; the empty text means "unset". */
export const text = z.string().max(5000)

/** Up to 50 labels of the caller's own. Keys at most 40, values at most 500 characters. */
export const metadata = z
  .union([z.literal(''), z.record(z.string().max(40), z.string().max(500))])
  .transform((value) => (value === '' ? {} : value))

export const expand = z.array(text).optional()

const addressParts = {
  city: text.optional(),
  country: text.optional(),
  line1: text.optional(),
  line2: text.optional(),
  postal_code: text.optional(),
  state: text.optional(),
}
export const address = z.strictObject(addressParts)
export const billingDetails = z.strictObject({
  address: address.optional(),
  email: text.optional(),
  name: text.optional(),
  phone: text.optional(),
  tax_id: text.optional(),
})
export const shippingDetails = z.strictObject({
  address,
  name: text.optional(),
  phone: text.optional(),
  carrier: text.optional(),
  tracking_number: text.optional(),
})

const moment = z.union([
  integer,
  z.strictObject({ gt: integer.optional(), gte: integer.optional(), lt: integer.optional(), lte: integer.optional() }),
])

/** What every list takes. `created` is a time in seconds or bounds around it. */
export const listParts = {
  limit: integer.pipe(z.number().min(1).max(100)).optional(),
  starting_after: text.optional(),
  ending_before: text.optional(),
  created: moment.optional(),
  expand,
}

/** Reads a form by its schema, or throws the gateway's 400 naming the first parameter that is wrong. */
export function readParams<T>(schema: z.ZodType<T>, form: Form): T {
  const read = schema.safeParse(form)
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw issue ? refusal(issue, form) : badParameter('parameter_invalid', '', 'Invalid parameters')
}

function refusal(issue: z.core.$ZodIssue, form: Form): ApiError {
  if (issue.code === 'unrecognized_keys') {
    const param = spelled([...issue.path, ...issue.keys.slice(0, 1)])
    return badParameter('parameter_unknown', param, `Received unknown parameter: ${param}`)
  }
  const param = spelled(issue.path)
  const sent = at(form, issue.path)
  if (sent === undefined) return badParameter('parameter_missing', param, `Missing required param: ${param}.`)
  if (issue.code === 'invalid_union' && issue.errors[0]?.[0])
    return refusal({ ...issue.errors[0][0], path: [...issue.path, ...issue.errors[0][0].path] }, form)
  if (sent === '')
    return badParameter(
      'parameter_invalid_empty',
      param,
      `You passed an empty string for '${param}'. We assume empty values are an attempt to unset a parameter.`,
    )
  if (issue.message === 'integer') return badParameter('parameter_invalid_integer', param, `Invalid integer: ${shown(sent)}`)
  if (issue.message === 'boolean') return badParameter('parameter_invalid_boolean', param, `Invalid boolean: ${shown(sent)}`)
  return badParameter('parameter_invalid_string', param, `Invalid ${param}: ${issue.message}`)
}

function spelled(path: readonly PropertyKey[]): string {
  return path.map((part, i) => (i === 0 ? String(part) : `[${String(part)}]`)).join('')
}

function at(form: Form, path: readonly PropertyKey[]): FormValue | undefined {
  let value: FormValue | undefined = form
  for (const part of path) value = typeof value === 'object' ? (value as Form)[String(part)] : undefined
  return value
}

function shown(value: FormValue): string {
  return typeof value === 'string' ? value.slice(0, 60) : 'a nested value'
}
