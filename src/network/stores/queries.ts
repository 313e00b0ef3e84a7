import { uuidv7 } from 'uuidv7'
import type { Ready } from '#domain/mail/ready-messages.ts'
import type { Reach, Right } from '#domain/rights.ts'
import type { NetworkTx } from '#platform/doors.ts'

/** Every store of the network, by id and name: what a sweep walks. */
export async function listStores(tx: NetworkTx) {
  return tx.selectFrom('stores').select(['id', 'slug', 'name', 'owner', 'created_at']).orderBy('slug').execute()
}

/** A store by its name in addresses. */
export async function findStore(tx: NetworkTx, slug: string) {
  return tx.selectFrom('stores').select(['id', 'slug', 'name']).where('slug', '=', slug).executeTakeFirst()
}

/** Says whose a store is. */
export async function setOwner(tx: NetworkTx, id: string, owner: string | null): Promise<void> {
  await tx.updateTable('stores').set({ owner }).where('id', '=', id).execute()
}

/** The cases of the registry a store has reported and that stand, or wait. */
export async function listStandingCases(tx: NetworkTx, store: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('registry_cases')
    .select('id')
    .where('store_id', '=', store)
    .where('state', 'in', ['open', 'suspended'])
    .execute()
  return rows.map(({ id }) => id)
}

/** Is there a store of this id? Its command was done before. */
export async function hasStore(tx: NetworkTx, id: string): Promise<boolean> {
  return (await tx.selectFrom('stores').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}

/** The id of a store's role, by the role's name. */
export async function findRole(tx: NetworkTx, store: string, name: string): Promise<string> {
  const role = await tx.selectFrom('roles').select('id').where('store_id', '=', store).where('name', '=', name).executeTakeFirstOrThrow()
  return role.id
}

/** Everybody who belongs to a store, with what an operator may know: do they manage people, and have they come in? */
export async function listMembers(tx: NetworkTx) {
  return tx
    .selectFrom('memberships as m')
    .innerJoin('people as p', 'p.id', 'm.person_id')
    .innerJoin('roles as r', (j) => j.onRef('r.store_id', '=', 'm.store_id').onRef('r.id', '=', 'm.role_id'))
    .select(['m.store_id', 'm.accepted', 'p.id', 'p.name', 'p.email', 'p.language', 'r.rights'])
    .select((q) => q('p.password_hash', 'is not', null).as('signs_in'))
    .orderBy('m.created_at')
    .execute()
}

/** The newest invitation of each person to each store, where the mail server refused it. */
export async function listRefusedMails(tx: NetworkTx) {
  const rows = await tx
    .selectFrom('account_mails')
    .distinctOn(['store_id', 'person_id'])
    .select(['store_id', 'person_id', 'state', 'why'])
    .where('purpose', '=', 'invitation')
    .orderBy('store_id')
    .orderBy('person_id')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.filter((row) => row.state === 'failed')
}

/** The store's row; `slug` names it in addresses. False when its id or its slug is taken. */
export async function insertStore(
  tx: NetworkTx,
  store: { readonly id: string; readonly slug: string; readonly name: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('stores')
    .values(store)
    .onConflict((c) => c.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
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

/** The canned messages a store starts with, named in its language. */
export async function insertMessages(tx: NetworkTx, store: string, messages: readonly Ready[], language: 'en' | 'fr'): Promise<void> {
  const rows = messages.map(({ name, en, fr }) => ({
    store_id: store,
    id: uuidv7(),
    name: name[language],
    subject_en: en.subject,
    body_en: en.body,
    subject_fr: fr.subject,
    body_fr: fr.body,
  }))
  await tx.insertInto('canned_messages').values(rows).execute()
}

/** The store's settings as it starts; what is not named takes the table's default. */
export async function insertSettings(tx: NetworkTx, store: string, settings: StartSettings): Promise<void> {
  await tx
    .insertInto('store_settings')
    .values({
      store_id: store,
      ...(settings.timeZone && { time_zone: settings.timeZone }),
      ...(settings.currency && { currency: settings.currency }),
      ...(settings.language && { language: settings.language }),
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
  readonly language?: 'en' | 'fr'
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
