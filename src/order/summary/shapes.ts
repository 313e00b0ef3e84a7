import { z } from 'zod'
import type { Result } from '#domain/result.ts'
import { statuses, type Status } from '#domain/order.ts'

/** A status chosen in the drop-down; the reason stands in the log. */
export const StatusAsk = z.strictObject({ status: z.enum(statuses), reason: z.string().trim().max(400).optional() })
export type StatusAsk = z.infer<typeof StatusAsk>

/** A person of the store, or null for nobody. */
export const AssigneeAsk = z.strictObject({ person: z.uuid().nullable() })
export type AssigneeAsk = z.infer<typeof AssigneeAsk>

/** The dealer's own invoice number; empty takes it away. */
export const DmsNumberAsk = z.strictObject({ dmsNumber: z.string().trim().max(40) })
export type DmsNumberAsk = z.infer<typeof DmsNumberAsk>

/** One earlier order of the same buyer in this store; `total` in minor units. */
export type EarlierOrder = {
  readonly number: number
  readonly placedAt: string
  readonly status: Status
  readonly total: number
  readonly currency: string
  readonly by: readonly ('email' | 'phone')[]
}

/** The buyer's other orders: the newest few, how many there are (`more`: at least that many) and what they came to, cancelled ones left out of the sum. */
export type Earlier = { readonly count: number; readonly more: boolean; readonly total: number; readonly orders: readonly EarlierOrder[] }

/** A phone number as it was typed, as it is read, and as a telephone dials it (null when it is no number). */
export type Phone = { readonly typed: string; readonly shown: string; readonly dial: string | null }

export type SummaryView = {
  readonly customer: string
  readonly company: string | null
  readonly email: string | null
  readonly phone: Phone | null
  readonly language: 'en' | 'fr'
  readonly comment: string | null
  readonly poNumber: string | null
  readonly taxExempt: boolean
  readonly source: 'storefront' | 'phone'
  readonly channel: string
  readonly externalNumber: string
  readonly ip: string | null
  readonly deliverBy: string | null
  readonly dmsNumber: string | null
  readonly dmsRequired: boolean
  readonly cancelledReason: string | null
  readonly assignee: { readonly id: string; readonly name: string } | null
  readonly people: readonly { readonly id: string; readonly name: string }[]
  readonly earlier: Earlier
  /** statuses the drop-down offers now; Completed and Cancelled have commands of their own */
  readonly choosable: readonly Status[]
  readonly can: { readonly assign: Result<null>; readonly setDmsNumber: Result<null> }
}
