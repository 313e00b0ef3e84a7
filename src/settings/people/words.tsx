import { rights, type Reach, type Right } from '#domain/rights.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg, plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react'
import { addRefusals } from '#ui/refusals.ts'
import { useWords } from '#ui/words.ts'
import type { ChangeView } from '../shapes.ts'
import type { Said } from '../Trail.tsx'

addRefusals({
  orders_assigned: ({ detail }) =>
    msg`${plural(Number(detail.orders), { one: '# open order is assigned', other: '# open orders are assigned' })} to ${String(detail.name)}. Assign what is open to somebody else first.`,
  nobody_manages: () => msg`Then nobody could manage people any more. Give that right to somebody else first.`,
  starting_role: () => msg`The starting roles are fixed. Make a role of your own.`,
  role_name_taken: ({ detail }) => msg`There is a role named ${String(detail.name)} already.`,
  role_in_use: ({ detail }) => msg`${Number(detail.people)} of the store's people have this role. Give them another one first.`,
})

const comings = {
  person_invited: msg`Invited`,
  person_removed: msg`Removed from the store`,
  invitation_sent: msg`Invitation sent again`,
  invitation_copied: msg`Link copied`,
} as const

type Powers = { readonly reach: Reach; readonly rights: readonly Right[] }

/** Gives the name of a role, what it may do in one sentence, and `say(change)` for the trail. */
export function usePeopleWords() {
  const { _, i18n } = useLingui()
  const word = useWords()
  const nameOf = ({ name }: { readonly name: string }) => word('role', name)
  const sumUp = ({ reach, rights: held }: Powers) => {
    const sees = reach === 'all' ? _(msg`Sees all orders.`) : _(msg`Sees their own orders.`)
    const does =
      held.length === rights.length
        ? _(msg`May do everything.`)
        : new Intl.ListFormat(i18n.locale).format(held.map((right) => word('right', right)))
    return held.includes('orders') ? `${sees} ${does}` : does || _(msg`May do nothing yet.`)
  }
  const say = ({ what, subject, before, after }: ChangeView): Said => {
    const titled = (words: MessageDescriptor) => (
      <>
        {_(words)}: <span data-notranslate>{subject}</span>
      </>
    )
    switch (what) {
      case 'person_role':
        return { what: titled(msg`Role`), from: roleOf(before), to: roleOf(after) }
      case 'new_order_mail':
        return { what: titled(msg`New order mail`), from: before ? _(msg`yes`) : _(msg`no`), to: after ? _(msg`yes`) : _(msg`no`) }
      case 'person_invited':
      case 'person_removed':
      case 'invitation_sent':
      case 'invitation_copied':
        return { what: titled(comings[what]), from: roleOf(before), to: roleOf(after) }
      case 'person_rests':
        return { what: titled(msg`Deactivated`), from: before ? _(msg`yes`) : _(msg`no`), to: after ? _(msg`yes`) : _(msg`no`) }
      case 'person_last_day':
        return { what: titled(msg`Last day`), from: dayOf(before), to: dayOf(after) }
      default:
        return { what: titled(msg`What a role may do`), from: powersOf(before), to: powersOf(after) }
    }
  }
  const dayOf = (day: unknown) => (typeof day === 'string' ? i18n.date(`${day}T12:00:00`, { dateStyle: 'medium' }) : null)
  const roleOf = (name: unknown) => (typeof name === 'string' ? nameOf({ name }) : null)
  /** A role that was not there, or is no more, is a dash. */
  const powersOf = (value: unknown) => (value ? sumUp(value as Powers) : null)
  return { nameOf, sumUp, say }
}
