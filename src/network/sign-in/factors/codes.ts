import { randomInt } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import type { App } from '#platform/app.ts'
import type { NetworkTx } from '#platform/doors.ts'
import { readFactors, saveRecoveryCodes, useRecoveryCode, useTotpStep } from './queries.ts'

/** Seconds a code of an app lasts, and how many digits it has: what every app takes for granted (RFC 6238, section 5.2). */
const period = 30
const digits = 6
const algorithm = 'SHA1'

/** Recovery codes given at once. */
const codesAtOnce = 10

/** Capital letters and digits without those that are taken for one another: ten of them are 50 bits. */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** For what a person's secret is sealed. */
export function sealContext(person: string): string {
  return `totp_factors.sealed_secret ${person}`
}

/** A fresh secret for an app: in letters to type, and as the address its camera reads. */
export function makeSecret(email: string): { readonly secret: string; readonly uri: string } {
  const secret = new Secret({ size: 20 })
  return { secret: secret.base32, uri: new TOTP({ issuer: 'Partsdesk', label: email, secret, algorithm, digits, period }).toString() }
}

/** The 30-second step this code belongs to, when it is right now, or was or will be by half a minute; null otherwise. */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  const at = { timestamp: now.getTime(), window: 1, algorithm, digits, period }
  const delta = TOTP.validate({ token: code, secret: Secret.fromBase32(secret), ...at })
  return delta === null ? null : Math.floor(now.getTime() / 1000 / period) + delta
}

/** Uses up a code of the person's app or a recovery code, and says which it was; null when it is neither, or was used before. Both may be typed with spaces and in any case. */
export async function useCode(app: App, tx: NetworkTx, person: string, typed: string): Promise<'totp' | 'recovery' | null> {
  const code = typed.replaceAll(/[\s-]/g, '').toUpperCase()
  if (!/^\d{6}$/.test(code)) return (await useRecoveryCode(tx, person, hashOf(app, person, code), app.clock.now())) ? 'recovery' : null
  const { totp } = await readFactors(tx, person)
  const step = totp && stepOfCode(app.secrets.open(totp.sealed_secret, sealContext(person)), code, app.clock.now())
  return step !== null && (await useTotpStep(tx, person, step)) ? 'totp' : null
}

/** Gives the person ten new recovery codes in place of all others. They are told this once; keyed hashes are kept. */
export async function makeRecoveryCodes(app: App, tx: NetworkTx, person: string): Promise<readonly string[]> {
  const codes = Array.from({ length: codesAtOnce }, () => Array.from({ length: 10 }, () => alphabet[randomInt(alphabet.length)]).join(''))
  await saveRecoveryCodes(
    tx,
    person,
    codes.map((code) => hashOf(app, person, code)),
  )
  return codes.map((code) => `${code.slice(0, 5)}-${code.slice(5)}`)
}

function hashOf(app: App, person: string, code: string): Buffer {
  return app.secrets.keyedHash('recovery code', `${person}\n${code}`)
}
