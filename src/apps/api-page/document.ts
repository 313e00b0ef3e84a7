import { z } from 'zod'

/** A JSON Schema (2020-12), as far as the API's document uses it. */
export type Schema = {
  readonly $ref?: string | undefined
  readonly type?: string | readonly string[] | undefined
  readonly format?: string | undefined
  readonly description?: string | undefined
  readonly enum?: readonly (string | number | boolean | null)[] | undefined
  readonly default?: unknown
  readonly minimum?: number | undefined
  readonly maximum?: number | undefined
  readonly minLength?: number | undefined
  readonly maxLength?: number | undefined
  readonly minItems?: number | undefined
  readonly maxItems?: number | undefined
  readonly pattern?: string | undefined
  readonly items?: Schema | undefined
  readonly properties?: { readonly [name: string]: Schema } | undefined
  readonly required?: readonly string[] | undefined
  readonly additionalProperties?: boolean | Schema | undefined
  readonly oneOf?: readonly Schema[] | undefined
  readonly anyOf?: readonly Schema[] | undefined
}

// Strict: a keyword this page does not know would go unexplained, and is a mistake to be seen.
const Schema: z.ZodType<Schema> = z.lazy(() =>
  z.strictObject({
    $ref: z.string().startsWith('#/components/schemas/').optional(),
    type: z.union([TypeName, z.array(TypeName).min(1)]).optional(),
    format: z.string().optional(),
    description: z.string().optional(),
    enum: z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
    default: z.unknown().optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    minLength: z.int().optional(),
    maxLength: z.int().optional(),
    minItems: z.int().optional(),
    maxItems: z.int().optional(),
    pattern: z.string().optional(),
    items: Schema.optional(),
    properties: z.record(z.string(), Schema).optional(),
    required: z.array(z.string()).optional(),
    additionalProperties: z.union([z.boolean(), Schema]).optional(),
    oneOf: z.array(Schema).optional(),
    anyOf: z.array(Schema).optional(),
  }),
)

const TypeName = z.enum(['string', 'number', 'integer', 'boolean', 'array', 'object', 'null'])

const Content = z.strictObject({ 'application/json': z.strictObject({ schema: Schema }) })

const Operation = z.strictObject({
  summary: z.string(),
  description: z.string().optional(),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z
    .array(
      z
        .strictObject({
          name: z.string(),
          in: z.enum(['path', 'query', 'header']),
          required: z.boolean(),
          description: z.string(),
          schema: Schema,
        })
        .refine((parameter) => parameter.in !== 'path' || parameter.required, 'a parameter of the path is required'),
    )
    .optional(),
  requestBody: z.strictObject({ required: z.literal(true), content: Content }).optional(),
  responses: z.record(z.string().regex(/^[1-5]\d\d$/), z.strictObject({ description: z.string(), content: Content })),
})

const Webhook = z.strictObject({
  summary: z.string(),
  requestBody: z.strictObject({ required: z.literal(true), content: Content }),
  responses: z.record(z.string().regex(/^[1-5]\d\d$/), z.strictObject({ description: z.string() })),
})

/** The API's own OpenAPI 3.1 document, as far as it is used; anything else in it is refused. */
export const ApiDocument = z.strictObject({
  openapi: z.string().regex(/^3\.1\.\d+$/),
  info: z.strictObject({ title: z.string(), version: z.string(), description: z.string() }),
  servers: z.array(z.strictObject({ url: z.string() })).min(1),
  paths: z.record(z.string().startsWith('/'), z.partialRecord(z.enum(['get', 'post', 'put', 'patch', 'delete']), Operation)),
  components: z.strictObject({
    schemas: z.record(z.string(), Schema),
    parameters: z.strictObject({}).optional(),
    securitySchemes: z.record(
      z.string(),
      z.strictObject({ type: z.literal('http'), scheme: z.literal('bearer'), description: z.string() }),
    ),
  }),
  webhooks: z.record(z.string(), z.strictObject({ post: Webhook })),
})
export type ApiDocument = z.infer<typeof ApiDocument>
export type Operation = z.infer<typeof Operation>

/** The name behind `#/components/schemas/NAME`. */
export function nameOf(ref: string): string {
  return ref.slice('#/components/schemas/'.length)
}
