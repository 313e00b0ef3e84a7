import { refused } from '../wire/errors.ts'
import { readMoney, type Money, type WireMoney } from '../money.ts'
import type { Unit } from './shapes.ts'

/** The amount of a purchase unit, once its parts and items are found to add up to it. */
export function amountOf(unit: Unit, field = '/purchase_units/0'): Money {
  const total = readMoney(unit.amount, { field: `${field}/amount` })
  const part = (name: keyof NonNullable<Unit['amount']['breakdown']>) =>
    sameCurrency(unit.amount.breakdown?.[name], total, `${field}/amount/breakdown/${name}`)
  const sums = ['item_total', 'tax_total', 'shipping', 'handling', 'insurance'] as const
  const off = ['shipping_discount', 'discount'] as const
  const parts = sum(sums.map((name) => part(name) ?? 0)) - sum(off.map((name) => part(name) ?? 0))
  if (unit.amount.breakdown && parts !== total.amount)
    throw refused('AMOUNT_MISMATCH', { field: `${field}/amount/value`, value: unit.amount.value })
  checkItems(unit, total, { items: part('item_total'), tax: part('tax_total') }, field)
  return total
}

function checkItems({ items }: Unit, total: Money, stated: { items: number | undefined; tax: number | undefined }, field: string) {
  if (!items || items.length === 0) return
  const each = items.map((one, i) => ({
    price: sameCurrency(one.unit_amount, total, `${field}/items/${i}/unit_amount`) ?? 0,
    tax: sameCurrency(one.tax, total, `${field}/items/${i}/tax`) ?? 0,
    quantity: Number(one.quantity),
  }))
  const at = `${field}/amount/breakdown`
  if (stated.items === undefined) throw refused('ITEM_TOTAL_REQUIRED', { field: `${at}/item_total` })
  if (stated.items !== sum(each.map(({ price, quantity }) => price * quantity)))
    throw refused('ITEM_TOTAL_MISMATCH', { field: `${at}/item_total/value` })
  const taxes = sum(each.map(({ tax, quantity }) => tax * quantity))
  if (taxes > 0 && stated.tax === undefined) throw refused('TAX_TOTAL_REQUIRED', { field: `${at}/tax_total` })
  if (taxes > 0 && stated.tax !== taxes) throw refused('TAX_TOTAL_MISMATCH', { field: `${at}/tax_total/value` })
}

function sameCurrency(money: WireMoney | undefined, total: Money, field: string): number | undefined {
  if (!money) return undefined
  const read = readMoney(money, { field, zero: true })
  if (read.currency !== total.currency) throw refused('MULTI_CURRENCY_ORDER', { field: `${field}/currency_code`, value: read.currency })
  return read.amount
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0)
}
