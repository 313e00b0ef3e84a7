import { z } from 'zod'
import { PhoneOrderAsk } from '../shapes.ts'
import { readOrder, type Unreadable, type Ways } from './read-order.tsx'
import { chargedRows, type TaxRow } from './taxes.tsx'
import type { Typed } from './typed.tsx'

/** Checks the typed form as the server will check the order it makes, and names each problem at the field it was typed in. `say` words what could not be read. */
export function orderShape(ways: Ways, say: { readonly [kind in Unreadable['kind']]: string }): z.ZodType {
  return z.custom<Typed>().superRefine((typed, context) => {
    const { ask, unreadable } = readOrder(typed, ways)
    const rows = chargedRows(typed, ways)
    const told = new Set(unreadable.map(({ path }) => path))
    for (const { path, kind } of unreadable) context.addIssue({ code: 'custom', path: keysOf(path), message: say[kind] })
    const problems = PhoneOrderAsk.safeParse(ask, { reportInput: true }).error?.issues ?? []
    for (const issue of problems) {
      const path = fieldOf(issue.path.join('.'), rows)
      if (told.has(path) || isBorrowed(path, typed) || /^totals\.|(?:coreTaxes|^shippingService\.taxes)\.\d/.test(path)) continue
      told.add(path)
      // Without an input of its own an issue would be given the whole form as one.
      context.addIssue({ ...issue, input: issue.input ?? '', path: keysOf(path) } as Parameters<typeof context.addIssue>[0])
    }
  })
}

/** The field in which a part of the order was typed: one size stands for three lengths, and each of `rows` for a tax of every line. */
export function fieldOf(path: string, rows: readonly TaxRow[]): string {
  const [, at, part] = /^lines\.\d+\.taxes\.(\d+)\.(\w+)$/.exec(path) ?? []
  const row = rows[Number(at)]
  if (row) return part === 'jurisdiction' && row.kind === 'added' ? row.path.replace(/rate$/, 'name') : row.path
  return path
    .replace(/\.weightGrams$/, '.weight')
    .replace(/\.(?:length|width|height)Mm$/, '.size')
    .replace(/^taxExemption$/, 'exemption')
}

/** What another field stands for: the shipping address that is the billing one, and the name on an address that is the customer's. */
function isBorrowed(path: string, typed: Typed): boolean {
  if (path.startsWith('shipping.') && typed.same) return true
  return /^(?:billing|shipping)\.name$/.test(path) && typed.buyer.name.trim() === ''
}

function keysOf(path: string): (string | number)[] {
  return path.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key))
}
