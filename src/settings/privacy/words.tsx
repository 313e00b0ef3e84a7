import { Plural, Trans } from '@lingui/react/macro'
import type { Said } from '../Trail.tsx'
import type { ChangeView } from '../shapes.ts'
import { useNumber } from '#ui/show/OrderNumber.tsx'

/** Why a night left orders alone that were old enough, by code. */
export function LeftWords({ code }: { readonly code: string }) {
  switch (code) {
    case 'erase_not_quiet':
      return <Trans>not quiet long enough</Trans>
    case 'erase_disputed':
      return <Trans>disputed</Trans>
    case 'erase_money_held':
    case 'erase_money_owed':
    case 'erase_money_unanswered':
      return <Trans>with open money</Trans>
    default:
      return <Trans>for other reasons</Trans>
  }
}

/** The changes of this page in words. */
export function usePrivacyWords() {
  const shown = useNumber()
  return ({ what, subject, before, after }: ChangeView): Said => {
    const order = shown(Number(subject))
    if (what === 'retention')
      return { what: <Trans>Customers’ data are erased</Trans>, from: <Years of={before} />, to: <Years of={after} /> }
    if (what === 'buyer_exported')
      return { what: <Trans>Customer’s data of order #{order} handed out</Trans>, from: null, to: String(after).toUpperCase() }
    return { what: <Trans>Customer’s data of order #{order} erased</Trans>, from: null, to: <Why of={after} /> }
  }
}

function Years({ of: years }: { readonly of: unknown }) {
  return typeof years === 'number' ? <Plural value={years} one="after # year" other="after # years" /> : <Trans>never</Trans>
}

function Why({ of: reason }: { readonly of: unknown }) {
  if (reason === 'asked') return <Trans>The customer asked for it</Trans>
  return reason === 'no_need' ? <Trans>No longer needed</Trans> : <Trans>Other</Trans>
}
