import type { OrderHead } from '#domain/order-head.ts'
import { Trans } from '@lingui/react/macro'
import { IconClock } from '@tabler/icons-react'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import type { ClaimView } from '../../shapes.ts'
import { CanButton } from '../CanButton.tsx'
import { useReasons } from '../reasons.tsx'
import { Notice } from './Notice.tsx'

/** What the store said of the payment and the gateway has not confirmed. */
export function ClaimNotice({ head, claim }: { readonly head: OrderHead; readonly claim: ClaimView }) {
  const { slug } = useStore()
  const reasons = useReasons()
  const order = `/desk/stores/${slug}/orders/${head.number}`
  const check = useCommand({ send: post<object>(`${order}/payment/claim/check`), refresh: [order] })
  const refused = claim.state === 'refused'
  return (
    <Notice
      icon={refused ? undefined : <IconClock size={18} aria-hidden />}
      action={
        <CanButton size="xs" can={claim.check} onClick={() => void check.run({})}>
          {refused ? <Trans>Check again</Trans> : <Trans>Check now</Trans>}
        </CanButton>
      }
    >
      <strong>
        {refused ? (
          <Trans>The payment reported by the storefront was not confirmed.</Trans>
        ) : (
          <Trans>The storefront reported a payment; the gateway has not confirmed it yet.</Trans>
        )}
      </strong>{' '}
      {reasons.says(claim.why, null)} {!refused && reasons.advises(claim.why, null)}{' '}
      {refused && <Trans>Nothing counts as collected. Collect it another way before anything is shipped.</Trans>}{' '}
      <span className="mono" data-notranslate>
        {claim.reference}
      </span>
    </Notice>
  )
}
