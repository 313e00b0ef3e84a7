import { identifiersOf } from '#domain/registry/identifiers.ts'
import { identifierKinds } from '#domain/registry/kinds.ts'
import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/doors.ts'
import { readTraces } from '../../risk/gather/traces.ts'
import { seeOrder } from '../../spine.ts'
import type { ReportView } from './shapes.ts'

/** Which kinds of identifiers of this buyer a report would enter in the registry, by the function that makes them. No hash is made, and nothing is asked of the network. */
export async function previewReport(app: App, actor: Actor, number: number): Promise<ReportView | undefined> {
  const traces = await seeOrder(app, actor, number, (tx, { id }) => readTraces(app, tx, id))
  if (!traces) return undefined
  const found = new Set(identifiersOf(traces.buyer, traces.never).map(({ kind }) => kind))
  return { shares: traces.shares, kinds: traces.shares ? identifierKinds.filter((kind) => found.has(kind)) : [] }
}
