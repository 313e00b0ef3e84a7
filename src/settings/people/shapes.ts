import { z } from 'zod'
import { rights, type Reach, type Right } from '#domain/rights.ts'
import type { SignInEvent, SignInWay } from '#domain/sign-in/log.ts'
import { isStorable } from '#domain/storable.ts'

/** A role of the store's own: its name, which orders it sees, and what it may do. */
export const RoleAsk = z.strictObject({
  name: z.string().trim().min(1).max(40).refine(isStorable, 'holds a character that cannot be kept'),
  reach: z.enum(['all', 'own']),
  rights: z.array(z.enum(rights)).transform((asked) => rights.filter((right) => asked.includes(right))),
})
export type RoleAsk = z.infer<typeof RoleAsk>

/** Why the second factor of somebody who lost it is ended. */
export const EndFactorsAsk = z.strictObject({
  reason: z.string().trim().min(3).max(300).refine(isStorable, 'holds a character that cannot be kept'),
})
export type EndFactorsAsk = z.infer<typeof EndFactorsAsk>

/** Gives a person another role; `from` is the one they had when it was chosen. */
export const PersonRoleAsk = z.strictObject({ from: z.uuid(), to: z.uuid() })
export type PersonRoleAsk = z.infer<typeof PersonRoleAsk>

/** Changes a role; `seen` is the role as it stood when it was opened. */
export const RoleChangeAsk = z.strictObject({ seen: RoleAsk, role: RoleAsk })
export type RoleChangeAsk = z.infer<typeof RoleChangeAsk>

/** A person to add to the store, in one of its roles; `language` is that of their mail and of their desk. */
export const InviteAsk = z.strictObject({
  name: z.string().trim().min(1).max(120).refine(isStorable, 'holds a character that cannot be kept'),
  email: z.email().max(254),
  role: z.uuid(),
  language: z.enum(['en', 'fr']),
})
export type InviteAsk = z.infer<typeof InviteAsk>

/** The last day the store opens to a person, or null for no end; `from` is what stood there. */
export const LastDayAsk = z.strictObject({ from: z.iso.date().nullable(), to: z.iso.date().nullable() })
export type LastDayAsk = z.infer<typeof LastDayAsk>

/** Takes a person out of the store or lets them rest; `handTo` gets their open orders: a colleague, or nobody. */
export const LeaveAsk = z.strictObject({ how: z.enum(['remove', 'rest']), handTo: z.uuid().nullable() })
export type LeaveAsk = z.infer<typeof LeaveAsk>

/** A link to hand over, told this once. */
export type CopiedLink = { readonly url: string; readonly until: string }

/** Where somebody stands who was invited and has not come in yet. `copyable`: a link may be made for whoever invited; `mail`: what became of the newest. */
export type WaitingView = {
  readonly copyable: boolean
  readonly mail: { readonly state: 'queued' | 'sent' | 'failed'; readonly why: string | null; readonly at: string } | null
}

/** A person of the store. `keepsPeople`: nobody else manages people, so they must. `waiting`: invited, and not come in yet. */
export type PersonView = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: string
  readonly self: boolean
  readonly keepsPeople: boolean
  readonly waiting: WaitingView | null
  readonly second: boolean
  readonly lastDay: string | null
  readonly rests: boolean
  /** open orders assigned to them; null for who may not manage people */
  readonly openOrders: number | null
  /** may be given orders */
  readonly takesOrders: boolean
}

/** A role. The starting ones are fixed. `keepsPeople`: nobody in another role manages people, so this one must keep that right. */
export type RoleView = {
  readonly id: string
  readonly name: string
  readonly starting: boolean
  readonly reach: Reach
  readonly rights: readonly Right[]
  readonly people: number
  readonly keepsPeople: boolean
}

/** People and roles; those without the right to manage people get themselves alone. */
export type PeopleView = { readonly people: readonly PersonView[]; readonly roles: readonly RoleView[]; readonly manages: boolean }

/** How the store's people came in, or were refused, of late. */
export type StoreSignInsView = {
  readonly signIns: readonly {
    readonly id: string
    readonly at: string
    readonly name: string
    readonly event: SignInEvent
    readonly way: SignInWay | null
    readonly userAgent: string | null
  }[]
}
