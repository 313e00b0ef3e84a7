import type { OrderHead } from '#domain/order-head.ts'
import type { EventState, Source } from '#domain/ledger.ts'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { Amount } from '#ui/show/Amount.tsx'
import { Copy } from '#ui/show/Copy.tsx'
import { Field, Fields } from '#ui/show/Fields.tsx'
import { When } from '#ui/show/When.tsx'
import type { TransactionView } from '../shapes.ts'
import css from './payment.module.css'
import { usePaymentWords } from './words.tsx'

/** Everything known of one attempt: reference, reason, fee, and each fact as it was learned. */
export function Facts({ head, row }: { readonly head: OrderHead; readonly row: TransactionView }) {
  const { t, i18n } = useLingui()
  const words = usePaymentWords()
  return (
    <div className={css.facts}>
      <Fields>
        <Field label={<Trans>Reference</Trans>}>{row.reference && <Copy text={row.reference} what={t`reference`} />}</Field>
        <Field label={<Trans>Reason</Trans>} skip>
          {row.reason && <span data-notranslate>{row.reason}</span>}
        </Field>
        <Field label={<Trans>Note</Trans>} skip>
          {row.note && <span data-notranslate>{row.note}</span>}
        </Field>
        <Field label={<Trans>Gateway fee</Trans>} skip>
          {row.fee !== null && <Amount of={{ amount: row.fee, currency: head.currency }} />}
        </Field>
        <Field label={<Trans>Expires</Trans>} skip>
          {row.expiresAt && <When at={row.expiresAt} show="moment" />}
        </Field>
      </Fields>
      <ol>
        {row.events.map((event, at) => (
          <li key={at}>
            <When at={event.at} show="moment" /> {i18n._(states[event.state])}, {i18n._(sources[event.source])}
            {(event.code ?? event.message) && <>: {words.reason(event.code, event.message)}</>}{' '}
            {event.code && <code data-notranslate>{event.code}</code>}
          </li>
        ))}
      </ol>
    </div>
  )
}

const states: { readonly [state in EventState]: ReturnType<typeof msg> } = {
  created: msg`decided and written down`,
  sent: msg`handed to the gateway`,
  accepted: msg`the gateway knows it`,
  approved: msg`approved`,
  declined: msg`declined`,
  failed: msg`failed, nothing moved`,
  unknown: msg`no readable answer`,
  reversed: msg`came back`,
}

const sources: { readonly [source in Source]: ReturnType<typeof msg> } = {
  api: msg`by the desk`,
  webhook: msg`told by the gateway`,
  poll: msg`read at the gateway`,
  recovery: msg`found by looking it up`,
  person: msg`by a person`,
}
