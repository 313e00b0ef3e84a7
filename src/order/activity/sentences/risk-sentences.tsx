import { Trans } from '@lingui/react/macro'
import type { Sentences } from './say.tsx'

/** What became of the order's risk. */
export const riskSentences: Sentences<'risk_scored' | 'risk_ticked' | 'risk_raised' | 'approval_asked' | 'approved' | 'fraud_appealed'> = {
  risk_scored: ({ from, to, level }, { word }) =>
    from === null ? (
      <Trans>
        Scored {to}: {word('risk', level)}
      </Trans>
    ) : (
      <Trans>
        Score {from} → {to}: {word('risk', level)}
      </Trans>
    ),
  risk_raised: ({ from, to, looked }, { word }) =>
    looked ? (
      <Trans>
        The network knows this customer: {word('risk', from)} → {word('risk', to)}. “Looked at” is open again
      </Trans>
    ) : (
      <Trans>
        The network knows this customer: {word('risk', from)} → {word('risk', to)}
      </Trans>
    ),
  approval_asked: ({ rule }) => <Trans>The rule “{rule}” asks for an approval before parts leave</Trans>,
  approved: ({ rules }) => <Trans>Approved: {rules.join(', ')}</Trans>,
  fraud_appealed: () => <Trans>The customer appeals against what the fraud registry says</Trans>,
  risk_ticked: ({ tick, done }) => {
    switch (tick) {
      case 'called':
        return done ? <Trans>Customer called, and answered</Trans> : <Trans>Tick taken back: customer called</Trans>
      case 'vin_asked':
        return done ? <Trans>VIN asked for, and given</Trans> : <Trans>Tick taken back: VIN asked for</Trans>
      case 'card_verified':
        return done ? <Trans>Card verified by its secret amount</Trans> : <Trans>Tick taken back: card verified</Trans>
      case 'billing_only':
        return done ? <Trans>Ships to the billing address only</Trans> : <Trans>Tick taken back: ships to the billing address only</Trans>
    }
  },
}
