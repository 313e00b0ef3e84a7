import type { OrderHead } from '#domain/order-head.ts'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Amount } from '#ui/show/Amount.tsx'
import { TaxName } from '#ui/tax/TaxName.tsx'
import css from './content.module.css'
import type { Editing } from './forms/editing.tsx'
import type { ContentView } from './shapes.ts'

type TotalsProps = { readonly head: OrderHead; readonly view: ContentView; readonly open: (what: Editing) => void }

/** The order's sums on one right edge, and beneath them what it earns. */
export function TotalsPanel({ head, view, open }: TotalsProps) {
  const { currency } = head
  const { totals } = view
  const lineDiscounts = view.lines.filter((line) => line.state !== 'cancelled').reduce((sum, line) => sum + line.discount, 0)
  return (
    <div className={css.foot}>
      <dl className={css.totals}>
        <Row label={<Trans>Subtotal</Trans>} amount={totals.subtotal} currency={currency} />
        {totals.cores > 0 && <Row label={<Trans>Core charges</Trans>} amount={totals.cores} currency={currency} />}
        {lineDiscounts > 0 && <Row label={<Trans>Discounts on lines</Trans>} amount={-lineDiscounts} currency={currency} />}
        <Discounts view={view} currency={currency} open={open} />
        <Row
          label={
            <Trans>
              Shipping: <span data-notranslate>{view.shippingService}</span>
            </Trans>
          }
          amount={totals.shipping}
          currency={currency}
        />
        {view.fees.map((fee) => (
          <Row key={fee.label} label={<span data-notranslate>{fee.label}</span>} amount={fee.amount} currency={currency} />
        ))}
        <Taxes view={view} currency={currency} />
        <div className={css.total}>
          <dt>
            <Trans>Order total</Trans>
          </dt>
          <dd>
            <Amount of={{ amount: totals.total, currency }} strong />
          </dd>
        </div>
        {view.profit && <Profit profit={view.profit} currency={currency} />}
      </dl>
    </div>
  )
}

function Row({
  label,
  amount,
  currency,
  quiet,
}: {
  readonly label: ReactNode
  readonly amount: number
  readonly currency: string
  readonly quiet?: boolean
}) {
  return (
    <div data-quiet={quiet || undefined}>
      <dt>{label}</dt>
      <dd>
        <Amount of={{ amount, currency }} />
      </dd>
    </div>
  )
}

function Discounts({
  view,
  currency,
  open,
}: {
  readonly view: ContentView
  readonly currency: string
  readonly open: TotalsProps['open']
}) {
  const { t } = useLingui()
  return view.discounts.map((discount, index) => (
    <Row
      key={`${index} ${discount.label}`}
      amount={-discount.amount}
      currency={currency}
      label={
        <>
          <Trans>
            Discount <span data-notranslate>{discount.label}</span>
          </Trans>
          {discount.code && (
            <>
              {' '}
              <span className="mono" data-notranslate>
                {discount.code}
              </span>
            </>
          )}
          {view.can.edit.ok && (
            <ActionIcon
              size={24}
              variant="subtle"
              color="gray"
              className={css.remove}
              aria-label={t`Take the discount ${discount.label} back`}
              onClick={() => open({ kind: 'remove_discount', index, label: discount.label, amount: discount.amount })}
            >
              <IconX size={14} aria-hidden />
            </ActionIcon>
          )}
        </>
      }
    />
  ))
}

function Taxes({ view, currency }: { readonly view: ContentView; readonly currency: string }) {
  if (view.taxes.length === 0) return <Row label={<Trans>Tax</Trans>} amount={view.totals.tax} currency={currency} />
  return view.taxes.map((tax) => (
    <Row
      key={`${tax.jurisdiction} ${tax.ratePpm} ${tax.remittedBy}`}
      amount={tax.amount}
      currency={currency}
      label={
        <>
          <TaxName name={tax.jurisdiction} ratePpm={tax.ratePpm} />
          {tax.remittedBy === 'channel' && (
            <span className="muted">
              {' '}
              <Trans>remitted by the channel</Trans>
            </span>
          )}
        </>
      }
    />
  ))
}

function Profit({ profit, currency }: { readonly profit: NonNullable<ContentView['profit']>; readonly currency: string }) {
  const { parts, gross, missingCosts, labels, credited } = profit
  if (parts === null || gross === null) {
    return (
      <div data-quiet>
        <dt>
          <Trans>Gross profit</Trans>
        </dt>
        <dd>
          <Plural value={missingCosts} one="cost missing on # line" other="cost missing on # lines" />
        </dd>
      </div>
    )
  }
  return (
    <>
      {credited > 0 && <Row label={<Trans>Given back for good, before tax</Trans>} amount={-credited} currency={currency} quiet />}
      <Row
        label={labels === null ? <Trans>Gross profit before the label</Trans> : <Trans>Gross profit</Trans>}
        amount={gross}
        currency={currency}
        quiet
      />
      <Row label={<Trans>Parts profit</Trans>} amount={parts} currency={currency} quiet />
    </>
  )
}
