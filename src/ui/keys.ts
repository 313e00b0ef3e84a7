/** What one press means, or the whole text a scanner typed. */
type KeyLayer = {
  readonly press: (event: KeyboardEvent) => void
  readonly scan?: (text: string) => void
  readonly owns: (event: KeyboardEvent) => boolean
}

/** Longest pause between two keys of a scanner, and how long a single letter waits to be sure that it is no scan (milliseconds). */
export const holdMs = 50

/** Shortest text taken for a scan: below it, it was a fast hand. */
const shortestScan = 4

/**
 * Tells a person's keys from a barcode scanner's, which is a fast keyboard: a printable key is held for 50 ms, and when another follows within them
 * it is a scan, ended by Enter or a pause. Keys with Ctrl, Alt or Meta and keys like Escape pass at once; typing in a field is left alone.
 */
export function keyLayer({ press, scan, owns }: KeyLayer): (event: KeyboardEvent) => void {
  let held: KeyboardEvent | null = null
  let scanned = ''
  let timer: ReturnType<typeof setTimeout> | undefined

  const settle = () => {
    clearTimeout(timer)
    if (held) press(held)
    if (scanned.length >= shortestScan) scan?.(scanned)
    held = null
    scanned = ''
  }

  return (event) => {
    if (isTyping(event) || event.isComposing) return
    if (event.key === 'Enter' && scanned) {
      event.preventDefault()
      return settle()
    }
    if (!isPrintable(event)) return press(event)
    // The browser would act on some single keys itself (quick find on "/"), and would have done so before the hold ends.
    if (owns(event)) event.preventDefault()
    clearTimeout(timer)
    timer = setTimeout(settle, holdMs)
    if (!held && !scanned) {
      held = event
      return
    }
    scanned += (held?.key ?? '') + event.key
    held = null
  }
}

function isPrintable(event: KeyboardEvent): boolean {
  return event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey
}

/** Is the event inside something one types in? */
export function isTyping({ target, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey) return false
  const element = target as Partial<HTMLElement> | null
  return (
    element?.isContentEditable === true ||
    element?.matches?.('input:not([type=checkbox],[type=radio],[type=button]),textarea,select') === true
  )
}
