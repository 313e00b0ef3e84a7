import type { Reach, Right } from '#domain/rights.ts'
import { peopleOfStore } from '#order/spine-rows.ts'
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
  readonly wantsNewOrderMail: boolean
  /** invited, and not come in yet */
  readonly waiting: boolean
  /** a link may be made for whoever invited */
  readonly copyable: boolean
}

/** The people of the store with the id of their role, by name. */
export async function listMembers(tx: Tx): Promise<readonly Member[]> {
  const held = await tx.selectFrom('memberships').select(['person_id', 'role_id']).where('store_id', '=', tx.store).execute()
  const roleOf = new Map(held.map((row) => [row.person_id, row.role_id]))
  const people = await peopleOfStore(tx)
  return people.map(({ id, name, email, wants_new_order_mail, waiting, copyable }) => ({
    id,
    name,
    email,
    role: roleOf.get(id) ?? '',
    wantsNewOrderMail: wants_new_order_mail,
    waiting,
    copyable,
  }))
}

/** Gives a member another role. */
export async function saveMemberRole(tx: Tx, person: string, role: string): Promise<void> {
  await tx.updateTable('memberships').set({ role_id: role }).where('store_id', '=', tx.store).where('person_id', '=', person).execute()
}

/** Whether a member is mailed about each new order. */
export async function saveNewOrderMail(tx: Tx, person: string, wants: boolean): Promise<void> {
  await tx
    .updateTable('memberships')
    .set({ wants_new_order_mail: wants })
    .where('store_id', '=', tx.store)
    .where('person_id', '=', person)
    .execute()
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
