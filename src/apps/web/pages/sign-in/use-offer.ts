import { useEffect, useEffectEvent } from 'react'
import { endOffer, hasPasskeys, offerPasskeys } from './passkeys.ts'

/** A challenge lasts ten minutes, a page may stand open all night: the offer is made anew before. */
const anewAfter = 8 * 60_000

/** Lets the browser offer passkeys at the e-mail field while the page stands open; `done` once somebody came in. */
export function useOffer(on: boolean, done: () => void, failed: (error: Error) => void): void {
  const came = useEffectEvent(done)
  const wentWrong = useEffectEvent(failed)
  // The offer is made once a page, not at every key pressed in it.
  useEffect(() => {
    if (!on || !hasPasskeys()) return undefined
    const offer = () =>
      void offerPasskeys().then(
        (entered) => entered && came(),
        (cause: unknown) => wentWrong(cause instanceof Error ? cause : new Error('no offer')),
      )
    offer()
    const clock = setInterval(offer, anewAfter)
    return () => {
      clearInterval(clock)
      void endOffer()
    }
  }, [on])
}
