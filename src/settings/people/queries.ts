import { sql } from 'kysely'
import type { Reach, Right } from '#domain/rights.ts'
import type { NetworkTx, Tx } from '#platform/doors.ts'

/** Puts a person in; the password hash is argon2id or null when they have yet to choose one. */
export async function insertPerson(
  tx: NetworkTx,
  person: {
    readonly id: string
    readonly name: string
    readonly email: string
    readonly hash: string | null
    readonly language: 'en' | 'fr'
  },
): Promise<void> {
  await tx
    .insertInto('people')
    .values({ id: person.id, name: person.name, email: person.email, password_hash: person.hash, language: person.language })
    .execute()
}

/** Makes a person a member of a store in one of its roles, by the role's name. */
export async function insertMembership(
  tx: NetworkTx,
  member: { readonly store: string; readonly person: string; readonly role: string },
): Promise<void> {
  const role = await tx
    .selectFrom('roles')
    .select('id')
    .where('store_id', '=', member.store)
    .where('name', '=', member.role)
    .executeTakeFirstOrThrow()
  await tx.insertInto('memberships').values({ store_id: member.store, person_id: member.person, role_id: role.id }).execute()
}

export type Role = { readonly id: string; readonly name: string; readonly reach: Reach; readonly rights: readonly Right[] }

/** The store's roles, by name. */
export async function listRoles(tx: Tx): Promise<readonly Role[]> {
  return tx.selectFrom('roles').select(['id', 'name', 'reach', 'rights']).where('store_id', '=', tx.store).orderBy('name').execute()
}

export type Member = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: string
  /** invited, and not come in yet */
  readonly waiting: boolean
  /** a link may be made for whoever invited */
  readonly copyable: boolean
  /** has a second factor */
  readonly second: boolean
  /** the last day the store opens to them, as 2026-03-31; null for no end */
  readonly lastDay: string | null
  /** deactivated: the store does not open to them until somebody says so */
  readonly rests: boolean
}

/** Everybody of the store, those who rest and whose last day is over too, by name. */
export async function listMembers(tx: Tx): Promise<readonly Member[]> {
  const { rows } = await sql<Member>`
    select id, name, email, role_id as role, waiting, copyable, second, last_day::text as "lastDay", rests
    from partsdesk.members_of_store()`.execute(tx)
  return rows
}

/** Whether a member rests. */
export async function saveRests(tx: Tx, person: string, rests: boolean): Promise<void> {
  await tx.updateTable('memberships').set({ rests }).where('store_id', '=', tx.store).where('person_id', '=', person).execute()
}

/** The last day the store opens to a member. */
export async function saveLastDay(tx: Tx, person: string, lastDay: string | null): Promise<void> {
  await tx.updateTable('memberships').set({ last_day: lastDay }).where('store_id', '=', tx.store).where('person_id', '=', person).execute()
}

/** Gives a member another role. */
export async function saveMemberRole(tx: Tx, person: string, role: string): Promise<void> {
  await tx.updateTable('memberships').set({ role_id: role }).where('store_id', '=', tx.store).where('person_id', '=', person).execute()
}

/** Puts a role in. */
export async function insertRole(tx: Tx, { id, name, reach, rights }: Role): Promise<void> {
  await tx
    .insertInto('roles')
    .values({ store_id: tx.store, id, name, reach, rights: [...rights] })
    .execute()
}

/** Writes a role's name, reach and rights. */
export async function saveRole(tx: Tx, { id, name, reach, rights }: Role): Promise<void> {
  await tx
    .updateTable('roles')
    .set({ name, reach, rights: [...rights] })
    .where('store_id', '=', tx.store)
    .where('id', '=', id)
    .execute()
}

/** Takes a role out that nobody has. */
export async function deleteRole(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('roles').where('store_id', '=', tx.store).where('id', '=', id).execute()
}
