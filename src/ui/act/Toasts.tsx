import { lazy, Suspense } from 'react'

const Notifications = lazy(() => import('@mantine/notifications').then(({ Notifications }) => ({ default: Notifications })))

/** The corner in which tellings appear; stands once at the root. */
export function Toasts() {
  return (
    <Suspense>
      <Notifications position="bottom-right" limit={4} containerWidth={400} />
    </Suspense>
  )
}
