import type { Query, QueryClient } from '@tanstack/react-query'

/**
 * Reads again what is shown under these paths. What is being read for the first time may have been answered before the change: the cache would take that answer for
 * new, so it is read once more when it is here.
 */
export async function readAgain(queries: QueryClient, paths: readonly string[]): Promise<void> {
  if (paths.length === 0) return
  const predicate = ({ queryKey: [kind, at] }: Pick<Query, 'queryKey'>) =>
    kind === 'desk' && typeof at === 'string' && paths.some((path) => isUnder(at, path))
  const first = queries
    .getQueryCache()
    .findAll({ predicate, fetchStatus: 'fetching' })
    .filter(({ state }) => state.status === 'pending')
  const all = queries.invalidateQueries({ predicate })
  if (first.length === 0) return all
  await Promise.allSettled(first.flatMap(({ promise }) => (promise ? [promise] : [])))
  await queries.invalidateQueries({ predicate: (query) => first.includes(query) })
}

/** `/orders/10` is not under `/orders/1`. */
function isUnder(at: string, path: string): boolean {
  return at.startsWith(path) && (path.endsWith('/') || at.length === path.length || '/?'.includes(at.charAt(path.length)))
}
