import type { Case, TrackRecord } from '#domain/registry/case.ts'
import type { BuyerTraces, NotABuyer } from '#domain/registry/identifiers.ts'
import type { IdentifierKind } from '#domain/registry/kinds.ts'
import type { Match } from '#domain/registry/match.ts'
import type { Counts, Trail, VelocityFacts } from '#domain/risk/facts.ts'
import type { App } from '#platform/app.ts'
import { inNetwork, type NetworkTx } from '#platform/doors.ts'
import { findReporter, listCases, listRecords, type KnownCase } from './cases/queries.ts'
import { isForwarder } from './forwarders/is-forwarder.ts'
import { countBuyers, countCards, countEarlier, keepSightings, listHits, listKeys, readClock } from './queries.ts'
import type { OrderOf } from './order-of.ts'
import { buyerOf, tokensOf, type Token } from './tokens.ts'

/** What the network knows of an order's buyer, not judged yet: how often they were seen before, how many share the building, and the cases that hold something of theirs. */
export type Asked = {
  /** the database's clock before anything was read, ISO 8601 with microseconds */
  readonly at: string
  readonly velocity: VelocityFacts
  /** distinct buyers at the address without its unit, this one included; null for an address that names no building */
  readonly sharedBy: number | null
  /** the operator lists the building as a freight forwarder's; null for an address that names none */
  readonly forwarder: boolean | null
  /** who the store is when it reports */
  readonly reporter: string
  readonly matches: readonly Match[]
  readonly cases: readonly Case[]
  readonly records: ReadonlyMap<string, TrackRecord>
}

/** Keeps what the buyer of an order is recognised by, as keyed hashes, and answers what the network has seen of them. Nothing in it names another store or order. */
export async function askNetwork(app: App, of: OrderOf, buyer: BuyerTraces, never: NotABuyer, placedAt: Date): Promise<Asked> {
  return inNetwork(app, async (tx) => {
    const [at, keys] = await Promise.all([readClock(tx), listKeys(tx)])
    const tokens = tokensOf(app.secrets, keys, buyer, never)
    const newest = tokens.filter(({ key }) => key === keys[0])
    await keepSightings(tx, of, newest, buyerOf(app.secrets, newest, of.order), placedAt)
    const [velocity, buyers, hits] = await Promise.all([
      readVelocity(tx, of, tokens, placedAt),
      countBuyers(
        tx,
        tokens.map(({ token }) => token),
      ),
      listHits(
        tx,
        tokens.map(({ token }) => token),
      ),
    ])
    const [found, reporter] = [await listCases(tx, [...new Set(hits.map(({ case_id }) => case_id))]), await findReporter(tx, of.store)]
    const matches = matchesOf(tokens, keys[0], hits, buyers)
    return {
      at,
      velocity,
      sharedBy: matches.find(({ kind }) => kind === 'ship_to_base')?.buyers ?? null,
      forwarder: await isForwarder(tx, buyer.shipTo),
      reporter,
      matches,
      cases: found.flatMap((one) => (one.state === 'open' || isOwnHeld(one, reporter) ? [{ ...one, state: 'open' as const }] : [])),
      records: await listRecords(tx, [...new Set(found.map(({ reporter }) => reporter))]),
    }
  })
}

/** A mark that waits for the operator counts where it was set all the same. */
function isOwnHeld({ state, waits, reporter }: KnownCase, own: string): boolean {
  return state === 'suspended' && waits === 'review' && reporter === own
}

/** The same identifier under two keys is one match: its cases together, and the larger of its buyers' counts, for a buyer seen under both would count twice. */
function matchesOf(
  tokens: readonly Token[],
  newest: number | undefined,
  hits: readonly { readonly token: Buffer; readonly case_id: string }[],
  buyers: ReadonlyMap<string, number>,
): readonly Match[] {
  const perKey = tokens.filter(({ key }) => key === newest)
  return perKey.map(({ kind, tier, bare }, at): Match => {
    const same = tokens.filter((_, n) => n % perKey.length === at)
    const cases = hits.filter((hit) => same.some(({ token }) => token.equals(hit.token))).map(({ case_id }) => case_id)
    const counted = Math.max(0, ...same.map(({ token }) => buyers.get(token.toString('hex')) ?? 0))
    return { kind, tier, ...(bare ? { bare } : {}), cases: [...new Set(cases)], buyers: counted }
  })
}

/** Which kind of identifier each trail follows. */
const trailOf: { readonly [trail in Trail]: IdentifierKind } = {
  email: 'email',
  phone: 'phone',
  card: 'card',
  device: 'device',
  address: 'ship_to',
}

async function readVelocity(tx: NetworkTx, of: OrderOf, tokens: readonly Token[], at: Date): Promise<VelocityFacts> {
  const followed = tokens.filter(({ kind }) => Object.values(trailOf).includes(kind))
  const [earlier, cards] = await Promise.all([
    countEarlier(
      tx,
      of,
      followed.map(({ token }) => token),
      at,
    ),
    countCards(
      tx,
      followed.filter(({ kind }) => kind === 'ship_to' || kind === 'device').map(({ token }) => token),
      at,
    ),
  ])
  const has = (kind: IdentifierKind) => tokens.some((token) => token.kind === kind)
  const of_ = (trail: Trail): Counts | null => {
    const kind = trailOf[trail]
    const { hour = 0, day = 0, week = 0 } = earlier.find((row) => row.kind === kind) ?? {}
    return has(kind) ? { hour, day, week } : null
  }
  const cardsOn = (kind: IdentifierKind) => (has(kind) ? (cards.find((row) => row.kind === kind)?.cards ?? 0) : null)
  return {
    orders: { email: of_('email'), phone: of_('phone'), card: of_('card'), device: of_('device'), address: of_('address') },
    cardsOnAddress: cardsOn('ship_to'),
    cardsOnDevice: cardsOn('device'),
  }
}
