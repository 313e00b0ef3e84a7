import { ok, refuse, type Result } from '#domain/result.ts'
import { writeCard } from '#domain/shipping/card-tables/write-card.ts'
import type { App } from '#platform/app.ts'
import { inStore, type Actor, type Tx } from '#platform/doors.ts'
import { lockSettings, logChanges } from '../../queries.ts'
import { insertAccount, insertCard, readAccount, readCard, readLiking } from '../queries.ts'
import { todayIn } from '../read.ts'
import type { CardAsk, CardLogged, CardTables } from '../shapes.ts'
import { isTaken } from '../taken.ts'
import { readTables, writeTable } from './read-tables.ts'

type Refusal = 'not_found' | 'carrier_name_taken' | 'card_wrong' | 'card_in_past'

/**
 * Keeps a rate card as a new version, of an account there is or of a new one, under the command's id: the command again keeps no second one. Nothing is kept
 * while a row is wrong. The version before stays: what was quoted with it can be looked up.
 */
export async function keepCard(app: App, actor: Actor, ask: CardAsk, id: string): Promise<Result<{ readonly account: string }, Refusal>> {
  return inStore(app, actor, async (tx) => {
    await lockSettings(tx)
    const { currency, time_zone } = await readLiking(tx)
    const row = ask.account === null ? undefined : await readAccount(tx, ask.account)
    if (ask.account !== null && row?.kind !== 'rate_card') return refuse('not_found')
    const name = row?.name ?? ask.name
    const { card, flaws } = readTables(ask, { carrier: name, currency })
    if (flaws.length > 0) return refuse('card_wrong', { rows: flaws.length })
    if (ask.holdsFrom < todayIn(app, time_zone)) return refuse('card_in_past')
    const at = app.clock.now()
    const account = await accountOf(tx, row?.id ?? id, row ? null : name, at)
    if (!account) return refuse('carrier_name_taken')
    if (await insertCard(tx, { id, account, holdsFrom: ask.holdsFrom, card, at })) {
      const after: CardLogged = { holdsFrom: ask.holdsFrom, services: card.services.length, prices: card.prices.length }
      await logChanges(tx, at, [{ what: 'rate_card', subject: name, before: null, after }])
    }
    return ok({ account })
  })
}

/** The tables of one version, to change a price in and keep as the next. */
export async function tablesOf(app: App, actor: Actor, account: string, version: string): Promise<CardTables | undefined> {
  const card = await inStore(app, actor, (tx) => readCard(tx, account, version))
  if (!card) return undefined
  const { services, prices } = writeCard(card)
  return { services: writeTable(services), prices: writeTable(prices) }
}

/** The account's id, put in under its name when it is new; null when another has the name. */
async function accountOf(tx: Tx, id: string, name: string | null, at: Date): Promise<string | null> {
  if (name === null || (await readAccount(tx, id))) return id
  if (await isTaken(tx, name, id)) return null
  await insertAccount(tx, { id, kind: 'rate_card', name, live: false, sealed: null, pinned: null, at })
  return id
}
