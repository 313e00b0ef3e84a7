import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Copy } from '#ui/show/Copy.tsx'
import { When } from '#ui/show/When.tsx'
import type { Checks } from '#domain/payment.ts'
import type { Evidence } from '#domain/payment/evidence.ts'
import css from '../payment.module.css'
import { usePaymentWords } from '../words.tsx'

type EvidenceListProps = { readonly checks: Checks | null; readonly evidence: Evidence }

/** The facts the store holds that speak for it: to be copied into the gateway's own form. */
export function EvidenceList({ checks, evidence }: EvidenceListProps) {
  return (
    <ul className={css.evidence}>
      {evidence.shipments.length === 0 && (
        <li>
          <Trans>Nothing has left the store yet.</Trans>
        </li>
      )}
      {evidence.shipments.map((shipment, at) => (
        <Shipment key={at} shipment={shipment} />
      ))}
      {checks && <CheckFacts checks={checks} />}
      <li>
        {evidence.samePlace ? (
          <Trans>The shipping address is the card’s billing address.</Trans>
        ) : (
          <Trans>The shipping address is another than the card’s billing address: explain why, if you know.</Trans>
        )}
      </li>
      {evidence.verified && (
        <li>
          <Trans>The customer named the secret amount on their statement: they had the card.</Trans>
        </li>
      )}
      <li>
        <Plural
          value={evidence.messages}
          _0="No mails with the customer."
          one="# mail to the customer, in Messages."
          other="# mails to the customer, in Messages."
        />
      </li>
    </ul>
  )
}

function Shipment({ shipment }: { readonly shipment: Evidence['shipments'][number] }) {
  const { t } = useLingui()
  const on = shipment.leftAt && <When at={shipment.leftAt} show="moment" />
  if (shipment.method === 'pickup') {
    return (
      <li>
        <Trans>Handed over at the counter</Trans> {on}
        {shipment.collectedBy && (
          <Trans>
            , to <span data-notranslate>{shipment.collectedBy}</span>
          </Trans>
        )}
        {shipment.idSeen && <Trans>, ID seen</Trans>}
      </li>
    )
  }
  return (
    <li>
      <Trans>Shipped</Trans> {on}:{' '}
      {shipment.parcels.map(({ carrier, number }) => (
        <span key={number}>
          {carrier.toUpperCase()} <Copy text={number} what={t`tracking number`} />{' '}
        </span>
      ))}
    </li>
  )
}

/** What the issuer said when the card was charged, where it speaks for the store. */
function CheckFacts({ checks }: { readonly checks: Checks }) {
  const { t } = useLingui()
  const words = usePaymentWords()
  const said = [
    checks.line1 && `${t`Street`} ${words.check(checks.line1)}`,
    checks.postalCode && `${t`ZIP`} ${words.check(checks.postalCode)}`,
    checks.cvc && `${t`CVC`} ${words.check(checks.cvc)}`,
  ].filter(Boolean)
  if (said.length === 0) return null
  return (
    <li>
      <Trans>When the card was charged its bank said:</Trans> {said.join(', ')}.
    </li>
  )
}
