import { meantDomain } from './email-domains.ts'
import { identifier, type Identifier } from './kinds.ts'

/** Below this many characters too many different people are one letter apart. */
const shortestFuzzy = 7

/**
 * The mailbox, and for local parts of 7 characters and more what is left of it with one letter missing: two mailboxes one edit apart share such a rest. The
 * first letter, digits and dots are never the missing one: people of one name differ by just them. Throwaway domains make none.
 */
export function emailIdentifiers(typed: string, isThrowaway: (domain: string) => boolean): readonly Identifier[] {
  const mailbox = mailboxOf(typed)
  if (!mailbox || isThrowaway(mailbox.domain)) return []
  const { local, domain } = mailbox
  return [identifier('email', `${local}@${domain}`), ...nearTo(local).map((rest) => identifier('email_fuzzy', `${rest}@${domain}`))]
}

/** Whose mailbox a typed address reaches, or null when it is no address. The rules are those of dev.maxmind.com/minfraud/normalizing-email-addresses-for-minfraud. */
function mailboxOf(typed: string): { readonly local: string; readonly domain: string } | null {
  // 64 signs, @ and 253: no address is longer.
  const text = typed.length > 400 ? '' : plain(typed)
  const at = text.indexOf('@')
  if (at < 1 || at !== text.lastIndexOf('@')) return null
  const domain = meantDomain(text.slice(at + 1))
  if (domain === null) return null
  const [user, host] = ownHost(text.slice(0, at), domain)
  const local = withoutAlias(user, host)
  return local === '' || local.length > 64 ? null : { local, domain: host }
}

function plain(typed: string): string {
  const visible = typed
    .toWellFormed()
    .normalize('NFKC')
    .replaceAll(/[\s\p{C}]/gu, '')
  return visible.toLowerCase().normalize('NFKC')
}

/** Fastmail gives every user a host: anything@user.fastmail.com is user@fastmail.com. */
function ownHost(local: string, domain: string): readonly [string, string] {
  const [, user, host] = /^([^.]+)\.(fastmail\.(?:com|fm|net|org|us|cn|in|jp|co\.uk|com\.au))$/.exec(domain) ?? []
  return user && host ? [user, host] : [local, domain]
}

function withoutAlias(local: string, domain: string): string {
  const sign = /^(?:(?:my)?yahoo\.[a-z.]+|ymail\.com|y7mail\.com|rocketmail\.com)$/.test(domain) ? /[+-]/ : /\+/
  const [first = ''] = local.split(sign)
  const user = first === '' ? local : first
  return domain === 'gmail.com' ? user.replaceAll('.', '') : user
}

function nearTo(local: string): readonly string[] {
  const signs = [...local]
  if (signs.length < shortestFuzzy) return []
  const rests = signs.flatMap((sign, at) => (at > 0 && /\p{L}/u.test(sign) ? [signs.toSpliced(at, 1).join('')] : []))
  return [...new Set([local, ...rests])]
}
