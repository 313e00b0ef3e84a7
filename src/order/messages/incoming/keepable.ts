import { fileTypeFromBuffer } from 'file-type'
import { maskCardNumbers } from '#domain/card-number.ts'
import type { MailFile, MailIn } from '#ports/mail-in.ts'
import { sha256 } from '#platform/secrets.ts'
import { makeThumbnail } from '#platform/thumbnail.ts'
import { foldQuotes } from './fold-quotes.ts'
import type { NewFile } from './queries.ts'

/** Longer bodies are kept as a file, so that a page with many of them still opens; in characters. */
const longestBody = 1_000_000

/** Pictures of one mail that get a preview: a camera roll of two hundred would hold up the desk. */
const mostPreviews = 20

/** Width and height of a preview in pixels. */
const previewSide = 480

/** A mail as it may be kept: no card number in its words, no character the database refuses, attachments by hash, with what they really are. */
export async function toKeepable(mail: MailIn) {
  const bodies = [
    ...(mail.text.length > longestBody ? [{ name: 'message.txt', bytes: Buffer.from(clean(mail.text)) }] : []),
    ...((mail.html?.length ?? 0) > longestBody ? [{ name: 'message.html', bytes: Buffer.from(clean(mail.html ?? '')) }] : []),
  ]
  return {
    fromName: clean(mail.from.name),
    fromAddress: clean(mail.from.address),
    subject: clean(mail.subject),
    ...foldQuotes(clean(mail.text.slice(0, longestBody))),
    html: mail.html === null || mail.html.length > longestBody ? null : clean(mail.html),
    messageId: mail.messageId === null ? null : clean(mail.messageId),
    files: await toFiles([...bodies, ...mail.files]),
  }
}

async function toFiles(files: readonly MailFile[]): Promise<readonly NewFile[]> {
  let previews = 0
  const kept: NewFile[] = []
  for (const { name, bytes: given } of files) {
    const bytes = Buffer.from(given)
    const mediaType = (await fileTypeFromBuffer(bytes.subarray(0, 4100)).catch(() => undefined))?.mime ?? 'application/octet-stream'
    const preview = mediaType.startsWith('image/') && previews < mostPreviews ? await makeThumbnail(bytes, previewSide) : undefined
    if (preview) previews += 1
    kept.push({ name: clean(name), bytes, sha256: sha256(bytes), mediaType, preview: preview?.bytes ?? null })
  }
  return kept
}

function clean(text: string): string {
  return maskCardNumbers(text.toWellFormed().replaceAll('\0', ''))
}
