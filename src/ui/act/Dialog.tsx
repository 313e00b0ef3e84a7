import { useLingui } from '@lingui/react/macro'
import { getDefaultZIndex, Modal } from '@mantine/core'
import { useEffect, useState, type ReactNode } from 'react'
import css from './act.module.css'
import { useEscape } from './use-escape.ts'

type DialogProps = {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: ReactNode
  readonly size?: 'sm' | 'md' | 'lg' | 'xl'
  /** false while a command runs: neither Esc nor a click outside closes */
  readonly closable?: boolean
  /** stands over every other dialog, whichever was there first: the sign-in after a session ended */
  readonly over?: boolean
  readonly children: ReactNode
}

const widths = { sm: 400, md: 520, lg: 720, xl: 960 }

/**
 * A dialog over the page. Always render it and switch `open`: its content is mounted only while open, and focus goes back to what opened it.
 * The first field with `data-autofocus` gets the focus.
 */
export function Dialog({ open, onClose, title, size = 'md', closable = true, over = false, children }: DialogProps) {
  const { t } = useLingui()
  // A modal mounted already open would lose the focus to <body> on close, so it always opens one step after it is there.
  const [shown, show] = useState(false)
  useEffect(() => show(open), [open])
  useEscape({ shown, closable, onClose })
  return (
    <Modal
      opened={shown}
      onClose={onClose}
      zIndex={over ? getDefaultZIndex('popover') : undefined}
      title={title}
      size={widths[size]}
      radius="lg"
      yOffset="10vh"
      closeOnEscape={false}
      closeOnClickOutside={false}
      onExitTransitionEnd={focusBelow}
      withCloseButton={closable}
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      {children}
    </Modal>
  )
}

/** Longer than the dialog takes to give the focus back (milliseconds). */
const givenBackMs = 30

/**
 * What opened a dialog may be gone when it closes, as a step that was done in it: then the dialog below takes the focus, or the keys would act on the page behind it.
 */
function focusBelow(): void {
  setTimeout(() => {
    if (document.activeElement !== document.body) return
    const below = [...document.querySelectorAll<HTMLElement>('[role=dialog]')].at(-1)
    ;(below?.querySelector<HTMLElement>('[data-autofocus]') ?? below?.querySelector<HTMLElement>('button'))?.focus()
  }, givenBackMs)
}

/** The row of buttons at the end of a dialog or form: the step last, at the right edge. */
export function DialogActions({ children }: { readonly children: ReactNode }) {
  return <div className={css.actions}>{children}</div>
}

/** Holds a dialog's opening; `opening` grows each time: `<Collect key={dialog.opening}>` starts afresh. */
export function useDialog() {
  const [{ open, opening }, set] = useState({ open: false, opening: 0 })
  return {
    open,
    opening,
    show: () => set((now) => ({ open: true, opening: now.opening + 1 })),
    hide: () => set((now) => ({ ...now, open: false })),
  }
}
