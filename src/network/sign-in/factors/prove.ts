import type { Context } from 'hono'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { inNetwork } from '#platform/doors.ts'
import type { Signed } from '#platform/http.ts'
import { isPassword } from '#platform/password.ts'
import { addressOf } from '#platform/throttle/address-of.ts'
import { openCounter } from '#platform/throttle/throttle.ts'
import { record } from '../log/record.ts'
import { lockPerson } from '../queries.ts'
import type { ProofAsk } from '../shapes.ts'
import { openThrottle } from '../throttle.ts'
import { useCode } from './codes.ts'

/**
 * Counts codes by person and by nothing else: who has the password may ask from as many addresses as they like, and all at once, and still gets five
 * tries in 15 minutes at one of a million codes. Take one before the code is looked at; a right one forgets the count.
 */
export function openCodeThrottle(app: App) {
  return openCounter(app, 'second-factor', 5)
}

/** Why a proof does not count. */
export type ProofRefusal = 'wrong_password' | 'wrong_code' | 'too_many_tries'

/**
 * Gives `prove(c, proof)`: asks somebody signed in for their password or a code before what they sign in with is changed, so that nobody does at a
 * screen left open. Wrong ones are counted as at sign-in, and written down.
 */
export function openProof(app: App) {
  const [passwords, codes] = [openThrottle(app), openCodeThrottle(app)]
  return async (c: Context<Signed>, proof: ProofAsk): Promise<Result<object, ProofRefusal>> => {
    const { id, email } = c.var.signedIn.person
    const ip = addressOf(c)
    if ('password' in proof) {
      const seconds = await passwords.take(email, ip)
      if (seconds > 0) return refuse('too_many_tries', { seconds })
      if (await isPassword(await inNetwork(app, (tx) => lockPerson(tx, id)), proof.password)) {
        await passwords.right(email, ip)
        return ok({})
      }
      await record(app, c, { person: id, event: 'refused', way: 'password' })
      return refuse('wrong_password')
    }
    const seconds = await codes.take(id)
    if (seconds > 0) return refuse('too_many_tries', { seconds })
    if (await inNetwork(app, (tx) => useCode(app, tx, id, proof.code))) {
      await codes.forget(id)
      return ok({})
    }
    await record(app, c, { person: id, event: 'refused', way: 'totp' })
    return refuse('wrong_code')
  }
}
