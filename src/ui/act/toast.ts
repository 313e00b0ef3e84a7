import { i18n } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { ReactNode } from 'react'

/** Fetched after the first page has been drawn (see Toasts.tsx), so that it costs the first load nothing. */
const toasts = () => import('@mantine/notifications').then(({ notifications }) => notifications)

/** Says in a corner that something was done; goes by itself. For what the page does not already show. */
export function tellDone(message: ReactNode): void {
  void toasts().then((all) => all.show({ message, autoClose: 4000, role: 'status', ...closing() }))
}

/** Says that something did not happen and why; stays until closed. The same `id` replaces what it said before. */
export function tellWrong(message: ReactNode, id?: string): void {
  void toasts().then((all) => {
    if (id) all.hide(id)
    all.show({ id, message, autoClose: false, role: 'alert', color: 'red', ...closing() })
  })
}

/** Shows a telling of one's own making under `id`, for `seconds`. */
export function tellFor(id: string, message: ReactNode, seconds: number): void {
  void toasts().then((all) => all.show({ id, message, autoClose: seconds * 1000, role: 'status', ...closing() }))
}

/** Takes one telling away. */
export function untell(id: string): void {
  void toasts().then((all) => all.hide(id))
}

/** Takes every telling away: on sign-out, so that the next person reads nothing of the last. */
export function tellNothing(): void {
  void toasts().then((all) => all.clean())
}

function closing() {
  return { closeButtonProps: { 'aria-label': i18n._(msg`Close`) } }
}
