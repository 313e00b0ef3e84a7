/** One mail, ready to go; `text` and `html` say the same. `messageId` is ours and stays the same when it is sent again. */
export type Mail = {
  readonly messageId: string
  readonly from: { readonly name: string; readonly address: string }
  readonly to: { readonly name: string; readonly address: string }
  readonly replyTo?: string | undefined
  /** the envelope's sender, to which a mail server reports what did not arrive; `from` when absent */
  readonly returnTo?: string | undefined
  /** the Message-ID of the mail this one answers */
  readonly answers?: string | undefined
  /** a person wrote it: other programs may answer it as they would a person */
  readonly personal?: boolean | undefined
  readonly subject: string
  readonly text: string
  readonly html: string
  /** pictures the HTML shows by `cid:`, sent along with it */
  readonly pictures?:
    | readonly { readonly cid: string; readonly name: string; readonly mediaType: string; readonly bytes: Buffer }[]
    | undefined
  /** attachments; a `mediaType` of application/octet-stream is one nobody knows */
  readonly files?: readonly { readonly name: string; readonly bytes: Uint8Array; readonly mediaType: string }[] | undefined
  readonly language: 'en' | 'fr'
}

/** sent: the server took it. later: it is away or said 4xx, try again. refused: a definite no (5xx), with its words. */
export type MailReply =
  | { readonly outcome: 'sent' }
  | { readonly outcome: 'later'; readonly message: string }
  | { readonly outcome: 'refused'; readonly message: string }

/** Sends mail. The same mail sent twice keeps its Message-ID, so that a receiver can drop the second. */
export type Mailer = { readonly send: (mail: Mail) => Promise<MailReply> }
