import type { Reach, Right, RoleName } from '#domain/rights.ts'
import type { NumberFormat } from '#domain/store/order-number.ts'
import type { StatusWords } from '#domain/store/status-words.ts'
import { createContext, use, type ReactNode } from 'react'
import type { Language } from './i18n.ts'

/** The person signed in, as `GET /desk/me` tells. */
export type Person = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly language: Language
  readonly timeZone: string
  readonly units: 'imperial' | 'metric'
  readonly density: 'comfortable' | 'compact'
  readonly shortcuts: boolean
  readonly operator: boolean
}

/** One store the person may enter, with their powers in it. `slug` is its name in addresses. */
export type Store = {
  readonly slug: string
  readonly name: string
  readonly role: RoleName | (string & {})
  readonly rights: readonly Right[]
  readonly reach: Reach
  readonly timeZone: string
  readonly currency: string
  readonly language: Language
  readonly sandbox: boolean
  /** from where on changes are to be followed so that none is missed: as a stream's `after` */
  readonly liveFrom: string
  /** its own words for statuses; ours where it has none */
  readonly statusWords: StatusWords
  readonly numbers: NumberFormat
  /** the last day of the person's access, as 2026-03-31; null for no end */
  readonly lastDay: string | null
  /** why the store does not open for now: the access has ended, or the store asks for a second factor first */
  readonly shut: 'access_ended' | 'second_factor_needed' | null
}

export type Me = {
  readonly person: Person
  readonly stores: readonly Store[]
  readonly sandbox: { readonly shop: string; readonly mailbox: string } | null
  readonly support: string | null
}

type Desk = { readonly me: Me; readonly store: Store | null }

const DeskContext = createContext<Desk | null>(null)

/** Stands around every page of a signed-in person; `store` is the one named in the address, null on pages of no store. */
export function DeskProvider({ me, store, children }: Desk & { readonly children: ReactNode }) {
  return <DeskContext value={{ me, store }}>{children}</DeskContext>
}

/** Who is signed in, their stores, and the sandbox; throws on the pages before sign-in. */
export function useMe(): Me {
  const desk = use(DeskContext)
  if (!desk) throw new Error('nobody is signed in here')
  return desk.me
}

/** The store of the address; throws on pages that belong to no store. */
export function useStore(): Store {
  const store = use(DeskContext)?.store
  if (!store) throw new Error('this page belongs to no store')
  return store
}

/** The same without throwing, for parts that also stand on pages before sign-in or of no store. */
export function useDeskIfAny(): Desk | null {
  return use(DeskContext)
}

/** Has the person this right in the store of the address? */
export function useMay(right: Right): boolean {
  return useStore().rights.includes(right)
}
