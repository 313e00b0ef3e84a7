import type { App } from '#platform/app.ts'
import type { NetworkTx } from '#platform/doors.ts'
import type { SignedIn } from '#platform/http.ts'
import { lockPerson } from '../queries.ts'
import { endSessions } from '../sessions/queries.ts'
import type { CodesView } from '../shapes.ts'
import { makeRecoveryCodes } from './codes.ts'
import { readFactors, saveRecoveryCodes } from './queries.ts'

/**
 * Keeps a factor that was just proved. The first one brings recovery codes and ends every other session: from then on no session is left that was begun
 * with the password alone, except the one in which the factor was set up.
 */
export async function keepFactor(app: App, tx: NetworkTx, who: SignedIn, keep: () => Promise<void>): Promise<CodesView> {
  const { id } = who.person
  await lockPerson(tx, id)
  const before = await readFactors(tx, id)
  await keep()
  if (before.totp || before.passkeys.length > 0) return { codes: null }
  await endSessions(tx, id, who.tokenHash)
  return { codes: await makeRecoveryCodes(app, tx, id) }
}

/** Forgets the recovery codes of somebody who has no factor left for which they could stand in. */
export async function dropIdleCodes(tx: NetworkTx, person: string): Promise<void> {
  const left = await readFactors(tx, person)
  if (!left.totp && left.passkeys.length === 0) await saveRecoveryCodes(tx, person, [])
}
