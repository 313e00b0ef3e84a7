import { z } from 'zod'
import type { Choice } from '#domain/notices/choices.ts'
import { abouts, mailWays, noticeKinds, type NoticeFacts, type NoticeKind } from '#domain/notices/kinds.ts'

/** From where a list of notifications goes on: the id of the last that was had. */
export const NotificationsAsk = z.object({ before: z.uuid().optional() })

/** What was read: one notification, all of an order, or all until one that was seen, the newest. */
export const ReadAsk = z.union([
  z.strictObject({ id: z.uuid() }),
  z.strictObject({ order: z.int().positive() }),
  z.strictObject({ until: z.uuid() }),
])
export type ReadAsk = z.infer<typeof ReadAsk>

/** What a person wants of one kind. */
export const ChoiceAsk = z.strictObject({
  kind: z.enum(noticeKinds),
  panel: z.boolean(),
  mail: z.enum(mailWays),
  about: z.enum(abouts),
  always: z.boolean(),
})
export type ChoiceAsk = z.infer<typeof ChoiceAsk>

/** The hour of their own clock at which a person gets the day's digest. */
export const DigestAsk = z.strictObject({ hour: z.int().min(0).max(23) })

/** The bell: how much is unread, and of which orders (the newest 200), so that opening one marks it read. */
export type UnreadView = { readonly unread: number; readonly orders: readonly number[] }

/** One notification. `excerpt`: how the note or mail begins; `place`: the part of the order page it leads to; `by`: whose doing, null for the desk's own. Amounts in minor units. */
export type NotificationView = {
  readonly id: string
  readonly kind: NoticeKind
  readonly facts: NoticeFacts
  readonly order: number
  readonly customer: string
  readonly total: number
  readonly currency: string
  readonly by: string | null
  readonly excerpt: string | null
  readonly place: string
  readonly at: string
  readonly times: number
  readonly unread: boolean
}

/** Notifications, newest first. */
export type NotificationsView = { readonly rows: readonly NotificationView[]; readonly more: boolean }

/** What a person chose in a store. `hours`: the store has hours, so mails at once may wait for them. */
export type ChoicesView = {
  readonly choices: readonly (Choice & { readonly kind: NoticeKind })[]
  readonly digestHour: number
  readonly timeZone: string
  readonly hours: boolean
}
