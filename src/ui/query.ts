import { keepPreviousData, QueryClient, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { Fault, Refused, request, Stale } from './api.ts'

/** The cache of what the server answered. Only a missing answer is tried again; a refusal stands. */
export function openCache(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        gcTime: 10 * 60_000,
        retry: (count, error) => error instanceof Fault && count < 2,
        retryDelay: (count) => 400 * 2 ** count,
        refetchOnWindowFocus: true,
      },
      // Without a network a write fails at once and says so, rather than waiting unseen until there is one.
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}

/** The key of everything read from `path`: paths are the keys, so that `useRefresh` can name a subtree. */
export function deskKey(path: string) {
  return ['desk', path] as const
}

/** The same query as `useDesk`, for loaders and prefetching: `queries.prefetchQuery(deskQuery<T>(path))`. */
export function deskQuery<T>(path: string) {
  return { queryKey: deskKey(path), queryFn: ({ signal }: { signal: AbortSignal }) => request<T>(path, { signal }) }
}

/**
 * Reads `path` (as `/desk/stores/north/orders/1042`) and keeps it fresh. `keep` shows the last answer while another path loads: a list that
 * changes its filter does not blink. A section's hook is one line: `const useNotes = (order: string) => useDesk<NotesView>(`${order}/notes`)`.
 */
export function useDesk<T>(
  path: string,
  { enabled = true, keep = false }: { readonly enabled?: boolean; readonly keep?: boolean } = {},
): UseQueryResult<T> {
  return useQuery({ ...deskQuery<T>(path), enabled, placeholderData: keep ? keepPreviousData : undefined })
}

/** Gives a function that reads again everything whose path begins with one of the given. */
export function useRefresh(): (...paths: readonly string[]) => Promise<void> {
  const queries = useQueryClient()
  return async (...paths) => {
    await Promise.all(
      paths.map((path) =>
        queries.invalidateQueries({
          predicate: ({ queryKey: [kind, at] }) => kind === 'desk' && typeof at === 'string' && at.startsWith(path),
        }),
      ),
    )
  }
}

/** How a section stands: see `Section`. `stale` keeps what is shown and says who changed it. */
export type SectionState =
  | { readonly kind: 'ready' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'failed'; readonly error: Error; readonly retry: () => void }
  | { readonly kind: 'stale'; readonly who: string | null; readonly at: string | null; readonly reload: () => void }

/** The state of a section from its query; what was once loaded stays on screen while a later read fails. */
export function stateOf(query: Pick<UseQueryResult, 'data' | 'error' | 'refetch'>): SectionState {
  const again = () => void query.refetch()
  const { error } = query
  if (error instanceof Refused && error.code === 'forbidden') return { kind: 'forbidden' }
  if (error instanceof Stale) return { kind: 'stale', who: error.who, at: error.at, reload: again }
  if (query.data !== undefined) return { kind: 'ready' }
  return error ? { kind: 'failed', error, retry: again } : { kind: 'loading' }
}
