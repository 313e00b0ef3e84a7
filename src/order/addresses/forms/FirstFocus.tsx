import { useEffect } from 'react'

/** Renders nothing; stands beside a form fetched on demand and puts the focus on its `data-autofocus` field, which was not there yet when its dialog looked for one. */
export function FirstFocus() {
  useEffect(() => {
    // After the dialog's own effects: it must have noted where the focus goes back to.
    const timer = setTimeout(() => document.querySelector<HTMLElement>('[role=dialog] [data-autofocus]')?.focus())
    return () => clearTimeout(timer)
  }, [])
  return null
}
