import type { OrderHead } from '#domain/order-head.ts'
import type { EventState } from '#domain/ledger.ts'
import type { RefundPart } from '#domain/payment/refund.ts'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useStore } from '#ui/desk.tsx'
import { Failed } from '#ui/frame/Failed.tsx'
import { Skeleton } from '#ui/frame/Section.tsx'
import { useDesk } from '#ui/query.ts'
import { Amount } from '#ui/show/Amount.tsx'
import { Copy } from '#ui/show/Copy.tsx'
import { Field, Fields } from '#ui/show/Fields.tsx'
import { When } from '#ui/show/When.tsx'
import type { EventView, TransactionView } from '../shapes.ts'
import css from './payment.module.css'
import { useReasons } from './reasons.tsx'
import { usePaymentWords } from './words.tsx'

type FactsProps = { readonly head: OrderHead; readonly row: TransactionView }

/** Everything known of one attempt: reference, reason, what a refund was for, fee, and each fact as it was learned. */
export function Facts({ head, row }: FactsProps) {
  const { t } = useLingui()
  const reasons = useReasons()
  return (
    <div className={css.facts}>
      <Fields>
        <Field label={<Trans>Reference</Trans>}>{row.reference ? <Copy text={row.reference} what={t`reference`} /> : null}</Field>
        <Field label={<Trans>Reason</Trans>} skip>
          {row.reason && <span data-notranslate>{reasons.refund(row.reason)}</span>}
        </Field>
        <Field label={<Trans>Note</Trans>} skip>
          {row.note && <span data-notranslate>{row.note}</span>}
        </Field>
        <Field label={<Trans>What it was for</Trans>} skip>
          {row.parts.length > 0 ? <Parts head={head} parts={row.parts} /> : null}
        </Field>
        <Field label={<Trans>Goods come back</Trans>} skip>
          {row.goodsBack === null ? null : row.goodsBack ? <Trans>Yes</Trans> : <Trans>No</Trans>}
        </Field>
        <Field label={<Trans>Card expires</Trans>} skip>
          {expiryOf(row)}
        </Field>
        <Field label={<Trans>Gateway fee</Trans>} skip>
          {row.fee === null ? null : <Amount of={{ amount: row.fee, currency: head.currency }} />}
        </Field>
        <Field label={row.expired ? <Trans>Expired</Trans> : <Trans>Expires</Trans>} skip>
          {row.expiresAt && <When at={row.expiresAt} show="moment" />}
        </Field>
      </Fields>
      <Events key={row.outcome} head={head} row={row} />
    </div>
  )
}

/** "04/2028", as it stands on the card; null where the gateway did not tell. */
function expiryOf({ instrument }: TransactionView): string | null {
  if (!instrument?.expMonth || !instrument.expYear) return null
  return `${String(instrument.expMonth).padStart(2, '0')}/${instrument.expYear}`
}

/** Each part with its price and the tax that went with it. */
function Parts({ head, parts }: { readonly head: OrderHead; readonly parts: readonly RefundPart[] }) {
  const words = usePaymentWords()
  const of = (amount: number) => ({ amount, currency: head.currency })
  return (
    <ul className={css.parts}>
      {parts.map((part, at) => (
        <li key={at}>
          {part.quantity > 0 && `${part.quantity} × `}
          {words.part(part.of)} <Amount of={of(part.net)} />
          {part.tax !== 0 && (
            <Trans>
              , tax <Amount of={of(part.tax)} />
            </Trans>
          )}
        </li>
      ))}
    </ul>
  )
}

function Events({ head, row }: FactsProps) {
  const { i18n } = useLingui()
  const { slug } = useStore()
  const { data, error, refetch } = useDesk<readonly EventView[]>(`/desk/stores/${slug}/orders/${head.number}/payment/${row.id}/facts`)
  const words = usePaymentWords()
  const reasons = useReasons()
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} /> : <Skeleton lines={3} />
  return (
    <ol>
      {data.map((event, at) => (
        <li key={at}>
          <When at={event.at} show="moment" /> {i18n._(states[event.state])}, {words.source(event.source)}
          {(event.code ?? event.message) && <>: {reasons.says(event.code, event.message)}</>}{' '}
          {event.code && <code data-notranslate>{event.code}</code>}
        </li>
      ))}
    </ol>
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
