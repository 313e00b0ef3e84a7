import type { NetworkTx } from '#platform/doors.ts'

/** Puts a person in; the password hash is argon2id or null when they have yet to choose one. */
export async function insertPerson(tx: NetworkTx, person: { readonly id: string; readonly name: string; readonly email: string; readonly hash: string | null; readonly language: 'en' | 'fr' }): Promise<void> {
  await tx.insertInto('people').values({ id: person.id, name: person.name, email: person.email, password_hash: person.hash, language: person.language }).execute()
}

/** Makes a person a member of a store in one of its roles, by the role's name. */
export async function insertMembership(tx: NetworkTx, member: { readonly store: string; readonly person: string; readonly role: string }): Promise<void> {
  const role = await tx.selectFrom('roles').select('id').where('store_id', '=', member.store).where('name', '=', member.role).executeTakeFirstOrThrow()
  await tx.insertInto('memberships').values({ store_id: member.store, person_id: member.person, role_id: role.id }).execute()
}
