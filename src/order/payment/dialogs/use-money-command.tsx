import type { OrderHead } from '#domain/order-head.ts'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import type { MoneyAnswer } from '../shapes.ts'

/** A command of the order's payment: sent once, its "no" shown in its own dialog, the page read again when it is done. */
export function useMoneyCommand<In, Out = MoneyAnswer>(head: OrderHead, path: string) {
  const { slug } = useStore()
  const order = `/desk/stores/${slug}/orders/${head.number}`
  return useCommand<In, Out>({ send: post(`${order}/payment/${path}`), seen: head.version, refresh: [order], tell: 'inline' })
}
