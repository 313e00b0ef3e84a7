import type { Activity, ActivityValues } from '#domain/activity.ts'
import type { Facts } from '#domain/facts.ts'
import { isTemplate } from '#domain/mail/templates.ts'
import { nothingOpen, anythingLeft } from '#domain/fulfillment.ts'
import { undoSeconds, type LetterFacts } from '#domain/letters.ts'
import type { Notice } from '#domain/notices/kinds.ts'
import { planMove, type Status } from '#domain/order.ts'
import type { Part } from '#domain/parts.ts'
import { ok, refuse, type Refusal, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import type { Command } from '#platform/command.ts'
import { inStore, type Actor, type Tx } from '#platform/doors.ts'
import { sha256 } from '#platform/secrets.ts'
import stringify from 'safe-stable-stringify'
import { uuidv7 } from 'uuidv7'
import { foldFacts } from '#domain/facts.ts'
import { findById, findByNumber, lockById, lockByNumber, readSources, refreshFacts, widenReach, type OrderRow } from './spine-facts.ts'
import { appendEntries, type Entry } from './spine-log.ts'
import { tellPeople } from './spine-notices.ts'
import { tellOutside } from './spine-outside.ts'
import { findChangeSince, findCommand, insertLetter, keepCommand, lettersOff, saveOrder } from './spine-rows.ts'

/** The order at hand: locked, with the log entries and changes that will be written when the work ends. */
export type Held = {
  readonly tx: Tx
  readonly app: App
  readonly now: Date
  readonly order: OrderRow
  readonly entries: Entry[]
  readonly changes: Partial<OrderRow>
  readonly letters: { readonly id: string; readonly facts: LetterFacts; readonly language?: 'en' | 'fr' | undefined }[]
  readonly notices: Notice[]
}

export type HeldRefusal = 'not_found' | 'stale' | 'other_command'

/**
 * The one way to change an order. Locks it, checks that nobody changed the same part since it was seen, runs `work`, then writes the log entries, the new
 * version, letters and the list's facts, all in the same transaction. A command seen before answers as it did then. A refusal leaves nothing behind.
 */
export async function holdOrder<T, C extends string>(
  app: App,
  actor: Actor,
  which: { readonly number: number } | { readonly id: string },
  command: Command,
  part: Part,
  work: (held: Held) => Promise<Result<T, C>>,
): Promise<Result<T, C | HeldRefusal>> {
  return inStore(app, actor, async (tx): Promise<Result<T, C | HeldRefusal>> => {
    // Sent together, answered in this order: what is known of the command is looked up once the lock is had.
    const [order, before] = await Promise.all([
      'id' in which ? lockById(tx, which.id) : lockByNumber(tx, which.number),
      repeated<T>(tx, command),
    ])
    if (!order) return refuse('not_found')
    if (before) return before
    if (command.seen !== null && command.seen < order.version) {
      const change = await findChangeSince(tx, order, command.seen, part)
      if (change) return refuse('stale', { version: order.version, who: change.actor_name, at: change.at.toISOString(), what: change.type })
    }
    if (tx.actor.reach === 'own') await widenReach(tx)
    const held: Held = { tx, app, now: app.clock.now(), order, entries: [], changes: {}, letters: [], notices: [] }
    const result = await work(held)
    if (!result.ok) return result
    await finish(held, command, result.value)
    return result
  })
}

/** Reads one order in one transaction; `undefined` when it is not there or out of reach. */
export async function seeOrder<T>(
  app: App,
  actor: Actor,
  number: number,
  read: (tx: Tx, order: OrderRow) => Promise<T>,
): Promise<T | undefined> {
  return inStore(app, actor, async (tx) => {
    const order = await findByNumber(tx, number)
    return order && (await read(tx, order))
  })
}

/** Adds an entry to the order's log; it is written when the work ends. Personal values go in `values`, never in the event. */
export function record(held: Held, event: Activity, values?: ActivityValues): void {
  held.entries.push({ event, values })
}

/** Sets columns of the order's own row; written when the work ends. The words of a rule's hold end with the hold. */
export function change(held: Held, columns: Partial<OrderRow>): void {
  const moved = columns.status !== undefined && held.order.hold_label !== null ? { hold_label: null, ...columns } : columns
  Object.assign(held.changes, moved)
  Object.assign(held.order, moved)
}

/**
 * Queues a mail to the order’s buyer, in their language or the one given, with its log entry, and gives back its id; it is left out when the buyer gave no address.
 * What a person wrote waits a moment in which they can take it back.
 */
export function queueLetter(held: Held, facts: LetterFacts, language?: 'en' | 'fr'): string {
  const id = uuidv7()
  held.letters.push({ id, facts, language })
  return id
}

/** Tells the store's people, as each of them chose, when the work ends. What an entry of the log means for them is told by itself. */
export function tell(held: Held, notice: Notice): void {
  held.notices.push(notice)
}

/** Moves the status by the table of moves, with its log entry. `rule`: the name of the store's rule that does it. */
export async function moveOrder(held: Held, to: Status, reason?: string, rule?: string): Promise<Result<Status, string>> {
  const facts = await currentFacts(held)
  const sources = facts.sources
  const planned = planMove(
    {
      status: held.order.status,
      anythingLeft: anythingLeft(sources.shipments),
      nothingOpen: nothingOpen(sources.priced.lines, sources.shipments),
      balance: facts.facts.balance,
    },
    to,
  )
  if (!planned.ok) return planned
  record(held, { type: 'status_changed', from: held.order.status, to, reason, rule })
  change(held, { status: to })
  return ok(to)
}

/** The order's facts as they stand inside this transaction, with what was changed so far. */
export async function currentFacts(
  held: Held,
): Promise<{ readonly facts: Facts; readonly sources: Awaited<ReturnType<typeof readSources>> }> {
  const sources = await readSources(held.tx, held.order)
  return { sources, facts: foldFacts(sources, held.now) }
}

/** The first collect or shipment moves a new order to Processing; any other status stays. */
export function startProcessing(held: Held): void {
  if (held.order.status !== 'new') return
  record(held, { type: 'status_changed', from: 'new', to: 'processing' })
  change(held, { status: 'processing' })
}

/** What follows from the work. None of it waits for the other: the statements go out together, in this order, on the one connection. */
async function finish(held: Held, command: Command, value: unknown): Promise<void> {
  const { tx, app, order, now } = held
  const off = held.letters.some(({ facts }) => isTemplate(facts.kind)) ? await lettersOff(tx) : []
  const letters = held.letters.map((letter) => sendLater(held, letter, off))
  const version = held.entries.length > 0 ? order.version + 1 : order.version
  if (version !== order.version) change(held, { version })
  if (held.entries.length > 0) tx.wakeScreens()
  const [, , , { facts, had }] = await Promise.all([
    Promise.all(letters),
    Object.keys(held.changes).length > 0 && saveOrder(tx, order.id, held.changes),
    appendEntries(tx, app.secrets, order, held.entries, { version, command: command.id, at: now, actor: tx.actor }),
    refreshFacts(tx, order, now),
    command.id !== null && keepCommand(tx, command.id, hashOf(command), value),
    held.entries.some(({ event }) => weighs(event)) && app.jobs.put(tx, 'score', order.id),
    held.entries.some(({ event }) => reports(event)) && app.jobs.put(tx, 'registry', order.id),
  ])
  await tellOutside(held, facts)
  await tellPeople(held, facts, had)
}

/** Does what happened change what an order's score is made of? It is scored anew by a job of its own: a clerk does not wait for it. */
function weighs({ type }: Activity): boolean {
  return scored.includes(type)
}

const scored: readonly Activity['type'][] = [
  'transaction',
  'payment_confirmed',
  'payment_not_confirmed',
  'address_changed',
  'buyer_changed',
  'vehicle_changed',
  'line_added',
  'line_changed',
  'line_cancelled',
  'discount_added',
  'discount_removed',
  'dispute',
  'fraud_marked',
  'risk_ticked',
]

/** Does it change what the store says of the buyer to the network's registry? */
function reports({ type }: Activity): boolean {
  return type === 'fraud_marked' || type === 'dispute'
}

async function sendLater(held: Held, letter: Held['letters'][number], off: readonly string[]): Promise<void> {
  const { order, tx, app } = held
  if (!order.buyer_email) return
  const to = { name: order.buyer_name, address: order.buyer_email, language: letter.language ?? order.buyer_language }
  const { id } = letter
  if (off.includes(letter.facts.kind)) return record(held, { type: 'letter_left_out', kind: letter.facts.kind })
  record(held, { type: 'letter_queued', letter: id, kind: letter.facts.kind })
  await Promise.all([
    insertLetter(tx, { id, order: order.id, facts: letter.facts, to, at: held.now, domain: new URL(app.config.publicUrl).hostname }),
    app.jobs.put(tx, 'letter', id, letter.facts.kind === 'personal' ? undoSeconds : 0),
  ])
}

async function repeated<T>(tx: Tx, command: Command): Promise<Result<T, never> | Refusal<'other_command'> | undefined> {
  if (command.id === null) return undefined
  const known = await findCommand(tx, command.id)
  if (!known) return undefined
  return known.request_hash.equals(hashOf(command)) ? ok(known.answer as T) : refuse('other_command')
}

function hashOf(command: Command): Buffer {
  return sha256(stringify(command.body ?? null))
}

/** What a section reads its part of the page from: the order's row, the folded facts and what they were folded from, all of one transaction. */
export type At = {
  readonly app: App
  readonly tx: Tx
  readonly order: OrderRow
  readonly sources: Awaited<ReturnType<typeof readSources>>
  readonly facts: Facts
  readonly now: Date
}

/** Opens one order for reading by its number; `undefined` when it is not there or out of reach. */
export async function readOrder<T>(app: App, actor: Actor, number: number, read: (at: At) => Promise<T>): Promise<T | undefined> {
  return seeOrder(app, actor, number, async (tx, order) => {
    if (actor.reach === 'own') await widenReach(tx)
    const sources = await readSources(tx, order)
    const now = app.clock.now()
    return read({ app, tx, order, sources, facts: foldFacts(sources, now), now })
  })
}

/** The same by its id, for work nobody asked for by a number. */
export async function readOrderById<T>(app: App, actor: Actor, id: string, read: (at: At) => Promise<T>): Promise<T | undefined> {
  return inStore(app, actor, async (tx) => {
    const order = await findById(tx, id)
    if (!order) return undefined
    const [sources, now] = [await readSources(tx, order), app.clock.now()]
    return read({ app, tx, order, sources, facts: foldFacts(sources, now), now })
  })
}
