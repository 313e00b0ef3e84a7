import { maySetMark } from '#domain/registry/may-set-mark.ts'
import type { Evidence } from '#domain/registry/case.ts'
import { standingOf } from '#domain/registry/decide.ts'
import type { BuyerTraces, NotABuyer } from '#domain/registry/identifiers.ts'
import type { App } from '#platform/app.ts'
import { inNetwork, type NetworkTx } from '#platform/doors.ts'
import {
  casesOfOrder,
  countMarks,
  countMarksOnGood,
  keepTokens,
  lockReporting,
  moveCase,
  openCase,
  recordCase,
  saveCode,
} from './cases/queries.ts'
import type { OrderOf } from './order-of.ts'
import { listAffected, listKeys, listKeysOf } from './queries.ts'
import { endTasks, openTask, wasFled } from './tasks/queries.ts'
import { tokensOf, type Token } from './tokens.ts'
import { vote } from './vote.ts'

/** What a store says of the buyer of one of its orders, all of it: the evidence that stands now, or that they are honest; and how many orders it took in 30 days. */
export type Report = {
  readonly evidence: readonly Evidence[]
  readonly code: string | null
  readonly honest: boolean
  readonly orders30Days: number
}

/**
 * Makes the registry say what a store says of an order's buyer, and nothing else: cases that no longer stand lose every token, and the store's voice against the
 * cases of others comes and goes with "not fraud". The same again changes nothing. What somebody has decided about a case stays. A mark beyond the store's limit
 * is kept and waits for the operator. Answers the orders of the network that it touches.
 */
export async function report(app: App, of: OrderOf, said: Report, buyer: BuyerTraces, never: NotABuyer): Promise<readonly OrderOf[]> {
  const at = app.clock.now()
  return inNetwork(app, async (tx) => {
    await lockReporting(tx, of.store)
    const keys = await listKeys(tx)
    const all = tokensOf(app.secrets, keys, buyer, never)
    const newest = all.filter(({ key }) => key === keys[0])
    const before = await casesOfOrder(tx, of)
    for (const evidence of said.evidence) await enter(tx, of, { evidence, said, tokens: newest, before, at })
    for (const one of before) if (!said.evidence.includes(one.evidence)) await leave(tx, of, one, at)
    await vote(tx, of, said.honest, all, at)
    return listAffected(
      tx,
      all.filter(({ tier }) => tier !== 'context').map(({ token }) => token),
      at,
    )
  })
}

type Known = Awaited<ReturnType<typeof casesOfOrder>>
type Entering = {
  readonly evidence: Evidence
  readonly said: Report
  readonly tokens: readonly Token[]
  readonly before: Known
  readonly at: Date
}

async function enter(tx: NetworkTx, of: OrderOf, { evidence, said, tokens, before, at }: Entering): Promise<void> {
  const known = before.find((one) => one.evidence === evidence)
  if (known && known.state !== 'withdrawn') {
    if (known.code !== said.code) await saveCode(tx, known.id, said.code)
    return known.state === 'overturned' ? undefined : renewTokens(tx, known.id, tokens)
  }
  const held = (known !== undefined && (await wasFled(tx, known.id))) || (await isTooMuch(tx, of, evidence, said, at))
  const id = await openCase(tx, of, { evidence, code: said.code, standing: standingOf(held ? ['review'] : []), at })
  await keepTokens(tx, id, tokens)
  await recordCase(tx, { case: id, type: 'reported', store: of.store, at })
  if (!held) return
  await openTask(tx, { case: id, store: of.store, kind: 'review', at })
  await recordCase(tx, { case: id, type: 'held_for_review', store: null, at })
}

/** Under a newer key a case is recognised by tokens made anew: who reported it still has the order they are made from. What the order tells no more is gone with them. */
async function renewTokens(tx: NetworkTx, id: string, tokens: readonly Token[]): Promise<void> {
  const [newest] = await listKeys(tx)
  if ((await listKeysOf(tx, id)).some((key) => key !== newest)) await keepTokens(tx, id, tokens)
}

/** More marks than the store's orders explain, or several on buyers with a good history: the operator looks first. */
async function isTooMuch(tx: NetworkTx, of: OrderOf, evidence: Evidence, said: Report, at: Date): Promise<boolean> {
  const before = (days: number) => new Date(at.getTime() - days * 86_400_000)
  const may = maySetMark({
    evidence,
    marksToday: await countMarks(tx, of, before(1)),
    orders30Days: said.orders30Days,
    marksOnGoodBuyers7Days: await countMarksOnGood(tx, of, before(7), before(90)),
  })
  return !may.ok || may.value === 'review'
}

async function leave(tx: NetworkTx, of: OrderOf, { id, state }: Known[number], at: Date): Promise<void> {
  if (state !== 'open' && state !== 'suspended') return
  await keepTokens(tx, id, [])
  await moveCase(tx, id, { state: 'withdrawn', waits: null })
  await endTasks(tx, id, ['review', 'dispute', 'appeal'], 'withdrawn', at)
  await recordCase(tx, { case: id, type: 'withdrawn', store: of.store, at })
}
