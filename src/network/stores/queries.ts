import type { Reach, Right } from '#domain/rights.ts'
import type { NetworkTx, Tx } from '#platform/doors.ts'

/** Every store of the network, by id and name: what a sweep walks. */
export async function listStores(tx: NetworkTx) {
  return tx.selectFrom('stores').select(['id', 'slug', 'name']).orderBy('slug').execute()
}

/** The store's row; `slug` names it in addresses. */
export async function insertStore(
  tx: NetworkTx,
  store: { readonly id: string; readonly slug: string; readonly name: string },
): Promise<void> {
  await tx.insertInto('stores').values(store).execute()
}

/** A role of the store. */
export async function insertRole(
  tx: NetworkTx,
  role: { readonly id: string; readonly store: string; readonly name: string; readonly rights: readonly Right[]; readonly reach: Reach },
): Promise<void> {
  await tx
    .insertInto('roles')
    .values({ id: role.id, store_id: role.store, name: role.name, rights: [...role.rights], reach: role.reach })
    .execute()
}

/** The store's settings as it starts; what is not named takes the table's default. */
export async function insertSettings(tx: Tx, settings: StartSettings): Promise<void> {
  await tx
    .insertInto('store_settings')
    .values({
      store_id: tx.store,
      ...(settings.timeZone && { time_zone: settings.timeZone }),
      ...(settings.currency && { currency: settings.currency }),
      phone: settings.phone ?? null,
      email: settings.email ?? null,
      address: settings.address ? JSON.stringify(settings.address) : null,
    })
    .execute()
}

/** What a new store is told of itself; everything can be changed in its settings. */
export type StartSettings = {
  readonly timeZone?: string
  readonly currency?: string
  readonly phone?: string
  readonly email?: string
  readonly address?: {
    readonly name: string
    readonly line1: string
    readonly city: string
    readonly region: string
    readonly postalCode: string
    readonly country: string
  }
}
