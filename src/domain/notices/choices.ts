import type { Reach, Right } from '../rights.ts'
import { personalKinds, urgentKinds, type About, type MailWay, type NoticeKind } from './kinds.ts'

/** What a person wants of one kind: under the bell, by which mail, of which orders, and whether a mail may come while the store is closed. */
export type Choice = { readonly panel: boolean; readonly mail: MailWay; readonly about: About; readonly always: boolean }

type Person = { readonly id: string; readonly rights: readonly Right[]; readonly reach: Reach }

/**
 * What suits a person until they choose. What is meant for them comes at once. Who leads the store is mailed of orders nobody has, too; others see those under the
 * bell and are mailed once a day. Who sees only their own orders hears of new ones when they are given them.
 */
export function defaultChoice(kind: NoticeKind, { rights, reach }: Pick<Person, 'rights' | 'reach'>): Choice {
  const own = reach === 'own'
  const about: About = own ? 'mine' : 'open'
  const choice = (mail: MailWay, of: About = about, panel = true): Choice => ({ panel, mail, about: of, always: false })
  switch (kind) {
    case 'mentioned':
    case 'assigned':
      return choice('now', 'mine')
    case 'new_order':
      return own ? choice('off', 'mine', false) : choice('now', 'all')
    case 'customer_replied':
      return choice('now', rights.includes('settings') ? about : 'mine')
    case 'high_risk':
      return choice('now')
    case 'needs_attention':
      return choice(own || rights.includes('settings') ? 'now' : 'digest')
    case 'hold_ending':
    case 'delivery_exception':
      return choice('digest')
  }
}

/** A choice as it can hold: nothing but High Risk and what needs attention comes while the store is closed, and what is one's own is of one's own orders. */
export function sensible(kind: NoticeKind, choice: Choice, reach: Reach): Choice {
  return {
    ...choice,
    about: personalKinds.includes(kind) || reach === 'own' ? 'mine' : choice.about,
    always: choice.always && urgentKinds.includes(kind) && choice.mail === 'now',
  }
}

/** May this person see the order? */
export function sees({ id, reach }: Pick<Person, 'id' | 'reach'>, assignee: string | null): boolean {
  return reach === 'all' || assignee === id
}

/** Is the notification for this person, going by the order's assignee, what they chose, and whom it is about? What nobody would hear of is not for anybody. */
export function concerns(
  person: Pick<Person, 'id' | 'reach'>,
  { about, panel, mail }: Choice,
  { only, assignee }: { readonly only: readonly string[] | undefined; readonly assignee: string | null },
): boolean {
  if (!sees(person, assignee) || (!panel && mail === 'off')) return false
  if (only) return only.includes(person.id)
  return about === 'all' || assignee === person.id || (about === 'open' && assignee === null)
}
