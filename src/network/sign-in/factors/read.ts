import type { App } from '#platform/app.ts'
import { inNetwork } from '#platform/doors.ts'
import type { SignedIn } from '#platform/http.ts'
import type { FactorsView } from '../shapes.ts'
import { readFactors } from './queries.ts'

/** What the person signs in with besides the password. */
export async function readOwnFactors(app: App, { person }: SignedIn): Promise<FactorsView> {
  const { totp, passkeys, recoveryLeft } = await inNetwork(app, (tx) => readFactors(tx, person.id))
  return {
    totp: totp && { since: totp.created_at.toISOString() },
    recoveryLeft,
    passkeys: passkeys.map(({ id, name, created_at, used_at }) => ({
      id,
      name,
      createdAt: created_at.toISOString(),
      usedAt: used_at?.toISOString() ?? null,
    })),
  }
}
