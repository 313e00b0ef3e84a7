import type { NetworkTx } from '#platform/doors.ts'
import { findReporter, listCases, listVotes, recordCase } from './cases/queries.ts'
import type { OrderOf } from './order-of.ts'
import { listHits } from './queries.ts'
import { endTasks, openTask } from './tasks/queries.ts'
import type { Token } from './tokens.ts'

/**
 * A store that knows the buyer as honest speaks against the cases of others that would hold this order. Where it is the very buyer of the case and not one who
 * is similar, the operator is to look: one of the two stores is wrong. Taken back, the dispute ends with the last such voice.
 */
export async function vote(tx: NetworkTx, of: OrderOf, honest: boolean, tokens: readonly Token[], at: Date): Promise<void> {
  const asked = tokens.filter(({ tier }) => tier !== 'context')
  const hits = await listHits(
    tx,
    asked.map(({ token }) => token),
  )
  const [found, own] = [await listCases(tx, [...new Set(hits.map(({ case_id }) => case_id))]), await findReporter(tx, of.store)]
  const others = found.filter(({ reporter }) => reporter !== own)
  const votes = await listVotes(
    tx,
    others.map(({ id }) => id),
  )
  const isExact = (id: string) =>
    hits.some((hit) => hit.case_id === id && asked.some(({ tier, token }) => tier === 'strong' && token.equals(hit.token)))
  for (const { id, store } of others) {
    const voices = votes.filter((one) => one.case_id === id)
    if (honest === voices.some((one) => one.store_id === of.store)) continue
    await recordCase(tx, { case: id, type: honest ? 'counter_vote' : 'vote_withdrawn', store: of.store, at })
    if (honest && isExact(id)) await openTask(tx, { case: id, store, kind: 'dispute', at })
    if (!honest && voices.length === 1) await endTasks(tx, id, ['dispute'], 'withdrawn', at)
  }
}
