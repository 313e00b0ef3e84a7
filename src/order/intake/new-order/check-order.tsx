import { z } from 'zod'
import { OrderAsk } from '../shapes.ts'
import type { PhoneOrderAsk } from '../desk-routes.ts'
import { readOrder, type Unreadable, type Ways } from './read-order.tsx'
import type { Typed } from './typed.tsx'

const shape: z.ZodType<unknown, PhoneOrderAsk> = OrderAsk.omit({
  channel: true,
  externalNumber: true,
  placedAt: true,
  ip: true,
  userAgent: true,
  deviceId: true,
  payment: true,
})

/** Checks the typed form as the server will check the order it makes, and names each problem at the field it was typed in. `say` words what could not be read. */
export function orderShape(ways: Ways, say: { readonly [kind in Unreadable['kind']]: string }): z.ZodType {
  return z.custom<Typed>().superRefine((typed, context) => {
    const { ask, unreadable } = readOrder(typed, ways)
    const told = new Set(unreadable.map(({ path }) => path))
    for (const { path, kind } of unreadable) context.addIssue({ code: 'custom', path: keysOf(path), message: say[kind] })
    const problems = shape.safeParse(ask, { reportInput: true }).error?.issues ?? []
    for (const issue of problems) {
      const path = fieldOf(issue.path.join('.'))
      if (told.has(path) || isBorrowed(path, typed) || path.startsWith('totals.')) continue
      told.add(path)
      // Without an input of its own an issue would be given the whole form as one.
      context.addIssue({ ...issue, input: issue.input ?? '', path: keysOf(path) } as Parameters<typeof context.addIssue>[0])
    }
  })
}

/** The field in which a part of the order was typed: one size stands for three lengths, one tax for that of every line. */
export function fieldOf(path: string): string {
  return path
    .replace(/\.weightGrams$/, '.weight')
    .replace(/\.(?:length|width|height)Mm$/, '.size')
    .replace(/^.*(?:taxes|coreTaxes)\.\d+\.jurisdiction$/, 'tax.jurisdiction')
    .replace(/^.*(?:taxes|coreTaxes)\.\d+\.ratePpm$/, 'tax.rate')
}

/** What another field stands for: the shipping address that is the billing one, and the name on an address that is the customer's. */
function isBorrowed(path: string, typed: Typed): boolean {
  if (path.startsWith('shipping.') && typed.same) return true
  return /^(?:billing|shipping)\.name$/.test(path) && typed.buyer.name.trim() === ''
}

function keysOf(path: string): (string | number)[] {
  return path.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key))
}
