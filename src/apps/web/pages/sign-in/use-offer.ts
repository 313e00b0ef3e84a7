import { useEffect } from 'react'
import { endOffer, hasPasskeys, offerPasskeys } from './passkeys.ts'

/** A challenge lasts ten minutes, a page may stand open all night: the offer is made anew before. */
const anewAfter = 8 * 60_000

/** Lets the browser offer passkeys at the e-mail field while the page stands open; `done` once somebody came in. */
export function useOffer(on: boolean, done: () => void, failed: (error: Error) => void): void {
  useEffect(() => {
    if (!on || !hasPasskeys()) return undefined
    const offer = () => void offerPasskeys().then((came) => came && done(), failed)
    offer()
    const clock = setInterval(offer, anewAfter)
    return () => {
      clearInterval(clock)
      void endOffer()
    }
    // The offer is made once a page, not at every key pressed in it.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [on])
}
