import { Plural, Trans } from '@lingui/react/macro'
import { Radio } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Badge as RateBadge, Ranked, Wish } from '#domain/shipping/rank.ts'
import type { Bar } from '#domain/shipping/rate.ts'
import { Amount } from '#ui/show/Amount.tsx'
import { Badge, type Tone } from '#ui/show/StatusBadge.tsx'
import { When } from '#ui/show/When.tsx'
import css from './label.module.css'

type Props = {
  readonly ranked: Ranked
  readonly wish: Wish | null
  readonly chosen: boolean
  readonly choose: () => void
  readonly why: ReactNode
}

/** One method: whose, when it arrives, what it costs and what of the customer's shipping money it leaves; one that cannot be taken says why. */
export function RateRow({ ranked, wish, chosen, choose, why }: Props) {
  const { rate, cost, left, badges, daysLate, standing } = ranked
  const { currency, bar } = rate
  return (
    <label className={css.rate} data-chosen={chosen || undefined} data-barred={bar !== null || undefined}>
      <Radio size="md" name="rate" checked={chosen} disabled={bar !== null} onChange={choose} />
      <span className={css.service}>
        <span>
          <strong data-notranslate>
            {rate.carrier} {rate.name}
          </strong>{' '}
          {badges.map((badge) => (
            <Badge key={badge} tone={tones[badge]}>
              <BadgeWord badge={badge} />
            </Badge>
          ))}
        </span>
        {why && <span className={css.why}>{why}</span>}
        {bar !== null && (
          <span className={css.why}>
            <BarWords bar={bar} />
          </span>
        )}
      </span>
      <span className={css.arrives}>
        {rate.arrives === null ? (
          <Trans>no date</Trans>
        ) : (
          <>
            <When at={`${rate.arrives}T12:00:00Z`} timeZone="UTC" />
            <span className="muted">
              {standing === 'late' ? (
                <Plural value={daysLate} one="# day late" other="# days late" />
              ) : rate.guaranteed ? (
                <Trans>guaranteed</Trans>
              ) : (
                <Trans>estimated</Trans>
              )}
            </span>
          </>
        )}
      </span>
      <span className={css.costs}>
        <Amount of={{ amount: cost, currency }} strong />
        {wish && currency === wish.currency && (
          <Amount of={{ amount: left, currency }} sign tone={chosen ? undefined : left < 0 ? 'danger' : 'money'} />
        )}
      </span>
    </label>
  )
}

const tones: { readonly [badge in RateBadge]: Tone } = { best: 'accent', cheapest: 'money', fastest: 'sea', chosen: 'plum' }

function BadgeWord({ badge }: { readonly badge: RateBadge }) {
  switch (badge) {
    case 'best':
      return <Trans>Best</Trans>
    case 'cheapest':
      return <Trans>Cheapest</Trans>
    case 'fastest':
      return <Trans>Fastest</Trans>
    case 'chosen':
      return <Trans>Customer’s choice</Trans>
  }
}

function BarWords({ bar }: { readonly bar: Bar }) {
  switch (bar) {
    case 'po_box':
      return <Trans>Does not deliver to PO boxes.</Trans>
    case 'military':
      return <Trans>Does not deliver to military addresses.</Trans>
    case 'hazmat_by_air':
      return <Trans>Dangerous goods do not fly.</Trans>
    case 'too_heavy':
      return <Trans>A box is too heavy.</Trans>
    case 'too_long':
      return <Trans>A box is too long.</Trans>
    case 'too_big':
      return <Trans>A box is too big.</Trans>
    case 'no_signature':
      return <Trans>Takes no signature.</Trans>
    case 'no_insurance':
      return <Trans>Takes no insurance.</Trans>
    case 'several_boxes':
      return <Trans>Takes one box only.</Trans>
    case 'other_currency':
      return <Trans>Is charged in another currency.</Trans>
  }
}
