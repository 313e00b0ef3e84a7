import type { LetterKind } from '#domain/letters.ts'
import { shownSize } from '#domain/mail/logo.ts'
import { isTemplate } from '#domain/mail/templates.ts'
import type { Tx } from '#platform/doors.ts'
import { logoCid } from '#platform/mail-layout.ts'
import type { Mail } from '#ports/mailer.ts'
import { readLogo, readOwnTexts } from './queries.ts'
import type { Dress } from './render.ts'

/** What a store gives its letters: its own words and its logo, as they stand now. */
export async function readDress(tx: Tx, kind: LetterKind): Promise<Dress> {
  const texts = isTemplate(kind) ? await readOwnTexts(tx, kind) : null
  const logo = await readLogo(tx)
  return { texts, logo: logo ? shownSize(logo) : null }
}

/** The pictures a rendered letter shows, to be sent along with it. */
export async function picturesOf(tx: Tx, html: string): Promise<Pick<Mail, 'pictures'>> {
  const logo = html.includes(`cid:${logoCid}`) ? await readLogo(tx) : undefined
  return logo ? { pictures: [{ cid: logoCid, name: 'logo.png', mediaType: 'image/png', bytes: logo.bytes }] } : {}
}
