import type { OrderHead } from '#domain/order-head.ts'
import { useState } from 'react'
import { useTellError } from '#ui/act/tell-error.ts'
import { Refused, request } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { usePreview } from './PreviewBox.tsx'
import type { EditAsk, PreviewView } from '../edit/shapes.ts'

/** How the customer is asked for more money after an edit, if they are. */
export type AskBy = 'nothing' | 'link' | 'call'

/** Will more be due than before, beyond what holds secure, of somebody who can be mailed? */
export function asks(view: PreviewView | undefined): boolean {
  return view !== undefined && view.buyerEmail !== null && view.due > view.dueBefore && view.due > view.held
}

/** What is typed so far as an edit (undefined while it makes none), what it would come to, and the command that saves that very edit. */
export function useEdit(head: OrderHead, first: EditAsk | undefined, onClose: () => void, place?: (error: Error) => boolean) {
  const { slug } = useStore()
  const order = `/desk/stores/${slug}/orders/${head.number}`
  const [ask, setAsk] = useState(first)
  const preview = usePreview(head, ask)
  const tellError = useTellError()
  const [by, setBy] = useState<AskBy>('nothing')
  const save = useCommand<EditAsk, { readonly why?: string | null }>({
    send: (edit, sending) =>
      asks(preview.view) && by !== 'nothing'
        ? request(`${order}/edit-and-ask`, { method: 'POST', body: { edit, by }, ...sending })
        : request(`${order}/content/edits`, { method: 'POST', body: edit, ...sending }),
    seen: head.version,
    refresh: [order],
    tell: 'inline',
    done: ({ why }) => {
      if (why) tellError(new Refused(why, {}, null))
      onClose()
    },
    ...(place && { place }),
  })
  return { ask, setAsk, preview, save, by, setBy, ready: ask !== undefined && preview.shown }
}
