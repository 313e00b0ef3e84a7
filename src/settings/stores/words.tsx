import type { GuardLevel, SetGuard } from '#domain/guards.ts'
import type { NoteEdits } from '#domain/notes/editing.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react'
import { Plural, Trans } from '@lingui/react/macro'
import { addIssues } from '#ui/form/issues.ts'
import { addRefusals } from '#ui/refusals.ts'
import type { Said } from '../Trail.tsx'
import type { ChangeView } from '../shapes.ts'
import { HoursLine } from './HoursPart.tsx'
import type { StoreSettings } from './shapes.ts'

/** A guard by name, and when it is open. */
export const guardWords: { readonly [guard in SetGuard]: { readonly name: MessageDescriptor; readonly when: MessageDescriptor } } = {
  balance_due: { name: msg`Balance due`, when: msg`The customer still owes money on the order.` },
  fraud_not_cleared: { name: msg`Fraud not cleared`, when: msg`The order is marked as suspected or known fraud.` },
  score_pending: { name: msg`Risk not scored yet`, when: msg`The risk score is still being worked out.` },
  high_not_looked_at: { name: msg`High Risk not looked at`, when: msg`The order is High Risk, and nobody has looked at it since.` },
  fitment: { name: msg`Fitment not signed off`, when: msg`Nobody has signed off that a part fits the vehicle.` },
  dms_number: { name: msg`Dealer invoice number missing`, when: msg`Counts only while the store requires the number.` },
  loses_money: { name: msg`Loses money`, when: msg`Shipping costs more than the customer paid for it, or nothing of the profit is left.` },
}

export const levelWords: { readonly [level in GuardLevel]: MessageDescriptor } = { off: msg`Off`, warn: msg`Warn`, block: msg`Block` }

/** For how long an author may put a note right. */
export const noteEditWords: { readonly [rule in NoteEdits]: MessageDescriptor } = {
  never: msg`Never`,
  hour: msg`For an hour`,
  day: msg`For a day`,
  always: msg`Always`,
}

const fieldWords: { readonly [field: string]: MessageDescriptor } = {
  name: msg`Store name`,
  phone: msg`Phone`,
  email: msg`E-mail`,
  mailFrom: msg`Mails come from`,
  mail_from: msg`Mails come from`,
  address: msg`Address`,
  timeZone: msg`Time zone`,
  time_zone: msg`Time zone`,
  currency: msg`Currency`,
  language: msg`Language`,
  logo: msg`Logo`,
  paymentMode: msg`Payment mode`,
  payment_mode: msg`Payment mode`,
  captureAtShipping: msg`Collect at shipping`,
  capture_at_shipping: msg`Collect at shipping`,
  handlingDays: msg`Handling days`,
  handling_days: msg`Handling days`,
  cutoff: msg`Cut-off`,
  mailsDelivered: msg`Mail when delivered`,
  mails_delivered: msg`Mail when delivered`,
  mailsException: msg`Mail when stuck or lost`,
  mails_exception: msg`Mail when stuck or lost`,
  requiresDmsNumber: msg`DMS # required`,
  requires_dms_number: msg`DMS # required`,
  secondFactor: msg`Second factor required`,
  second_factor: msg`Second factor required`,
  noteEdits: msg`Editing notes`,
  note_edits: msg`Editing notes`,
  view: msg`Saved view`,
  view_removed: msg`Saved view deleted`,
  orders_exported: msg`Orders exported`,
  hours: msg`Opening hours`,
  alwaysOpen: msg`Opening hours`,
}

const valueWords: { readonly [value: string]: MessageDescriptor } = {
  sale: msg`Sale`,
  authorization: msg`Authorization`,
  whole: msg`Everything due, with the first shipment`,
  share: msg`Each shipment’s share`,
  ...noteEditWords,
  true: msg`yes`,
  false: msg`no`,
  ...levelWords,
}

const yesOrChoice = [
  'payment_mode',
  'capture_at_shipping',
  'mails_delivered',
  'mails_exception',
  'requires_dms_number',
  'second_factor',
  'note_edits',
  'guard',
]

addIssues({ not_of_the_store: msg`This must be an address of the store: at the same domain as its e-mail.` })

addRefusals({
  currency_fixed: ({ detail }) => msg`Orders exist in ${String(detail.currency)}, so the store's currency stays.`,
  own_factor_first: () => msg`Set up a second factor of your own first, on your profile: otherwise this would shut the store to you.`,
})

/** Gives `fieldOf(path)` for a field of the form or of the trail, and `say(change)` for the trail. */
export function useStoreWords() {
  const { _ } = useLingui()
  const fieldOf = (path: string) => {
    const [first = '', guard] = path.split('.')
    if (first === 'guards' || first === 'guard') return _(guardWords[guard as SetGuard]?.name ?? msg`Guard`)
    const words = fieldWords[first]
    return words ? _(words) : first.replaceAll('_', ' ')
  }
  const say = ({ what, subject, before, after }: ChangeView): Said => {
    const value = (plain: unknown) => wordOf(what, plain)
    return { what: fieldOf(what === 'guard' ? `guard.${subject}` : what), from: value(before), to: value(after) }
  }
  const wordOf = (what: string, plain: unknown) => {
    if (plain === null) return what === 'hours' ? _(msg`always open`) : null
    if (what === 'view' || what === 'view_removed') return <span data-notranslate>{viewLine(plain as ViewSaid)}</span>
    if (what === 'orders_exported') return <Exported of={plain as ExportSaid} />
    if (what === 'hours') return <HoursLine hours={plain as StoreSettings['hours']} />
    if (what === 'address') return <span data-notranslate>{addressLine(plain as NonNullable<StoreSettings['address']>)}</span>
    const words = yesOrChoice.includes(what) ? valueWords[textOf(plain)] : undefined
    return words ? _(words) : <span data-notranslate>{textOf(plain)}</span>
  }
  return { fieldOf, say }
}

type ViewSaid = { readonly name: string | null; readonly query: string }
type ExportSaid = { readonly rows: number; readonly whole: boolean; readonly list: string }

function viewLine({ name, query }: ViewSaid): string {
  return `${name ?? ''}: ${query}`
}

/** How many orders were taken out as a file, and of which list. */
function Exported({ of: { rows, whole, list } }: { readonly of: ExportSaid }) {
  return (
    <>
      <Plural value={rows} one="# order" other="# orders" /> · <span data-notranslate>{list.replaceAll('&', ' ')}</span>
      {!whole && (
        <>
          {' '}
          (<Trans>broken off</Trans>)
        </>
      )}
    </>
  )
}

function addressLine({ name, line1, line2, city, region, postalCode, country }: NonNullable<StoreSettings['address']>): string {
  return [name, line1, line2, city, [region, postalCode].filter(Boolean).join(' '), country].filter(Boolean).join(', ')
}

function textOf(plain: unknown): string {
  return typeof plain === 'string' || typeof plain === 'number' || typeof plain === 'boolean' ? String(plain) : JSON.stringify(plain)
}
