import type { Context, Env } from 'hono'
import { lockOf, type ScanState } from '#domain/mail/scan.ts'
import { mailDocument } from './incoming/mail-document.ts'

/** What is in a mail is a stranger's, or may have been pasted from one: nothing of it may be taken by a browser for a page or a script of ours. */
export const strangers = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' }

/** A mail's HTML as a document of its own, in which nothing runs and nothing of ours is reached. */
export function pageAnswer<E extends Env>(c: Context<E>, html: string | null | undefined) {
  if (!html) return gone(c)
  const page = mailDocument(html, c.req.query('pictures') === '1')
  return c.body(page.html, 200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': page.policy, ...strangers })
}

/** What a scanner made of a file. */
type Scanned = { readonly scan: ScanState; readonly virus: string | null }

/** A file as a page shows it. */
export function toFileView<Row extends Scanned & { readonly preview: unknown }>(row: Row) {
  return { ...row, preview: Boolean(row.preview), locked: lockOf(row.scan) !== null }
}

/** An attachment, to be saved and not opened; refused while it is locked. */
export function fileAnswer<E extends Env>(c: Context<E>, file: (Scanned & { readonly name: string; readonly bytes: Buffer }) | undefined) {
  if (!file) return gone(c)
  if (lockOf(file.scan)) return locked(c, file)
  return c.body(new Uint8Array(file.bytes), 200, {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${encodeName(file.name)}`,
    'content-security-policy': 'sandbox',
    ...strangers,
  })
}

/** A picture drawn anew; refused while its file is locked. */
export function previewAnswer<E extends Env>(c: Context<E>, file: (Scanned & { readonly preview: Buffer | null }) | undefined) {
  if (!file?.preview) return gone(c)
  if (lockOf(file.scan)) return locked(c, file)
  return c.body(new Uint8Array(file.preview), 200, { 'content-type': 'image/webp', ...strangers })
}

function locked<E extends Env>(c: Context<E>, { scan, virus }: Scanned) {
  return c.json({ code: lockOf(scan), detail: virus === null ? {} : { virus } }, 409)
}

/** Not there, or not in reach. */
export function gone<E extends Env>(c: Context<E>) {
  return c.json({ code: 'not_found', detail: {} }, 404)
}

/** RFC 8187: what encodeURIComponent leaves alone and a header may not hold. */
function encodeName(name: string): string {
  return encodeURIComponent(name.replaceAll(/[/\\]/g, '_')).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
}
