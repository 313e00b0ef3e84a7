import { mailDomains, places, type CodedPlace } from '#platform/lookup/list-sources.ts'
import type { MailLists } from '#domain/risk/reading/email.ts'

/** State and middle of a US ZIP region, by the lists the desk reads; undefined for one they do not have. */
export function placeOfZip(zip: string): CodedPlace | undefined {
  return byCode.get(zip)
}

/** The desk's lists of mail domains. */
export const mailLists: MailLists = {
  isDisposable: (domain) => kinds.get(domain) === 'disposable',
  isFree: (domain) => kinds.get(domain) === 'free',
}

const byCode = new Map(places().map((place) => [place.code, place]))
const kinds = new Map(mailDomains().map(({ name, kind }) => [name, kind]))
