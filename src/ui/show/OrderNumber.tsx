import { plainNumbers, showNumber } from '#domain/store/order-number.ts'
import { useDeskIfAny } from '../desk.tsx'

/** Gives `shown(number)`: an order number as the store of the address writes it. Addresses keep the plain one. */
export function useNumber(): (number: number) => string {
  const format = useDeskIfAny()?.store?.numbers ?? plainNumbers
  return (number) => showNumber(number, format)
}

/** The same as a part of a row or a sentence. */
export function OrderNumber({ of: number }: { readonly of: number }) {
  return useNumber()(number)
}
