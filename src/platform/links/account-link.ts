import type { App } from '../app.ts'
import { sha256, token } from '../secrets.ts'

/** What a one-time link is for: making the operator, coming in for the first time, choosing a new password, or coming in after the second factor was ended. */
export type LinkPurpose = 'operator' | 'invitation' | 'password' | 'factors'

/** A link's address, and what the table keeps of it. */
type Link = { readonly url: string; readonly kept: KeptLink }
export type KeptLink = { readonly hash: Buffer; readonly at: Date; readonly expiresAt: Date }

const hours = { operator: 24, invitation: 7 * 24, password: 1, factors: 24 } as const satisfies {
  readonly [purpose in LinkPurpose]: number
}

/** A fresh link: its address, which is told once and kept nowhere, and what the table keeps. An operator's lasts a day, an invitation a week, a new password an hour, one after the second factor was ended a day. */
export function makeLink(app: App, purpose: LinkPurpose): Link {
  const [secret, at] = [token(), app.clock.now()]
  return {
    url: `${app.config.publicUrl}/${purpose === 'operator' ? 'first' : 'link'}/${secret}`,
    kept: { hash: sha256(secret), at, expiresAt: new Date(at.getTime() + hours[purpose] * 3_600_000) },
  }
}
