import { useLocation } from '@tanstack/react-router'
import { useEffect } from 'react'

/** How long a page may take until what the address names stands on it, and how long that is shown (milliseconds). */
const waits = 6000
const shines = 2400

/**
 * Goes to the section or field the address names (`…/settings/store#cutoff`) once it stands on the page: it is brought into sight, takes the focus and shines for a
 * moment. A field goes by its path in the form.
 */
export function useArrival(): void {
  const { hash, state } = useLocation()
  // Asked for once more it is gone to once more.
  const visit = `${state.__TSR_key ?? ''}#${hash}`
  useEffect(() => {
    const at = visit.slice(visit.indexOf('#') + 1)
    if (at === '' || arriveAt(at)) return undefined
    const watch = new MutationObserver(() => arriveAt(at) && watch.disconnect())
    watch.observe(document.body, { childList: true, subtree: true })
    const timer = setTimeout(() => watch.disconnect(), waits)
    return () => {
      clearTimeout(timer)
      watch.disconnect()
    }
  }, [visit])
}

function arriveAt(name: string): boolean {
  const place = document.getElementById(name) ?? document.querySelector(`main [data-path="${CSS.escape(name)}"]`)
  if (!place) return false
  // What is still on its way says so: the fields come when it is there.
  if (place.getAttribute('aria-busy') === 'true') return false
  const shown = place.closest('[data-path]')?.parentElement?.closest('.mantine-InputWrapper-root, .mantine-Checkbox-root') ?? place
  shown.scrollIntoView({ block: shown.clientHeight > innerHeight / 2 ? 'start' : 'center' })
  const target = place.matches(focusable) ? place : place.querySelector(focusable)
  if (target instanceof HTMLElement) target.focus({ preventScroll: true })
  shown.setAttribute('data-arrived', '')
  setTimeout(() => shown.removeAttribute('data-arrived'), shines)
  return true
}

const focusable = 'input:not([type=hidden]):not(:disabled), select:not(:disabled), textarea:not(:disabled), button:not(:disabled), a[href]'
