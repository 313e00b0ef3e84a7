import { OrdersPage as Orders } from '#order/list/OrdersPage.tsx'
import { lazy } from 'react'
import { speakBehind } from '#ui/i18n.ts'

const Peek = lazy(async () => {
  const [{ Peek: it }] = await Promise.all([import('./order/Peek.tsx'), speakBehind()])
  return { default: it }
})

/** The orders list with the drawer that looks into one. */
export function OrdersPage() {
  return <Orders peek={Peek} />
}
