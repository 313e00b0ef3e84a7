/** What a canned message may name; filled with the order's values when somebody picks it. A closed list: there is no language of expressions. */
export const variables = [
  'customer.firstName',
  'customer.name',
  'order.number',
  'order.date',
  'order.total',
  'order.balance',
  'parts',
  'vehicle',
  'vin',
  'tracking',
  'store.name',
  'store.phone',
  'store.email',
  'store.address',
  'me.name',
] as const
export type Variable = (typeof variables)[number]

/** What each variable is on one order, as the reader's language writes it; null where the order has none. */
export type VariableValues = { readonly [variable in Variable]: string | null }

const named = /\{\{\s*([^{}]*?)\s*\}\}/g

/** The names between double braces in `text` that are no variable, each once, as they were written; an unclosed `{{` is one too. */
export function unknownVariables(text: string): readonly string[] {
  const names = Array.from(text.matchAll(named), ([, name = '']) => name).filter((name) => !isVariable(name))
  const rest = text.replaceAll(named, '')
  return [...new Set([...names, ...(/\{\{|\}\}/.test(rest) ? ['{{'] : [])])]
}

/** `text` with each variable's value in its place; one without a value stays as it is written, for a person to fill in. */
export function fillVariables(text: string, values: VariableValues): string {
  return text.replaceAll(named, (whole, name: string) => (isVariable(name) ? (values[name] ?? whole) : whole))
}

/** The places in `text` that still wait for a value, as they are written: nobody's customer should read them. */
export function openVariables(text: string): readonly string[] {
  return [...new Set(Array.from(text.matchAll(named), ([whole]) => whole))]
}

function isVariable(name: string): name is Variable {
  return (variables as readonly string[]).includes(name)
}
