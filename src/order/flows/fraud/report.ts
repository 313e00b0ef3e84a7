import { report, type Report } from '#network/registry/report.ts'
import type { OrderOf } from '#network/registry/queries.ts'
import type { Evidence } from '#domain/registry/case.ts'
import type { App } from '#platform/app.ts'
import { inStore, systemActor } from '#platform/doors.ts'
import type { Job } from '#platform/jobs.ts'
import { findStanding } from '../../fraud/queries.ts'
import { listAlarms, readStoreForRisk } from '../../risk/gather/queries.ts'
import { readTraces } from '../../risk/gather/traces.ts'
import { listOpen } from '../../risk/queries.ts'
import { findById } from '../../spine-facts.ts'

/**
 * Brings the network's registry in line with what a store says of an order now: its mark, and what the bank says of its payment. A store that does not share
 * reports nothing. Then every order of the network that this touches and that has not left yet is scored anew. Safe to do twice.
 */
export async function reportOrder(app: App, { store, id }: Job): Promise<void> {
  const seen = await inStore(app, systemActor(store), async (tx) => {
    const order = await findById(tx, id)
    if (!order) return undefined
    const [traces, settings, mark, alarms] = await Promise.all([
      readTraces(app, tx, order),
      readStoreForRisk(tx),
      findStanding(tx, id),
      listAlarms(tx, id),
    ])
    const silent: Report = { evidence: [], code: null, honest: false }
    const said: Report = {
      evidence: [...markEvidence(mark?.mark), ...alarmEvidence(alarms)],
      code: mark?.code ?? null,
      honest: mark?.mark === 'not_fraud',
    }
    return { ...traces, said: settings.shares_registry ? said : silent }
  })
  if (!seen) return
  await scoreAnew(app, await report(app, { store, order: id }, seen.said, seen.buyer, seen.never))
}

/** Puts in a score for each of these orders that is open and not shipped yet, store by store: nobody sees more than one store at a time. */
async function scoreAnew(app: App, orders: readonly OrderOf[]): Promise<void> {
  for (const [store, ofStore] of Map.groupBy(orders, (one) => one.store))
    await inStore(app, systemActor(store), async (tx) => {
      for (const order of await listOpen(
        tx,
        ofStore.map(({ order }) => order),
      ))
        await app.jobs.put(tx, 'score', order)
    })
}

function markEvidence(mark: string | undefined): readonly Evidence[] {
  return mark === 'known' || mark === 'suspected' ? [mark] : []
}

/** Only a dispute whose reason is fraud speaks of the buyer; the issuer's warning always does. */
function alarmEvidence(alarms: Awaited<ReturnType<typeof listAlarms>>): readonly Evidence[] {
  const chargeback = alarms.some(({ kind, reason }) => kind === 'dispute' && /fraud/.test(reason ?? ''))
  const warned = alarms.some(({ kind }) => kind === 'fraud_warning')
  return [...(chargeback ? (['chargeback'] as const) : []), ...(warned ? (['issuer_alert'] as const) : [])]
}
