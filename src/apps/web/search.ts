type Raw = Record<string, unknown>

/** An order's page may name an open dialog or drawer ("collect", "risk") and the list one came from, for previous and next. */
export type OrderSearch = {
  readonly open?: string
  readonly from?: string
  /** of its log: the kind of entries, who, some words, the timeline, and that all of it is shown */
  readonly log?: string
  readonly by?: string
  readonly find?: string
  readonly timeline?: string
  readonly whole?: string
}

/** Reads an order page's own words of the address; anything else is dropped. */
export function readOrderSearch(raw: Raw): OrderSearch {
  const log = { log: word(raw.log), by: word(raw.by), find: word(raw.find), timeline: word(raw.timeline), whole: word(raw.whole) }
  return { open: word(raw.open), from: word(raw.from), ...log }
}

/** Of the page of all changes: which page's, whose, of which days, with which words. */
export type SettingsSearch = {
  readonly about?: string
  readonly by?: string
  readonly from?: string
  readonly to?: string
  readonly find?: string
}

/** Reads the words of a settings page's address; anything else is dropped. */
export function readSettingsSearch(raw: Raw): SettingsSearch {
  return { about: word(raw.about), by: word(raw.by), from: word(raw.from), to: word(raw.to), find: word(raw.find) }
}

/** Where to go after signing in: a path of this desk, nothing else. */
export type SignInSearch = { readonly next?: string }

/** Reads where to go after signing in; another host is dropped. */
export function readSignInSearch(raw: Raw): SignInSearch {
  const next = word(raw.next)
  return { next: next && /^\/(?!\/)/.test(next) ? next : undefined }
}

/** The e-mail typed at sign-in before somebody found that they forgot their password. */
export type ForgotSearch = { readonly email?: string }

/** Reads the e-mail typed at sign-in; anything else is dropped. */
export function readForgotSearch(raw: Raw): ForgotSearch {
  return { email: word(raw.email) }
}

/** The router reads `q=1042` as a number; every word of an address is text here. */
function word(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return typeof value === 'string' && value !== '' ? value : undefined
}
