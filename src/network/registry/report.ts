import type { Evidence } from '#domain/registry/case.ts'
import type { BuyerTraces, NotABuyer } from '#domain/registry/identifiers.ts'
import type { App } from '#platform/app.ts'
import { inNetwork, type NetworkTx } from '#platform/doors.ts'
import {
  casesOfOrder,
  keepTokens,
  listAffected,
  listCases,
  listHits,
  listKeys,
  moveCase,
  openCase,
  recordCase,
  saveCode,
} from './queries.ts'
import type { OrderOf } from './order-of.ts'
import { tokensOf, type Token } from './tokens.ts'

/** What a store says of the buyer of one of its orders, all of it: the evidence that stands now, or that they are honest. */
export type Report = {
  readonly evidence: readonly Evidence[]
  readonly code: string | null
  readonly honest: boolean
}

/**
 * Makes the registry say what a store says of an order's buyer, and nothing else: cases that no longer stand lose every token, and the store's voice against the
 * cases of others comes and goes with "not fraud". The same again changes nothing. What somebody has decided about a case stays. Answers the orders of the network that it touches.
 */
export async function report(app: App, of: OrderOf, said: Report, buyer: BuyerTraces, never: NotABuyer): Promise<readonly OrderOf[]> {
  const at = app.clock.now()
  return inNetwork(app, async (tx) => {
    const keys = await listKeys(tx)
    const all = tokensOf(app.secrets, keys, buyer, never)
    const newest = all.filter(({ key }) => key === keys[0])
    const before = await casesOfOrder(tx, of)
    for (const evidence of said.evidence) await enter(tx, of, evidence, said.code, newest, before, at)
    for (const one of before) if (!said.evidence.includes(one.evidence)) await leave(tx, of, one, at)
    await vote(tx, of, said.honest, all, at)
    return listAffected(
      tx,
      newest.filter(({ tier }) => tier !== 'context').map(({ token }) => token),
      at,
    )
  })
}

type Known = Awaited<ReturnType<typeof casesOfOrder>>

async function enter(
  tx: NetworkTx,
  of: OrderOf,
  evidence: Evidence,
  code: string | null,
  tokens: readonly Token[],
  before: Known,
  at: Date,
) {
  const standing = before.find((one) => one.evidence === evidence)
  if (standing && standing.state !== 'withdrawn') {
    if (standing.code !== code) await saveCode(tx, standing.id, code)
    return
  }
  const id = await openCase(tx, of, evidence, code, at)
  await keepTokens(tx, id, tokens)
  await recordCase(tx, { case: id, type: 'reported', store: of.store, at })
}

async function leave(tx: NetworkTx, of: OrderOf, { id, state }: Known[number], at: Date): Promise<void> {
  if (state !== 'open' && state !== 'suspended') return
  await keepTokens(tx, id, [])
  await moveCase(tx, id, 'withdrawn')
  await recordCase(tx, { case: id, type: 'withdrawn', store: of.store, at })
}

/** A store that knows the buyer as honest speaks against the cases of other stores that would hold this order. */
async function vote(tx: NetworkTx, of: OrderOf, honest: boolean, tokens: readonly Token[], at: Date): Promise<void> {
  const hits = await listHits(
    tx,
    tokens.filter(({ tier }) => tier !== 'context').map(({ token }) => token),
  )
  const others = (await listCases(tx, [...new Set(hits.map(({ case_id }) => case_id))])).filter(({ reporter }) => reporter !== of.store)
  for (const { id, counterVotes } of others) {
    if (honest === counterVotes.includes(of.store)) continue
    await recordCase(tx, { case: id, type: honest ? 'counter_vote' : 'vote_withdrawn', store: of.store, at })
  }
}
