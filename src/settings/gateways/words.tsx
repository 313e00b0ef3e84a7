import { msg } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useLingui } from '@lingui/react'
import { addRefusals } from '#ui/refusals.ts'
import type { ChangeView } from '../shapes.ts'
import type { Said } from '../Trail.tsx'
import type { GatewayLogged } from './shapes.ts'

addRefusals({
  keys_refused: ({ detail }) => msg`The gateway refused these keys: ${String(detail.message)}`,
  gateway_away: () => msg`The payment gateway did not answer. Try again in a moment.`,
  live_key_in_sandbox: () => msg`The store’s gateway key is a live one, and the sandbox takes no live keys.`,
  not_a_secret_key: () => msg`This is not a secret key. It begins with sk_test_, sk_live_, rk_test_ or rk_live_.`,
  webhook_refused: ({ detail }) =>
    msg`The gateway would not send webhooks here: ${String(detail.message)} Its events are read every two minutes all the same.`,
})

/** Gives `say(change)` for the trail: an account by its name, whether it is live, and the last letters of its key. */
export function useGatewayWords() {
  const { _ } = useLingui()
  const keysOf = (value: unknown) => {
    if (!value) return null
    const { name, live, keyEnds } = value as GatewayLogged
    return (
      <>
        <span data-notranslate>{name}</span> <span className="mono" data-notranslate>{`…${keyEnds}`}</span>{' '}
        {live ? _(msg`live`) : _(msg`test`)}
      </>
    )
  }
  const say = ({ what, subject, before, after }: ChangeView): Said => {
    const gateway = subject ?? (after as GatewayLogged | null)?.gateway
    const name = <span data-notranslate>{gateway === 'paypal' ? 'PayPal' : 'Stripe'}</span>
    if (what === 'gateway_webhook')
      return {
        what: <Trans>{name} webhooks</Trans>,
        from: plain(before),
        to: plain(after),
      }
    if (what === 'gateway_phone')
      return {
        what: <Trans>{name} cards by phone</Trans>,
        from: yesNo(before),
        to: yesNo(after),
      }
    return {
      what: <Trans>{name} keys</Trans>,
      from: keysOf(before),
      to: keysOf(after),
    }
  }
  const yesNo = (value: unknown) => (value === true ? _(msg`yes`) : _(msg`no`))
  const plain = (value: unknown) =>
    typeof value === 'string' ? (
      <span className="mono" data-notranslate>
        {value}
      </span>
    ) : null
  return { say }
}
