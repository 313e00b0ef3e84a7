import { Link } from '@tanstack/react-router'
import { useStore } from '#ui/desk.tsx'
import { OrderNumber } from '#ui/show/OrderNumber.tsx'

/** The number of an order and the way to it; a dash where the reader may not see it. */
export function OrderLink({ of: number }: { readonly of: number | null }) {
  const { slug } = useStore()
  if (number === null) return <span className="muted">–</span>
  return (
    <Link to="/$store/orders/$number" params={{ store: slug, number: String(number) }} data-notranslate>
      <OrderNumber of={number} />
    </Link>
  )
}
