import { buyerActor, type ActorKind } from '#domain/activity.ts'
import { Trans } from '@lingui/react/macro'

type ActorNameProps = { readonly of: { readonly kind: ActorKind; readonly name: string }; readonly className?: string | undefined }

/** Who did something: a person's or a program's own name, and the customer's part in the reader's language. */
export function ActorName({ of: { kind, name }, className }: ActorNameProps) {
  const buyer = kind === 'system' && name === buyerActor
  return (
    <span className={className} data-notranslate={buyer ? undefined : true}>
      {buyer ? <Trans>Customer</Trans> : name}
    </span>
  )
}
