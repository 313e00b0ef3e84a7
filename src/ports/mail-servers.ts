import type { MailTls, MailTrouble } from '#domain/mail/servers.ts'
import type { MailIn } from './mail-in.ts'
import type { Mailer } from './mailer.ts'

/** Where a store's own mail server answers, and as whom one signs in. */
export type MailServer = {
  readonly host: string
  readonly port: number
  readonly tls: MailTls
  readonly user: string | null
  readonly password: string | null
}

/** A mailbox read by IMAP. `doneFolder`: where mails are moved once they are taken, null: they are marked as read. `trustedHost`: whose Authentication-Results count. */
export type Mailbox = MailServer & { readonly folder: string; readonly doneFolder: string | null; readonly trustedHost: string | null }

/** A server letters leave by, and the sender it lets pass. */
export type Sender = MailServer & { readonly from: string }

/** A no of a mail server, with its own words. */
export type MailRefusal = { readonly ok: false; readonly trouble: MailTrouble; readonly message: string }

/** Up to where a folder was read: its numbers count while `validity` is the same. `from`: what came before is never read. */
export type MailCursor = { readonly validity: number; readonly uid: number; readonly from: Date }

/** `keep` resolves once a mail is committed; only then is it moved or marked, and `reached` told. `watching` is called whenever the folder is read to its end. */
export type Following = {
  readonly cursor: MailCursor
  readonly signal: AbortSignal
  readonly keep: (mail: MailIn) => Promise<void>
  readonly reached: (cursor: MailCursor) => Promise<void>
  readonly watching: () => Promise<void>
}

/** Stores' own mail servers. `follow` reads a mailbox until its signal says stop, and answers what broke it off; a fault of `keep` is thrown on. */
export type MailServers = {
  readonly testMailbox: (
    mailbox: Mailbox,
  ) => Promise<{ readonly ok: true; readonly cursor: Omit<MailCursor, 'from'>; readonly waiting: number } | MailRefusal>
  /** sends a mail to one person, to see the whole way */
  readonly testSender: (sender: Sender, to: string) => Promise<{ readonly ok: true } | MailRefusal>
  readonly follow: (mailbox: Mailbox, following: Following) => Promise<MailRefusal | null>
  readonly sender: (sender: Sender) => Mailer
}
