import { createHmac } from 'node:crypto'
import type { App } from '#platform/app.ts'
import { inStore, systemActor } from '#platform/doors.ts'
import { token } from '#platform/secrets.ts'
import { findHook, saveHook } from './queries.ts'

type Needs = Pick<App, 'secrets'>

/** A new secret for a web store. */
export function newSecret(): string {
  return `pdh_${token()}`
}

/** Seals a secret for its store alone. */
export function sealSecret({ secrets }: Needs, store: string, secret: string): string {
  return secrets.seal(secret, contextOf(store))
}

/**
 * What a text is signed with: `t` the second it is sent, `v1` HMAC-SHA256 in hex over that second, a full stop and the text. What was overheard cannot be sent again
 * later by anybody.
 */
export function signatureOf(app: Needs, store: string, sealed: string, body: string, at: Date): string {
  const second = Math.floor(at.getTime() / 1000)
  const secret = app.secrets.open(sealed, contextOf(store))
  return `t=${second},v1=${createHmac('sha256', secret).update(`${second}.${body}`).digest('hex')}`
}

/** Seals a store's secret anew under the newest master key. Answers how many there were. */
export async function resealHook(app: App, store: string): Promise<number> {
  return inStore(app, systemActor(store), async (tx) => {
    const hook = await findHook(tx)
    if (!hook) return 0
    const sealed = sealSecret(app, store, app.secrets.open(hook.sealed_secret, contextOf(store)))
    await saveHook(tx, { url: hook.url, sealed, madeAt: hook.made_at })
    return 1
  })
}

function contextOf(store: string): string {
  return `storefront_hooks ${store} secret`
}
