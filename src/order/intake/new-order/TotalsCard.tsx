import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Section } from '#ui/frame/Section.tsx'
import { Amount } from '#ui/show/Amount.tsx'
import { Field, Fields } from '#ui/show/Fields.tsx'
import { useTyped, type PartProps } from './form.tsx'
import { TaxName } from '#ui/tax/TaxName.tsx'
import css from './new-order.module.css'
import { readOrder, type Ways } from './read-order.tsx'

/** The totals as they stand while one types, and under them the step. */
export function TotalsCard({ form, live, ways, children }: PartProps & { readonly ways: Ways; readonly children: ReactNode }) {
  return (
    <aside className={css.aside}>
      <Section id="totals" title={<Trans>Totals</Trans>}>
        <Totals form={form} live={live} ways={ways} />
        <div className={css.step}>{children}</div>
      </Section>
    </aside>
  )
}

function Totals({ form, live, ways }: PartProps & { readonly ways: Ways }) {
  const { totals, taxes } = readOrder(
    useTyped(form, live, (typed) => typed),
    ways,
  )
  const of = (amount: number) => <Amount of={{ amount, currency: ways.currency }} />
  return (
    <>
      <Fields end>
        <Field label={<Trans>Subtotal</Trans>}>{of(totals.subtotal)}</Field>
        <Field label={<Trans>Core charges</Trans>} skip>
          {totals.cores > 0 ? of(totals.cores) : null}
        </Field>
        <Field label={<Trans>Discounts</Trans>} skip>
          {totals.discounts > 0 ? of(-totals.discounts) : null}
        </Field>
        <Field label={<Trans>Shipping</Trans>}>{of(totals.shipping)}</Field>
        <Field label={<Trans>Fees</Trans>} skip>
          {totals.fees > 0 ? of(totals.fees) : null}
        </Field>
        {taxes.length === 0 && <Field label={<Trans>Tax</Trans>}>{of(0)}</Field>}
        {taxes.map((tax) => (
          <Field key={`${tax.jurisdiction} ${tax.ratePpm}`} label={<TaxName name={tax.jurisdiction} ratePpm={tax.ratePpm} />}>
            {of(tax.amount)}
          </Field>
        ))}
      </Fields>
      <div className={css.total}>
        <span>
          <Trans>Order total</Trans>
        </span>
        <output>
          <Amount of={{ amount: totals.total, currency: ways.currency }} strong />
        </output>
      </div>
    </>
  )
}
