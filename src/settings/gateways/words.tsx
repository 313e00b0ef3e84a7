import { msg } from '@lingui/core/macro'
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
  const say = ({ before, after }: ChangeView): Said => ({ what: _(msg`Gateway keys`), from: keysOf(before), to: keysOf(after) })
  return { say }
}
