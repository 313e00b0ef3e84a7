import { useRef, useState } from 'react'

/** A card as the provider's field tells of it: its token, and what may be shown. */
export type TypedCard = { readonly id: string; readonly name: string; readonly exp: string | null }

/** Asks the field for the card that was typed; null when it is not complete, which the field itself shows. */
export type ReadCard = () => Promise<TypedCard | null>

/** The card of a form, from the field it is typed into to the token that is sent. */
export type TypedCardState = ReturnType<typeof useTypedCard>

/**
 * Holds the card typed into a `CardFrame`. Its token is made once and kept until `clear`: a command sent again after a lost answer must be the same command,
 * and the field has forgotten the card by then.
 */
export function useTypedCard() {
  const [card, keep] = useState<TypedCard | null>(null)
  const [busy, work] = useState(false)
  const reader = useRef<ReadCard | null>(null)
  const running = useRef(false)
  return {
    card,
    busy,
    /** the field says how it is asked */
    attach: (read: ReadCard | null) => {
      reader.current = read
    },
    /** gives the token to `then`, once the field has made one */
    send: async (then: (token: string) => Promise<unknown>) => {
      if (running.current) return
      running.current = true
      work(true)
      const typed = card ?? (await reader.current?.()) ?? null
      keep(typed)
      if (typed) await then(typed.id)
      work(false)
      running.current = false
    },
    clear: () => keep(null),
  }
}
