import type { Address } from '#domain/address.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconCreditCard } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { Skeleton } from '#ui/frame/Section.tsx'
import type { CardField } from '../shapes.ts'
import { FieldSays } from './card-messages.tsx'
import css from './dialogs.module.css'
import type { Buyer } from './form-props.tsx'
import type { ReadCard, TypedCard, TypedCardState } from './use-typed-card.tsx'

type CardFrameProps = { readonly field: CardField; readonly buyer: Buyer; readonly billing: Address; readonly card: TypedCardState }

/** Milliseconds after which a field that says nothing has not loaded. */
const patience = 15_000

/**
 * The provider's own card field in a frame of another document: what is typed there is seen by neither this page nor our server; the form gets a token.
 * Once there is one, the field gives way to the card's name.
 */
export function CardFrame({ card, ...field }: CardFrameProps) {
  const { t } = useLingui()
  const [tries, again] = useState(0)
  if (card.card) {
    return (
      <div className={css.card} role="group" aria-label={t`Card`}>
        <IconCreditCard size={18} aria-hidden />
        <span data-notranslate>{card.card.name}</span>
        {card.card.exp && <span className="muted tabular">{card.card.exp}</span>}
        <Button size="compact-sm" variant="subtle" onClick={card.clear} disabled={card.busy}>
          <Trans>Type another card</Trans>
        </Button>
      </div>
    )
  }
  return <Field key={tries} attach={card.attach} again={() => again(tries + 1)} {...field} />
}

type FieldProps = Omit<CardFrameProps, 'card'> & { readonly attach: (read: ReadCard | null) => void; readonly again: () => void }

function Field({ field, buyer, billing, attach, again }: FieldProps) {
  const { t, i18n } = useLingui()
  const frame = useRef<HTMLIFrameElement>(null)
  const [language] = useState(i18n.locale)
  const { height, late } = useFieldMessages(field, frame, billingOf(buyer, billing), attach)
  const ask = new URLSearchParams({ parent: location.origin, key: field.key, lang: language })
  return (
    <div className={css.field}>
      {late && (
        <p role="alert">
          <Trans>The card field did not load. Nothing was charged.</Trans>{' '}
          <Button size="compact-sm" onClick={again}>
            <Trans>Try again</Trans>
          </Button>
        </p>
      )}
      {height === 0 && !late && <Skeleton lines={3} />}
      {/* oxlint-disable-next-line react/iframe-missing-sandbox -- it needs its script and its origin, with both of which a sandbox holds nothing back */}
      <iframe
        ref={frame}
        title={t`Card details`}
        src={`${field.url}?${ask.toString()}`}
        height={height}
        data-ready={height > 0 || undefined}
        referrerPolicy="no-referrer"
      />
    </div>
  )
}

/** Listens to the field, and to the field alone: the right origin and the right frame. */
function useFieldMessages(
  field: CardField,
  frame: { readonly current: HTMLIFrameElement | null },
  billing: object,
  attach: FieldProps['attach'],
) {
  const [height, grow] = useState(0)
  const [late, isLate] = useState(false)
  useEffect(() => {
    const { origin } = new URL(field.url)
    let answer: ((card: TypedCard | null) => void) | undefined
    const settle = (card: TypedCard | null) => {
      answer?.(card)
      answer = undefined
    }
    const hear = (event: MessageEvent<unknown>) => {
      if (event.origin !== origin || event.source !== frame.current?.contentWindow) return
      const said = FieldSays.safeParse(event.data).data
      if (said?.type === 'card:ready' || said?.type === 'card:height') grow(said.height)
      if (said?.type === 'card:invalid') settle(null)
      if (said?.type === 'card:created') settle({ id: said.id, name: said.name, exp: said.exp })
    }
    const timer = setTimeout(() => isLate(true), patience)
    addEventListener('message', hear)
    attach(
      () =>
        new Promise((resolve) => {
          settle(null)
          answer = resolve
          frame.current?.contentWindow?.postMessage({ type: 'card:create', billing }, origin)
        }),
    )
    return () => {
      clearTimeout(timer)
      removeEventListener('message', hear)
      attach(null)
      settle(null)
    }
    // oxlint-disable-next-line react/exhaustive-deps -- one field, one listener: its key makes it anew
  }, [])
  return { height, late: late && height === 0 }
}

/** The buyer in the provider's own words, for the issuer to compare. */
function billingOf(buyer: Buyer, address: Address) {
  return {
    name: address.name || buyer.name,
    email: buyer.email ?? undefined,
    phone: address.phone ?? buyer.phone ?? undefined,
    address: {
      line1: address.line1,
      line2: address.line2 ?? undefined,
      city: address.city,
      state: address.region ?? undefined,
      postal_code: address.postalCode ?? undefined,
      country: address.country,
    },
  }
}
