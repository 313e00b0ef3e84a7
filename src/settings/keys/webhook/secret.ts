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
 * What a text is signed with: `t` the second it is sent, and for each secret that counts (the newest first) a `v1`, HMAC-SHA256 in hex over that second, a full stop and the
 * text. What was overheard cannot be sent again later by anybody.
 */
export function signatureOf(app: Needs, store: string, sealed: readonly string[], body: string, at: Date): string {
  const second = Math.floor(at.getTime() / 1000)
  const signed = sealed.map((one) => {
    const secret = app.secrets.open(one, contextOf(store))
    return `v1=${createHmac('sha256', secret).update(`${second}.${body}`).digest('hex')}`
  })
  return [`t=${second}`, ...signed].join(',')
}

/** The secrets of a hook that count at a moment, sealed, the newest first: for a day after a change the one before counts too. */
export function countingSecrets(hook: KeptHook, at: Date): readonly string[] {
  const { sealed_secret, previous_secret, previous_until } = hook
  return previous_secret && previous_until && previous_until > at ? [sealed_secret, previous_secret] : [sealed_secret]
}

/** A hook's secrets as they are kept. */
export type KeptHook = {
  readonly sealed_secret: string
  readonly previous_secret: string | null
  readonly previous_until: Date | null
}

/** Seals a store's secret anew under the newest master key. Answers how many there were. */
export async function resealHook(app: App, store: string): Promise<number> {
  return inStore(app, systemActor(store), async (tx) => {
    const hook = await findHook(tx)
    if (!hook) return 0
    const sealed = sealSecret(app, store, app.secrets.open(hook.sealed_secret, contextOf(store)))
    const before = hook.previous_secret && sealSecret(app, store, app.secrets.open(hook.previous_secret, contextOf(store)))
    const previous = before && hook.previous_until ? { secret: before, until: hook.previous_until } : null
    await saveHook(tx, { url: hook.url, sealed, madeAt: hook.made_at, previous })
    return 1
  })
}

function contextOf(store: string): string {
  return `storefront_hooks ${store} secret`
}
