import { uuidv7 } from 'uuidv7'
import { inNetwork, type Doors } from '#platform/doors.ts'
import { hashPassword } from '#platform/password.ts'
import { insertMembership, insertPerson } from './queries.ts'

/** A new person of a store. Without a password they cannot sign in until they chose one. */
export type NewPerson = {
  readonly store: string
  readonly role: string
  readonly name: string
  readonly email: string
  readonly password?: string
  readonly language?: 'en' | 'fr'
}

/** Adds a person to a store in a role. Answers their id. */
export async function addPerson(doors: Doors, person: NewPerson): Promise<string> {
  const id = uuidv7()
  const hash = person.password === undefined ? null : await hashPassword(person.password)
  await inNetwork(doors, async (tx) => {
    await insertPerson(tx, { id, name: person.name, email: person.email, hash, language: person.language ?? 'en' })
    await insertMembership(tx, { store: person.store, person: id, role: person.role })
  })
  return id
}
