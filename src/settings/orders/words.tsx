import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { Status } from '#domain/order.ts'
import { showNumber, type NumberFormat } from '#domain/store/order-number.ts'
import { standardWords } from '#domain/store/status-words.ts'
import { addIssues } from '#ui/form/issues.ts'
import { addRefusals } from '#ui/refusals.ts'
import type { Said } from '../Trail.tsx'
import type { ChangeView } from '../shapes.ts'

addIssues({
  status_word_twice: msg`Another status reads like this.`,
  not_a_prefix: msg`A letter first, then letters, digits and hyphens; six in all.`,
})

addRefusals({ number_used: ({ detail }) => msg`Orders have numbers up to ${Number(detail.highest)}: the next one must be above.` })

/** The changes of this page in words. */
export function useOrderSettingsWords() {
  const { i18n } = useLingui()
  const standard = standardWords[i18n.locale === 'fr' ? 'fr' : 'en']
  return ({ what, subject, before, after }: ChangeView): Said => {
    if (what === 'order_number_format')
      return { what: <Trans>Order numbers look like</Trans>, from: <Number1042 as={before} />, to: <Number1042 as={after} /> }
    if (what === 'order_number_next') return { what: <Trans>Next order number</Trans>, from: textOf(before), to: textOf(after) }
    const status = standard[subject as Status]
    return { what: <Trans>Name of the status {status}</Trans>, from: bothOf(before), to: bothOf(after) }
  }
}

function Number1042({ as }: { readonly as: unknown }) {
  return <span data-notranslate>{showNumber(1042, as as NumberFormat)}</span>
}

function textOf(value: unknown): ReactNode {
  return typeof value === 'number' ? String(value) : null
}

function bothOf(value: unknown): ReactNode {
  const { en, fr } = value as { readonly en: string | null; readonly fr: string | null }
  if (en === null && fr === null) return <Trans>the standard name</Trans>
  return <span data-notranslate>{[en, fr].map((word) => word ?? '–').join(' · ')}</span>
}
