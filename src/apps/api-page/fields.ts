import { nameOf, type Schema } from './document.ts'

/** What a field holds, in words: "integer, 1 to 9999, or null". A reference stays a name, which the page makes a link. */
export type FieldType = { readonly words: readonly string[]; readonly refs: readonly string[] }

/** One field of an object for a reader. `path` has dots and [] for what stands inside it. */
export type Field = FieldType & { readonly path: string; readonly required: boolean; readonly meaning: string }

/** The fields of an object, those of unnamed objects inside it beneath their own. Named ones have a table of their own. */
export function fieldsOf({ properties = {}, required = [] }: Schema, prefix = ''): readonly Field[] {
  return Object.entries(properties).flatMap(([name, schema]) => {
    const path = `${prefix}${name}`
    const own: Field = { path, required: required.includes(name), meaning: schema.description ?? '', ...typeOf(schema) }
    return [own, ...insideOf(schema, path)]
  })
}

/** What a value of this schema is. */
export function typeOf(schema: Schema): FieldType {
  if (schema.$ref) return { words: [], refs: [nameOf(schema.$ref)] }
  const choices = schema.oneOf ?? schema.anyOf
  if (choices) return { words: [choices.map((choice) => typeOf(choice).words.join(', ')).join(' or ')], refs: [] }
  const types = [schema.type ?? []].flat()
  const of = schema.items && typeOf(schema.items)
  const words = [
    types
      .filter((type) => type !== 'null')
      .map((type) => kindOf(type, schema, of))
      .join(' or '),
    ...limitsOf(schema),
    ...(types.includes('null') && types.length > 1 ? ['or null'] : []),
  ]
  return { words: words.filter((word) => word !== ''), refs: of?.refs ?? [] }
}

function kindOf(type: string, schema: Schema, of: FieldType | undefined): string {
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(', ')
  if (type === 'array') return of?.words.length ? `list of ${of.words.join(', ')}` : 'list of'
  return schema.format ? `${type} (${schema.format})` : type
}

function limitsOf({ minimum, maximum, minLength, maxLength, minItems, maxItems, pattern, default: usual }: Schema): readonly string[] {
  return [
    range(minimum, maximum, ''),
    range(minLength, maxLength, ' characters'),
    range(minItems, maxItems, ' items'),
    pattern === undefined ? '' : `matches ${pattern}`,
    usual === undefined ? '' : `usually ${JSON.stringify(usual)}`,
  ]
}

function range(least: number | undefined, most: number | undefined, unit: string): string {
  if (least === undefined && most === undefined) return ''
  if (most === undefined) return `at least ${write(least)}${unit}`
  return least === undefined ? `at most ${write(most)}${unit}` : `${write(least)} to ${write(most)}${unit}`
}

// Beyond what a number holds exactly the limit says nothing to a reader.
function write(limit: number | undefined): string {
  return new Intl.NumberFormat('en', { useGrouping: 'min2' }).format(limit ?? 0)
}

function insideOf(schema: Schema, path: string): readonly Field[] {
  if (schema.items && !schema.items.$ref) return fieldsOf(schema.items, `${path}[].`)
  return schema.properties ? fieldsOf(schema, `${path}.`) : []
}
