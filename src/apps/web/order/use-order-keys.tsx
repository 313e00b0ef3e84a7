import { useNeighbours } from '#order/list/neighbours.tsx'
import type { OrderHead } from '#domain/order-head.ts'
import { useLingui } from '@lingui/react/macro'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMay, useStore } from '#ui/desk.tsx'
import { useShortcuts } from '#ui/shortcuts.ts'

/** The keys of the order page; those of a section's own buttons (mail, money) stand with them. */
export function useOrderKeys(head: OrderHead): void {
  const { t } = useLingui()
  const { slug } = useStore()
  const navigate = useNavigate()
  const { from } = useSearch({ from: '/desk/$store/orders/$number' })
  const collects = useMay('collect')
  const { previous, next } = useNeighbours(head.number, from)
  const open = (number: number | null) => {
    if (number !== null) void navigate({ to: '/$store/orders/$number', params: { store: slug, number: String(number) }, search: { from } })
  }
  useShortcuts([
    { keys: '[', does: t`Previous order`, run: () => open(previous) },
    { keys: ']', does: t`Next order`, run: () => open(next) },
    { keys: 's', does: t`Change the status`, run: () => focus('order-status') },
    { keys: 'a', does: t`Assign the order`, run: () => focus('order-assignee') },
    { keys: 'n', does: t`Write a note`, run: () => focus('note-body') },
    ...(collects
      ? [
          {
            keys: 'c',
            does: t`Collect Money`,
            run: () => void navigate({ to: '.', search: (now) => ({ ...now, open: 'collect' }), replace: true, resetScroll: false }),
          },
        ]
      : []),
    {
      keys: 'f',
      does: t`Create Shipment`,
      run: () => void navigate({ to: '/$store/orders/$number/ship', params: { store: slug, number: String(head.number) } }),
    },
    { keys: 'p', does: t`Print this page`, run: () => print() },
    { keys: '$mod+Enter', does: t`Add the note being written`, run: null },
  ])
}

function focus(id: string): void {
  const field = document.getElementById(id)
  field?.scrollIntoView({ block: 'center' })
  field?.focus({ preventScroll: true })
}
