import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { tellDone } from '#ui/act/toast.ts'
import { request, Stale } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import type { DeskForm } from '#ui/form/use-desk-form.ts'

type Saving<V extends Record<string, unknown>> = {
  readonly at: string
  readonly form: DeskForm<V>
  /** what the form was begun on */
  readonly seen: string
  readonly bodyOf: (values: V) => unknown
  readonly done?: (saved: { readonly seen: string }) => void
}

/** Saves one part of the settings whole. When somebody saved meanwhile that is told once; pressing again sets what is typed here. */
export function useSave<V extends Record<string, unknown>>({ at, form, seen, bodyOf, done }: Saving<V>) {
  const { t } = useLingui()
  const { slug } = useStore()
  const [ifMatch, see] = useState(seen)
  return useCommand<V, { readonly seen: string }>({
    send: (values, { commandId }) => request(at, { method: 'PUT', body: bodyOf(values), ifMatch, commandId }),
    refresh: [`/desk/stores/${slug}/settings`, '/desk/me'],
    tell: 'inline',
    place: (error) => {
      if (!(error instanceof Stale)) return form.showError(error)
      see(String(error.current))
      return true
    },
    done: (saved) => {
      see(saved.seen)
      form.sent()
      done?.(saved)
      tellDone(t`Saved`)
    },
  })
}
