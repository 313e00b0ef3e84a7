import { Plural, Trans } from '@lingui/react/macro'
import { When } from '#ui/show/When.tsx'
import type { Sentences } from './say.tsx'

type MoneyEvent =
  | 'payment_confirmed'
  | 'payment_not_confirmed'
  | 'transaction'
  | 'card_verification'
  | 'pay_link_made'
  | 'pay_link_revoked'
  | 'pay_link_paid'
  | 'dispute'
  | 'hold_ending'

/** What happened to the order's money. */
export const moneySentences: Sentences<MoneyEvent> = {
  payment_confirmed: ({ kind, amount }, { word, money }) => (
    <Trans>
      {word('transaction', kind)} of {money(amount)} confirmed by the gateway
    </Trans>
  ),
  hold_ending: ({ until }) => (
    <Trans>
      The authorization ends soon: <When at={until} show="moment" />
    </Trans>
  ),
  payment_not_confirmed: ({ why }) => <Trans>The gateway does not confirm the payment: {why}</Trans>,
  transaction: (event, { word, money }) => {
    const kind = word('transaction', event.kind)
    const state = word('outcome', event.state)
    // What a verification holds is the secret the customer must name.
    if (event.secret || event.kind === 'verification') {
      return (
        <Trans>
          {kind}: {state}
        </Trans>
      )
    }
    return (
      <>
        <Trans>
          {kind} of {money(event.amount)}: {state}
        </Trans>
        {event.method && ` · ${event.method}`}
        {event.code && ` · ${event.code}`}
      </>
    )
  },
  card_verification: ({ state, triesLeft }) => {
    switch (state) {
      case 'named':
        return <Trans>Card verified: the customer named the amount</Trans>
      case 'wrong':
        return (
          <>
            <Trans>Card verification: a wrong amount was named</Trans>, <Plural value={triesLeft} one="# try left" other="# tries left" />
          </>
        )
      case 'failed':
        return <Trans>Card verification failed: the amount was not named</Trans>
      case 'given_up':
        return <Trans>Card verification given up</Trans>
    }
  },
  pay_link_made: ({ amount }, { money }) => <Trans>Pay link over {money(amount)} made</Trans>,
  pay_link_revoked: ({ amount }, { money }) => <Trans>Pay link over {money(amount)} taken back</Trans>,
  pay_link_paid: ({ amount }, { money }) => <Trans>{money(amount)} paid by pay link</Trans>,
  dispute: ({ kind, state, amount, reason }, { money, word }) => (
    <>
      {word('dispute', kind)} {money(amount)}: {word('dispute_state', state)}
      {reason && ` · ${reason.replaceAll('_', ' ')}`}
    </>
  ),
}
