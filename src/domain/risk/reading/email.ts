import { searchKey, searchWords } from '../../search-key.ts'
import type { EmailFacts } from '../facts.ts'

/** Lists of mail domains that are too long to stand here; both are asked for a domain in lower case. */
export type MailLists = { readonly isDisposable: (domain: string) => boolean; readonly isFree: (domain: string) => boolean }

/** What a mail address tells: kind of mailbox, a slip in its domain, and whether it resembles a name of the order. Case does not matter; what is no address tells nothing. */
export function readEmail(email: string, names: readonly string[], lists: MailLists): EmailFacts {
  const at = email.lastIndexOf('@')
  const domain = email
    .slice(at + 1)
    .normalize('NFKC')
    .trim()
    .toLowerCase()
  if (at < 1 || domain === '') return { kind: null, typoOf: null, likeName: null }
  // Slips of the big providers are registered by those who give mailboxes away; who has one in their address has nearly always mistyped their own.
  const listed = kindOf(domain, lists)
  const kind = listed === 'disposable' && typoOf(domain) !== null ? 'other' : listed
  return {
    kind,
    typoOf: kind === 'other' ? typoOf(domain) : null,
    likeName: kind === 'free' ? isLikeName(email.slice(0, at), names) : null,
  }
}

/** The big provider a domain is one slip away from: a letter more, less, other, or two exchanged. Null for a provider itself and for all else. */
export function typoOf(domain: string): string | null {
  if (bigProviders.includes(domain) || realNeighbours.includes(domain)) return null
  return bigProviders.find((big) => isOneSlipAway(domain, big)) ?? null
}

function kindOf(domain: string, { isDisposable, isFree }: MailLists): NonNullable<EmailFacts['kind']> {
  if (relays.some((relay) => domain === relay || domain.endsWith(`.${relay}`))) return 'relay'
  if (isDisposable(domain)) return 'disposable'
  return bigProviders.includes(domain) || isFree(domain) ? 'free' : 'other'
}

/**
 * Null when letters cannot be compared: no Latin letters on one side. A whole word of a name, its first three letters or more, a surname, or the initials are likeness enough,
 * because a false alarm here blames a buyer for a nickname.
 */
function isLikeName(local: string, names: readonly string[]): boolean | null {
  const words = names.flatMap(searchWords).filter((word) => /^[a-z]{2,}$/.test(word))
  const key = searchKey(local.split('+')[0] ?? '')
  const letters = key.replaceAll(/[^a-z]/g, '')
  if (words.length === 0 || letters === '') return null
  if (words.some((word) => letters.includes(word.slice(0, 3)))) return true
  return names.some((name) => isInitials(letters, searchWords(name)))
}

function isInitials(letters: string, words: readonly string[]): boolean {
  const initials = words.map((word) => word[0] ?? '').join('')
  return initials.length > 1 && letters.startsWith(initials)
}

function isOneSlipAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  const start = commonStart(a, b)
  const [restA, restB] = [a.slice(start), b.slice(start)]
  if (a.length < b.length) return restA === restB.slice(1)
  if (a.length > b.length) return restA.slice(1) === restB
  const exchanged = restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2)
  return restA.slice(1) === restB.slice(1) || exchanged
}

function commonStart(a: string, b: string): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length += 1
  return length
}

const bigProviders: readonly string[] = (
  'gmail.com yahoo.com hotmail.com outlook.com icloud.com aol.com msn.com live.com comcast.net verizon.net sbcglobal.net bellsouth.net protonmail.com videotron.ca ' +
  'sympatico.ca yahoo.ca hotmail.ca yahoo.fr hotmail.fr'
).split(' ')

/** One slip away from a provider, and real. */
const realNeighbours: readonly string[] =
  'ymail.com mail.com email.com gmx.com live.ca live.fr aim.com bol.com aol.de aol.fr yahoo.co yahoo.cn me.com five.com'.split(' ')

/** Services that pass mail on under an address of their own, by the names they publish. */
const relays: readonly string[] = (
  'privaterelay.appleid.com duck.com mozmail.com relay.firefox.com simplelogin.com simplelogin.co slmail.me aleeas.com passmail.net passinbox.com anonaddy.com anonaddy.me addy.io ' +
  'erine.email 33mail.com'
).split(' ')
