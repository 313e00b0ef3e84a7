import type { MailNature } from '#domain/mail/incoming.ts'
import type { SenderCheck } from '#domain/mail/sender-check.ts'

/** One attachment as it came: its name is a stranger's, its type is not told, because it could be anything. */
export type MailFile = { readonly name: string; readonly bytes: Uint8Array }

/** A mail that came in, read. Nothing of it is to be trusted: the sender is who it says it is from. */
export type MailIn = {
  /** with its angle brackets; null when it has none that is well-formed */
  readonly messageId: string | null
  /** the mails it answers or is about, newest first, with angle brackets; at most 50 */
  readonly answers: readonly string[]
  readonly from: { readonly name: string; readonly address: string }
  /** whom it says it is to, at most 50 addresses */
  readonly to: readonly string[]
  readonly subject: string
  /** made of the HTML when it brought no text */
  readonly text: string
  readonly html: string | null
  readonly files: readonly MailFile[]
  readonly nature: MailNature
  /** a mail server's own words, when it says that ours will not arrive; null otherwise */
  readonly failure: string | null
  /** is it from whom it says? `results`: what each check said, null when nobody looked */
  readonly sender: { readonly check: SenderCheck; readonly results: string | null }
  /** SHA-256 of its Message-ID, sender, date, subject and body: the same mail delivered twice has the same */
  readonly fingerprint: Uint8Array
}

/** Keeps a mail for each of these addresses, all of them known. Resolves once it is committed: only then is its sender told that we have it. */
export type TakeMail = (addresses: readonly string[], mail: MailIn) => Promise<void>

/** Is this an address of an order or a store? */
export type KnowsAddress = (address: string) => Promise<boolean>
