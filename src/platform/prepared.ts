import type { Compilable, CompiledQuery } from 'kysely'
import type { Tx } from './doors.ts'

/**
 * A query whose text never changes: built and compiled once a process, after that only its values change. For long queries that each command repeats: building
 * one costs about as much as asking it. `build` may use nothing but `tx` and the ids it is given, and each id only as a value: their places are found by
 * comparing, so no constant of the query may look like one.
 */
export function prepared<Ids extends readonly string[], R>(
  build: (tx: Tx, ...ids: Ids) => Compilable<R>,
): (tx: Tx, ...ids: Ids) => Promise<readonly R[]> {
  let kept: { readonly query: CompiledQuery<R>; readonly places: readonly number[] } | undefined
  return async (tx, ...ids) => {
    const values: readonly unknown[] = [tx.store, ...ids]
    if (!kept) {
      const query = build(tx, ...ids).compile()
      kept = { query, places: query.parameters.map((value) => values.indexOf(value)) }
    }
    const { query, places } = kept
    const parameters = query.parameters.map((constant, at) => values[places[at] ?? -1] ?? constant)
    const { rows } = await tx.executeQuery<R>({ ...query, parameters })
    return rows
  }
}
