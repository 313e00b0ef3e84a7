import type { Secrets } from '../secrets.ts'

/** Whose password it is: the mailbox mail is read from, or the server it leaves by. A store has at most one of each. */
export type MailDirection = 'mailbox' | 'sender'

type Needs = { readonly secrets: Secrets }

/** Seals a password for one store's mail server alone. */
export function sealMailPassword({ secrets }: Needs, store: string, direction: MailDirection, password: string): string {
  return secrets.seal(password, contextOf(store, direction))
}

/** Unseals it; throws when the master key is another or the row was meddled with. */
export function openMailPassword({ secrets }: Needs, store: string, direction: MailDirection, sealed: string): string {
  return secrets.open(sealed, contextOf(store, direction))
}

function contextOf(store: string, direction: MailDirection): string {
  return `mail ${direction} ${store} password`
}
