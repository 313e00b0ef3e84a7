import { parse, type Piece } from './variables.ts'

/** What a canned message may name; filled with the order's values when somebody picks it. */
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

/** The names between double braces in `text` that are no variable, each once, as they were written; braces that do not close are one too. */
export function unknownVariables(text: string): readonly string[] {
  const names = parse(text).flatMap((piece) => {
    if (piece.kind === 'words') return []
    if (piece.kind === 'variable') return isVariable(piece.name) ? [] : [piece.name]
    return [closed(piece.text) ?? '{{']
  })
  return [...new Set(names)]
}

/** `text` with each variable's value in its place; one without a value stays as it is written, for a person to fill in. */
export function fillVariables(text: string, values: VariableValues): string {
  return parse(text)
    .map((piece) => (piece.kind === 'variable' && isVariable(piece.name) ? (values[piece.name] ?? written(piece)) : written(piece)))
    .join('')
}

/** The places in `text` that still wait for a value: nobody's customer should read them. */
export function openVariables(text: string): readonly string[] {
  const open = parse(text).filter((piece) => piece.kind === 'variable' || (piece.kind === 'broken' && closed(piece.text) !== null))
  return [...new Set(open.map(written))]
}

function written(piece: Piece): string {
  return piece.kind === 'variable' ? `{{${piece.name}}}` : piece.text
}

/** What stands between braces that close; null where they do not. */
function closed(text: string): string | null {
  return /^\{\{\s*(.*?)\s*\}\}$/.exec(text)?.[1] ?? null
}

function isVariable(name: string): name is Variable {
  return (variables as readonly string[]).includes(name)
}
