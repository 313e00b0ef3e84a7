import type { OrderHead } from '#domain/order-head.ts'
import { useState } from 'react'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { usePreview } from './PreviewBox.tsx'
import type { EditAsk } from '../edit/shapes.ts'

/** What is typed so far as an edit (undefined while it makes none), what it would come to, and the command that saves that very edit. */
export function useEdit(head: OrderHead, first: EditAsk | undefined, onClose: () => void, place?: (error: Error) => boolean) {
  const { slug } = useStore()
  const order = `/desk/stores/${slug}/orders/${head.number}`
  const [ask, setAsk] = useState(first)
  const preview = usePreview(head, ask)
  const save = useCommand<EditAsk>({
    send: post(`${order}/content/edits`),
    seen: head.version,
    refresh: [order],
    tell: 'inline',
    done: onClose,
    ...(place && { place }),
  })
  return { ask, setAsk, preview, save, ready: ask !== undefined && preview.shown }
}
