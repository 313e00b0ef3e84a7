import { msg } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useLingui } from '@lingui/react'
import type { ReactNode } from 'react'
import { useStore } from '#ui/desk.tsx'
import { addIssues } from '#ui/form/issues.ts'
import { localeTag } from '#ui/i18n.ts'
import { addRefusals } from '#ui/refusals.ts'
import { useMoney } from '#ui/show/Amount.tsx'
import type { ChangeView } from '../shapes.ts'
import type { Said } from '../Trail.tsx'
import type { AccountLogged, CardLogged } from './shapes.ts'

addRefusals({
  carrier_key_refused: ({ detail }) => msg`EasyPost refused this key: ${String(detail.message)}`,
  carrier_away: () => msg`EasyPost did not answer. Try again in a moment.`,
  carrier_webhook_refused: ({ detail }) => msg`EasyPost did not take the address: ${String(detail.message)} Enter it by hand instead.`,
  desk_not_reachable: () => msg`EasyPost cannot reach this desk: its address is not one of the open internet.`,
  live_carrier_key_in_sandbox: () => msg`This is a live key, and the sandbox takes no live keys.`,
  not_an_api_key: () => msg`This is not an API key of EasyPost. It begins with EZTK or EZAK.`,
  carrier_name_taken: () => msg`Another account has this name.`,
  other_mode: ({ detail }) =>
    detail.live
      ? msg`This is a test key, and the account is a live one. Add it as an account of its own.`
      : msg`This is a live key, and the account is a test one. Add it as an account of its own.`,
  card_wrong: () => msg`Some rows are wrong. Look at the preview; nothing was kept.`,
  card_in_past: () => msg`A card holds from today or a later day.`,
})

addIssues({ not_carrier_accounts: msg`Carrier accounts begin with ca_. Write blanks between them.` })

/** Gives `day(date)` for calendar days (YYYY-MM-DD), and `say(change)` for the trail. */
export function useCarrierWords() {
  const { _, i18n } = useLingui()
  const { currency } = useStore()
  const money = useMoney()
  const day = (date: string) =>
    new Intl.DateTimeFormat(localeTag(i18n.locale), { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(date))
  const accountOf = (value: unknown): ReactNode => {
    if (!value) return null
    const { name, live, keyEnds, pinned } = value as AccountLogged
    return (
      <>
        <span data-notranslate>{name}</span> <span className="mono" data-notranslate>{`…${keyEnds}`}</span>{' '}
        {live ? _(msg`live`) : _(msg`test`)}
        {pinned && (
          <>
            {' '}
            <span className="mono" data-notranslate>
              {pinned.join(' ')}
            </span>
          </>
        )}
      </>
    )
  }
  const say = ({ what, subject, before, after }: ChangeView): Said => {
    const name = <span data-notranslate>{subject}</span>
    switch (what) {
      case 'carrier_webhook':
        return { what: <Trans>Address for webhooks made: {name}</Trans>, from: null, to: null }
      case 'carrier_stopped':
        return { what: <Trans>No longer used: {name}</Trans>, from: null, to: null }
      case 'rate_card':
        return { what: <Trans>Rate card: {name}</Trans>, from: null, to: <Card card={after as CardLogged} day={day} /> }
      case 'preferred_carrier':
        return { what: <Trans>Preferred carrier</Trans>, from: plain(before), to: plain(after) }
      case 'day_worth':
        return {
          what: <Trans>What a day is worth</Trans>,
          from: money({ amount: Number(before), currency }),
          to: money({ amount: Number(after), currency }),
        }
      default:
        return { what: <Trans>Account: {name}</Trans>, from: accountOf(before), to: accountOf(after) }
    }
  }
  return { day, say }
}

function Card({ card: { holdsFrom, prices }, day }: { readonly card: CardLogged; readonly day: (date: string) => string }) {
  const from = day(holdsFrom)
  return (
    <Trans>
      {prices} prices, from {from}
    </Trans>
  )
}

function plain(value: unknown): ReactNode {
  return typeof value === 'string' ? <span data-notranslate>{value}</span> : null
}
