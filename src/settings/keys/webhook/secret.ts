import { createHmac } from 'node:crypto'
import type { App } from '#platform/app.ts'
import { inStore, systemActor } from '#platform/doors.ts'
import { token } from '#platform/secrets.ts'
import { listHooks, saveHook } from './queries.ts'

type Needs = Pick<App, 'secrets'>

/** A new secret for a web store. */
export function newSecret(): string {
  return `pdh_${token()}`
}

/** Whose secret it is: an address of a store. */
type Place = { readonly store: string; readonly id: string }

/** Seals a secret for its address alone. */
export function sealSecret({ secrets }: Needs, place: Place, secret: string): string {
  return secrets.seal(secret, contextOf(place))
}

/**
 * What a text is signed with: `t` the second it is sent, and for each secret that counts (the newest first) a `v1`, HMAC-SHA256 in hex over that second, a full stop and the
 * text. What was overheard cannot be sent again later by anybody.
 */
export function signatureOf(app: Needs, place: Place, sealed: readonly string[], body: string, at: Date): string {
  const second = Math.floor(at.getTime() / 1000)
  const signed = sealed.map((one) => {
    const secret = app.secrets.open(one, contextOf(place))
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

/** Seals the secrets of a store's addresses anew under the newest master key. Answers how many there were. */
export async function resealHooks(app: App, store: string): Promise<number> {
  return inStore(app, systemActor(store), async (tx) => {
    const hooks = await listHooks(tx)
    for (const { id, sealed_secret, previous_secret } of hooks) {
      const anew = (sealed: string) => sealSecret(app, { store, id }, app.secrets.open(sealed, contextOf({ store, id })))
      await saveHook(tx, id, { sealed_secret: anew(sealed_secret), previous_secret: previous_secret && anew(previous_secret) })
    }
    return hooks.length
  })
}

/** The first address of a store that was there before there could be several goes by the store's id. */
function contextOf({ store, id }: Place): string {
  return id === store ? `storefront_hooks ${store} secret` : `storefront_hooks ${store} ${id} secret`
}
