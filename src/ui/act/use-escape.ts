import { useWindowEvent } from '@mantine/hooks'
import { useEffect, useId } from 'react'

/** Closes what stands over the page when Esc is meant for it: while `shown` and `closable`, and only the uppermost. */
export function useEscape({
  shown,
  closable,
  onClose,
}: {
  readonly shown: boolean
  readonly closable: boolean
  readonly onClose: () => void
}) {
  const id = useId()
  useEffect(() => (shown ? stand(id) : undefined), [shown, id])
  useWindowEvent('keydown', (event) => closable && shown && isEscapeFor(id, event) && (event.preventDefault(), onClose()), true)
}

/** What is open over the page, the uppermost last. */
const standing: string[] = []

function stand(id: string): () => void {
  standing.push(id)
  return () => void standing.splice(standing.indexOf(id), 1)
}

/** Esc reaches every dialog on the page and closes one: the uppermost, unless a list open in it takes the key. What waits behind stays, with what was typed in it. */
function isEscapeFor(id: string, event: KeyboardEvent): boolean {
  if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented || standing.at(-1) !== id) return false
  return !(event.target instanceof Element && event.target.getAttribute('data-mantine-stop-propagation') === 'true')
}
