import { createHash } from 'node:crypto'
import { simpleParser, type ParsedMail } from 'mailparser'
import type { MailIn } from '#ports/mail-in.ts'
import { failureOf, natureOf } from './nature.ts'

/** Longer HTML is not turned into text: it would hold up the desk for seconds. In characters. */
const longestHtml = 2_000_000

/** Nobody looked whether a mail is from whom it says. */
export const unchecked: MailIn['sender'] = { check: 'unchecked', results: null }

/** Reads a mail of any shape. What cannot be read at all comes as it is: its source as text, and as a file. `envelope` is the envelope's sender, empty for a bounce. */
export async function readMail(raw: Buffer, envelope: string, sender: MailIn['sender'] = unchecked): Promise<MailIn> {
  try {
    return { ...toMailIn(await parse(raw), raw, envelope), sender }
  } catch {
    return { ...unreadable(raw, envelope), sender }
  }
}

/** How many servers a mail has passed, by its Received lines: one that goes round in a circle has many. */
export function hopsOf(raw: Buffer): number {
  return headOf(raw).match(/^received:/gim)?.length ?? 0
}

function parse(raw: Buffer): Promise<ParsedMail> {
  return simpleParser(raw, {
    skipTextToHtml: true,
    skipTextLinks: true,
    skipImageLinks: true,
    maxHtmlLengthToParse: longestHtml,
    keepDeliveryStatus: true,
  })
}

function toMailIn(mail: ParsedMail, raw: Buffer, sender: string): Omit<MailIn, 'sender'> {
  const from = mail.from?.value.find(({ address }) => address)
  const nature = natureOf(mail, sender)
  const answers = [mail.inReplyTo ?? [], [mail.references ?? []].flat().toReversed(), nature === 'bounce' ? idsIn(raw) : []].flat(2)
  return {
    messageId: messageIds(mail.messageId ?? '')[0] ?? null,
    answers: [...new Set(answers.flatMap(messageIds))].slice(0, 50),
    from: { name: oneLine(from?.name ?? ''), address: oneLine(from?.address ?? sender) },
    to: receiversIn(raw),
    subject: oneLine(mail.subject ?? ''),
    text: mail.text ?? '',
    html: mail.html || null,
    files: mail.attachments.map(({ filename, content }, n) => ({ name: oneLine(filename ?? `attachment-${n + 1}`), bytes: content })),
    nature,
    failure: nature === 'bounce' ? failureOf(mail) : null,
    fingerprint: fingerprintOf(raw),
  }
}

function unreadable(raw: Buffer, sender: string): Omit<MailIn, 'sender'> {
  return {
    messageId: null,
    answers: [],
    from: { name: '', address: oneLine(sender) },
    to: receiversIn(raw),
    subject: '',
    text: raw.toString('latin1').slice(0, 100_000),
    html: null,
    files: [{ name: 'message.eml', bytes: raw }],
    nature: 'personal',
    failure: null,
    fingerprint: fingerprintOf(raw),
  }
}

/**
 * Headers grow on the way (Received, DKIM): the body tells whether it is the same mail, and those headers that stay. A Message-ID alone would not do, as programs repeat it or leave it out:
 * two people's "Yes." are two mails. A mail without any of these headers is told by its whole head.
 */
function fingerprintOf(raw: Buffer): Buffer {
  const head = headOf(raw)
  const named = head.match(/^(?:message-id|from|date|subject):.*(?:\r?\n[ \t].*)*/gim) ?? [
    head.replaceAll(/^received:.*(?:\r?\n[ \t].*)*/gim, ''),
  ]
  return createHash('sha256').update(named.join('\n'), 'latin1').update('\0').update(raw.subarray(head.length)).digest()
}

/** Every address in the lines that say whom a mail is for; a mailbox keeps no envelope. */
function receiversIn(raw: Buffer): readonly string[] {
  const lines = headOf(raw)
    .replaceAll(/\r?\n[ \t]+/g, ' ')
    .match(/^(?:to|cc|delivered-to|x-original-to|envelope-to):.{0,5000}/gim)
  const found = (lines ?? []).join(' ').match(/[\w.+-]{1,100}@[\w.-]{1,200}/g) ?? []
  return [...new Set(found.map((address) => address.toLowerCase()))].slice(0, 50)
}

/** The header block alone, one character a byte. */
export function headOf(raw: Buffer): string {
  if (/^\r?\n/.test(raw.toString('latin1', 0, 2))) return ''
  const ends = [raw.indexOf('\r\n\r\n'), raw.indexOf('\n\n')].filter((at) => at >= 0)
  return raw.toString('latin1', 0, ends.length > 0 ? Math.min(...ends) : raw.length)
}

/** Well-formed Message-IDs in a text; what is not one could break out of a header when we answer. */
function messageIds(text: string): readonly string[] {
  return text.match(/<[^<>\s]{1,250}>/g) ?? []
}

/** The mail a bounce brings back, in whatever part it stands. */
function idsIn(raw: Buffer): readonly string[] {
  return Array.from(raw.toString('latin1').matchAll(/^message-id:\s*(<[^<>\s]{1,250}>)/gim), ([, id = '']) => id).slice(0, 10)
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim().slice(0, 500)
}
