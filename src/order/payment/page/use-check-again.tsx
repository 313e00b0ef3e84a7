import type { OrderHead } from '#domain/order-head.ts'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import type { MoneyAnswer } from '../shapes.ts'

/** "Check again": asks the gateway what became of an attempt, sends nothing. */
export function useCheckAgain(head: OrderHead) {
  const { slug } = useStore()
  const order = `/desk/stores/${slug}/orders/${head.number}`
  return useCommand<string, MoneyAnswer>({
    send: (id, sending) => post<object, MoneyAnswer>(`${order}/payment/${id}/check`)({}, sending),
    refresh: [order],
  })
}
