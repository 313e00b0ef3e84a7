import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useLingui } from '@lingui/react'
import type { ReactNode } from 'react'
import { variables, type Variable } from '#domain/mail/canned-variables.ts'
import { addIssues } from '#ui/form/issues.ts'
import { addRefusals } from '#ui/refusals.ts'
import type { ChangeView } from '../shapes.ts'
import type { Said } from '../Trail.tsx'
import type { CannedAsk } from './shapes.ts'

addRefusals({ canned_name_taken: () => msg`Another message has this name.` })

const known = variables.map((name) => `{{${name}}}`).join(', ')

addIssues({
  unknown_variable: msg`Only these are filled in: ${known}.`,
  only_half_written: msg`Write the subject and the message, or neither.`,
  no_language: msg`Write it in one language at least.`,
})

const meanings: { readonly [variable in Variable]: MessageDescriptor } = {
  'customer.firstName': msg`The customer’s first name`,
  'customer.name': msg`The customer’s name`,
  'order.number': msg`The order’s number`,
  'order.date': msg`The day it was ordered`,
  'order.total': msg`What the order costs`,
  'order.balance': msg`What is still to be paid`,
  parts: msg`The parts with their numbers`,
  vehicle: msg`The vehicle: year, make, model`,
  vin: msg`The vehicle’s VIN`,
  tracking: msg`Carriers and tracking numbers`,
  'store.name': msg`The store’s name`,
  'store.phone': msg`The store’s phone`,
  'store.email': msg`The store’s e-mail`,
  'store.address': msg`The store’s address`,
  'me.name': msg`The name of whoever writes`,
}

/** Gives what a variable means, the sentence about unknown ones, and `say(change)` for the trail. */
export function useCannedWords() {
  const { _ } = useLingui()
  return {
    meaningOf: (name: Variable) => _(meanings[name]),
    unknown: (names: readonly string[]) => {
      const wrong = names.map((name) => (name === '{{' ? '{{' : `{{${name}}}`)).join(', ')
      return _(msg`Nothing is known as ${wrong}. Only these are filled in: ${known}.`)
    },
    say: ({ what, subject, before, after }: ChangeView): Said => {
      const name = <span data-notranslate>{subject}</span>
      if (what === 'canned_removed') return { what: <Trans>Removed: {name}</Trans>, from: textOf(before), to: null }
      return { what: <Trans>Message: {name}</Trans>, from: textOf(before), to: textOf(after) }
    },
  }
}

/** Both languages, whole: what was changed may stand anywhere. */
function textOf(value: unknown): ReactNode {
  if (!value) return null
  const { name, en, fr } = value as CannedAsk
  return (
    <details data-notranslate>
      <summary>{name}</summary>
      {[en, fr]
        .filter(({ body }) => body !== '')
        .map(({ subject, body }) => (
          <p key={subject}>
            <strong>{subject}</strong> {body}
          </p>
        ))}
    </details>
  )
}
