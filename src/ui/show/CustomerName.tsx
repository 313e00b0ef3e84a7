import { Trans } from '@lingui/react/macro'

/** A customer's name; one that was erased is said to be. */
export function CustomerName({ name }: { readonly name: string }) {
  if (name !== '') return <span data-notranslate>{name}</span>
  return (
    <span className="muted">
      <Trans>erased</Trans>
    </span>
  )
}
