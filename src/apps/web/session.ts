import type { Me, Person } from '#ui/desk.tsx'
import { queryOptions, type QueryClient } from '@tanstack/react-query'
import { tellNothing } from '#ui/act/toast.ts'
import { Expired, request } from '#ui/api.ts'
import { dropAllDrafts } from '#ui/form/draft.ts'
import { speak } from '#ui/i18n.ts'
import { deskKey } from '#ui/query.ts'

/** Who is signed in; the first read of every visit, preloaded by index.html. */
export const meQuery = queryOptions({
  queryKey: deskKey('/desk/me'),
  queryFn: () => request<Me>('/desk/me', { expired: 'throw' }),
  staleTime: 5 * 60_000,
})

/** The person signed in, in their language and row height; null when nobody is. */
export async function readMe(queries: QueryClient): Promise<Me | null> {
  try {
    const me = await queries.ensureQueryData(meQuery)
    await settleIn(me.person)
    return me
  } catch (error) {
    if (error instanceof Expired) return null
    throw error
  }
}

/** Puts the person's language and row height in force. */
export async function settleIn({ language, density }: Pick<Person, 'language' | 'density'>): Promise<void> {
  document.documentElement.dataset.density = density
  if (document.documentElement.lang !== language) await speak(language)
}

/** Changes the person's own settings and shows them at once. */
export async function changeMe(queries: QueryClient, change: Partial<Person>): Promise<void> {
  await request('/desk/me', { method: 'PATCH', body: change })
  const me = queries.setQueryData(meQuery.queryKey, (now) => now && { ...now, person: { ...now.person, ...change } })
  if (me) await settleIn(me.person)
}

/** Signs out here, or on every device, and leaves nothing of the person in this tab. */
export async function signOut(queries: QueryClient, everywhere = false): Promise<void> {
  await request(everywhere ? '/desk/sign-out-everywhere' : '/desk/sign-out', { method: 'POST', expired: 'throw' }).catch(
    (error: unknown) => {
      if (!(error instanceof Expired)) throw error
    },
  )
  leave(queries)
}

/** Forgets what was read and typed: the next person at this screen starts clean. */
export function leave(queries: QueryClient): void {
  queries.clear()
  dropAllDrafts()
  tellNothing()
}
