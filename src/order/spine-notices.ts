import { uuidv7 } from 'uuidv7'
import { sql } from 'kysely'
import type { Attention } from '#domain/attention/attention.ts'
import type { Facts } from '#domain/facts.ts'
import { concerns, defaultChoice, sensible, type Choice } from '#domain/notices/choices.ts'
import type { Notice } from '#domain/notices/kinds.ts'
import { noticesOf } from '#domain/notices/notices-of.ts'
import type { Reach, Right } from '#domain/rights.ts'
import type { Level } from '#domain/risk/bands.ts'
import type { App } from '#platform/app.ts'
import type { Tx } from '#platform/doors.ts'
import type { OrderRow } from './spine-facts.ts'
import type { Entry } from './spine-log.ts'

type Changed = {
  readonly tx: Tx
  readonly app: App
  readonly now: Date
  readonly order: OrderRow
  readonly entries: readonly Entry[]
  readonly notices: readonly Notice[]
}

/** Several of one kind on one order within this are one. */
const onceMs = 60_000

/**
 * Tells the store's people what a change to the order means for them, each as they chose, in the transaction of its cause. Nobody hears of what they did themselves,
 * of an order they may not see, or after they left. `had` is what needed attention before.
 */
export async function tellPeople(
  { tx, app, now, order, entries, notices }: Changed,
  facts: Facts,
  had: readonly Attention[],
): Promise<void> {
  const events = entries.map(({ event }) => event)
  const scored = events.some(({ type }) => type === 'risk_scored')
  const accused = facts.fraudMark === 'suspected' || facts.fraudMark === 'known'
  const after = { attention: facts.attention, score: facts.riskScore, level: facts.riskLevel, accused }
  const before = { attention: had, level: scored ? await levelBefore(tx, order.id) : facts.riskLevel }
  const told = [...notices, ...noticesOf({ events, before, after })]
  if (told.length === 0) return
  const people = await peopleToTell(tx)
  const choices = await readChoices(tx)
  const mailed = new Set<string>()
  for (const notice of told) {
    const once = notice.kind === 'new_order' ? await whoKnows(tx, order.id, notice.kind) : new Set<string>()
    const concerned = people.flatMap((person) => {
      if (person.id === tx.actor.person || person.id === notice.except || once.has(person.id)) return []
      const choice = choiceOf(choices, notice.kind, person)
      return concerns(person, choice, { only: notice.only, assignee: order.assignee_id }) ? [{ person: person.id, choice }] : []
    })
    await writeNotices(tx, { order: order.id, notice, concerned, now })
    for (const { person, choice } of concerned) if (choice.mail === 'now') mailed.add(person)
  }
  await app.jobs.put(tx, 'notify', [...mailed])
}

/** Somebody who may be told of orders: they have come in, and may come in today. */
export type ToTell = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly language: 'en' | 'fr'
  readonly time_zone: string
  readonly rights: readonly Right[]
  readonly reach: Reach
}

/** The people of the store who may be told of its orders. */
export async function peopleToTell(tx: Tx): Promise<readonly ToTell[]> {
  return (await sql<ToTell>`select * from partsdesk.people_to_tell()`.execute(tx)).rows
}

/** What people of the store chose, where they did; all of them, or one person's. */
export async function readChoices(tx: Tx, person?: string) {
  return tx
    .selectFrom('notification_choices')
    .select(['person_id', 'kind', 'panel', 'mail', 'about', 'always'])
    .where('store_id', '=', tx.store)
    .$if(person !== undefined, (q) => q.where('person_id', '=', person ?? ''))
    .execute()
}

/** A person's choice for a kind, or what suits their role. */
export function choiceOf(
  choices: Awaited<ReturnType<typeof readChoices>>,
  kind: Notice['kind'],
  person: Pick<ToTell, 'id' | 'rights' | 'reach'>,
): Choice {
  const made = choices.find((one) => one.person_id === person.id && one.kind === kind)
  if (!made) return defaultChoice(kind, person)
  const { panel, mail, about, always } = made
  return sensible(kind, { panel, mail, about, always }, person.reach)
}

/** Who typed the order in; null for one that came from a web store. */
export async function whoTyped(tx: Tx, order: string): Promise<string | null> {
  const first = await tx
    .selectFrom('activities')
    .select('actor_id')
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .where('sequence', '=', 1)
    .executeTakeFirst()
  return first?.actor_id ?? null
}

/** The level of the score before the newest. */
async function levelBefore(tx: Tx, order: string): Promise<Level | null> {
  const row = await tx
    .selectFrom('risk_scores')
    .select('level')
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .orderBy('sequence', 'desc')
    .offset(1)
    .limit(1)
    .executeTakeFirst()
  return row?.level ?? null
}

async function whoKnows(tx: Tx, order: string, kind: Notice['kind']): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('notifications')
    .select('person_id')
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .where('kind', '=', kind)
    .execute()
  return new Set(rows.map(({ person_id }) => person_id))
}

type Written = {
  readonly order: string
  readonly notice: Notice
  readonly concerned: readonly { readonly person: string; readonly choice: Choice }[]
  readonly now: Date
}

/** The order is locked, so that no other of its kind is written meanwhile. One that was told already and is not read yet becomes this one. */
async function writeNotices(tx: Tx, { order, notice, concerned, now }: Written): Promise<void> {
  if (concerned.length === 0) return
  const facts = JSON.stringify(notice.facts)
  const byName = tx.actor.kind === 'person' ? tx.actor.name : null
  const again = await tx
    .updateTable('notifications')
    .set((q) => ({ facts, by_name: byName, at: now, times: q('times', '+', 1) }))
    .where('store_id', '=', tx.store)
    .where('order_id', '=', order)
    .where(
      'person_id',
      'in',
      concerned.map(({ person }) => person),
    )
    .where('kind', '=', notice.kind)
    .where('read_at', 'is', null)
    .where('at', '>', new Date(now.getTime() - onceMs))
    .returning('person_id')
    .execute()
  const fresh = concerned.filter(({ person }) => !again.some((row) => row.person_id === person))
  if (fresh.length === 0) return
  await tx
    .insertInto('notifications')
    .values(
      fresh.map(({ person, choice: { panel, mail, always } }) => ({
        store_id: tx.store,
        id: uuidv7(),
        person_id: person,
        order_id: order,
        kind: notice.kind,
        facts,
        by_name: byName,
        at: now,
        panel,
        mail,
        always,
      })),
    )
    .execute()
}
