import { useEffect } from 'react'

/**
 * Renders nothing; stands beside what comes into a dialog later than the dialog, a form fetched on demand or its next step, and puts the focus on the
 * `data-autofocus` of it, which was not there yet when the dialog looked for one. Of dialogs over one another it is the uppermost.
 */
export function FirstFocus() {
  useEffect(() => {
    // After the dialog's own effects: it must have noted where the focus goes back to.
    const timer = setTimeout(() => [...document.querySelectorAll<HTMLElement>('[role=dialog] [data-autofocus]')].at(-1)?.focus())
    return () => clearTimeout(timer)
  }, [])
  return null
}
