import { notifications } from '@mantine/notifications'
import type { ReactNode } from 'react'

/** Says in a corner that something was done; goes by itself. For what the page does not already show. */
export function tellDone(message: ReactNode): void {
  notifications.show({ message, autoClose: 4000, role: 'status' })
}

/** Says that something did not happen and why; stays until closed. The same `id` replaces what it said before. */
export function tellWrong(message: ReactNode, id?: string): void {
  if (id) notifications.hide(id)
  notifications.show({ id, message, autoClose: false, role: 'alert', color: 'red' })
}

/** Takes every telling away: on sign-out, so that the next person reads nothing of the last. */
export function tellNothing(): void {
  notifications.clean()
}
