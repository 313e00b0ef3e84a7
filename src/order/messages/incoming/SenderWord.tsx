import { Trans } from '@lingui/react/macro'
import { IconShieldCheck, IconShieldQuestion, IconShieldX } from '@tabler/icons-react'
import { Badge } from '#ui/show/StatusBadge.tsx'
import type { IncomingView } from '../shapes.ts'

/** Whether a mail is from whom it says, beside its sender; what each check said is its hint. Nothing where nobody looked. */
export function SenderWord({ mail: { senderCheck, senderResults } }: { readonly mail: IncomingView }) {
  if (senderCheck === 'unchecked') return null
  return (
    <span title={senderResults ?? undefined}>
      {senderCheck === 'verified' && (
        <Badge tone="money" icon={IconShieldCheck}>
          <Trans>Verified sender</Trans>
        </Badge>
      )}
      {senderCheck === 'unverified' && (
        <Badge tone="calm" icon={IconShieldQuestion}>
          <Trans>Could not be verified</Trans>
        </Badge>
      )}
      {senderCheck === 'forged' && (
        <Badge tone="danger" icon={IconShieldX}>
          <Trans>Forged?</Trans>
        </Badge>
      )}
    </span>
  )
}
