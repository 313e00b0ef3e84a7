import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { LetterFacts } from '#domain/letters.ts'
import { concerns, partsOf, type Part } from '#domain/parts.ts'
import type { NetworkTx, Tx } from '#platform/doors.ts'
import type { OrderRow } from './spine-facts.ts'

/** Writes changed columns of the order's own row. JSON columns are written as text. */
export async function saveOrder(tx: Tx, id: string, changes: Partial<OrderRow>): Promise<void> {
  const columns = Object.fromEntries(Object.entries(changes).map(([name, value]) => [name, isJson(value) ? JSON.stringify(value) : value]))
  await tx.updateTable('orders').set(columns).where('store_id', '=', tx.store).where('id', '=', id).execute()
}

/** The newest log entry after `version` that changed this part, or undefined: who changed what the asker was looking at. */
export async function findChangeSince(tx: Tx, order: OrderRow, version: number, part: Part) {
  const types = partsOf(part)
  if (types.length === 0) return undefined
  const rows = await tx
    .selectFrom('activities')
    .select(['actor_name', 'actor_id', 'at', 'type', 'event'])
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order.id)
    .where('version', '>', version)
    .where('type', 'in', [...types])
    .orderBy('sequence', 'desc')
    .execute()
  const mine = ({ actor_id }: { readonly actor_id: string | null }) => actor_id !== null && actor_id === tx.actor.person
  return rows.find((row) => concerns(part, row.event, mine(row)))
}

/** A command already done. */
export async function findCommand(tx: Tx, id: string) {
  return tx
    .selectFrom('commands')
    .select(['request_hash', 'answer'])
    .where('store_id', '=', tx.store)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Remembers a command and its answer, so that the same again does nothing. */
export async function keepCommand(tx: Tx, id: string, hash: Buffer, answer: unknown): Promise<void> {
  await tx
    .insertInto('commands')
    .values({ store_id: tx.store, id, person_id: tx.actor.person, request_hash: hash, answer: JSON.stringify(answer ?? null) })
    .execute()
}

/** The letters the store does not send. */
export async function lettersOff(tx: Tx): Promise<readonly string[]> {
  const row = await tx.selectFrom('store_settings').select('letters_off').where('store_id', '=', tx.store).executeTakeFirst()
  return row?.letters_off ?? []
}

type NewLetter = {
  readonly id: string
  readonly order: string
  readonly facts: LetterFacts
  readonly to: { readonly name: string; readonly address: string; readonly language: 'en' | 'fr' }
  readonly at: Date
  readonly domain: string
}

/** Puts a letter in the outbox; its job renders and sends it. The Message-ID is fixed here, so that a second try is the same mail. */
export async function insertLetter(tx: Tx, letter: NewLetter): Promise<void> {
  await tx
    .insertInto('letters')
    .values({
      store_id: tx.store,
      id: letter.id,
      order_id: letter.order,
      kind: letter.facts.kind,
      facts: JSON.stringify(letter.facts),
      language: letter.to.language,
      to_name: letter.to.name,
      to_address: letter.to.address,
      message_id: `<${uuidv7()}@${letter.domain}>`,
      created_by: tx.actor.person,
      created_at: letter.at,
    })
    .execute()
}

/** Which kinds of letter the order has: written once each, however often their cause is worked. */
export async function kindsOfLetters(tx: Tx, order: string): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('letters')
    .select('kind')
    .distinct()
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .execute()
  return new Set(rows.map((row) => row.kind))
}

/** The people of this store: id, name and what the store lets them see. */
export async function peopleOfStore(tx: Tx) {
  const { rows } = await sql<{
    id: string
    name: string
    email: string
    language: 'en' | 'fr'
    role: string
    rights: string[]
    reach: string
    waiting: boolean
    copyable: boolean
  }>`select * from partsdesk.people_of_store()`.execute(tx)
  return rows
}

function isJson(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !(value instanceof Date) && !Buffer.isBuffer(value)
}

/** Every store of the network, for what is swept through them all. */
export async function listStoreIds(tx: NetworkTx): Promise<readonly string[]> {
  return (await tx.selectFrom('stores').select('id').orderBy('id').execute()).map(({ id }) => id)
}
