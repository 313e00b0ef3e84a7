import { z } from 'zod'
import type { MailTls, MailTrouble } from '#domain/mail/servers.ts'

const host = z
  .string()
  .trim()
  .toLowerCase()
  .min(1)
  .max(253)
  .regex(/^[a-z\d.:-]+$/, 'This is not the name of a server.')
const server = {
  host,
  port: z.number().int().min(1).max(65_535),
  tls: z.enum(['tls', 'starttls', 'none']),
}
const password = z.string().min(1).max(300)
const line = (max: number) => z.string().trim().min(1).max(max)
const folder = line(200).regex(/^[^\r\n]*$/)

/** The mailbox a store's mail is read from. Without a password the one that is kept stays. */
export const MailboxAsk = z.strictObject({
  ...server,
  user: line(200),
  password: password.nullish(),
  folder,
  doneFolder: folder.nullish(),
  trustedHost: host.nullish(),
})
export type MailboxAsk = z.infer<typeof MailboxAsk>

/** The server a store's letters leave by; `user` null: it lets the desk in without. Without a password the one that is kept stays. */
export const SenderAsk = z.strictObject({
  ...server,
  user: line(200).nullish(),
  password: password.nullish(),
  from: z.email().max(254),
})
export type SenderAsk = z.infer<typeof SenderAsk>

/** What the settings' page gets. Times ISO 8601. */
export type MailView = {
  readonly mailbox: MailboxView | null
  readonly sender: SenderView | null
  /** the installation's own sender, and the store's address at which mail comes in by itself; null when it takes none */
  readonly installation: { readonly from: string; readonly address: string | null }
}

export type MailboxView = {
  readonly host: string
  readonly port: number
  readonly tls: MailTls
  readonly user: string
  readonly folder: string
  readonly doneFolder: string | null
  readonly trustedHost: string | null
  readonly trouble: { readonly kind: MailTrouble; readonly message: string; readonly at: string } | null
  readonly watchedAt: string | null
  readonly takenAt: string | null
}

export type SenderView = {
  readonly host: string
  readonly port: number
  readonly tls: MailTls
  readonly user: string | null
  readonly from: string
}

/** A mail server as the settings' log keeps it: never a password. */
export type MailLogged = { readonly host: string; readonly port: number; readonly user: string | null; readonly name: string }
