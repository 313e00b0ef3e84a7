import { Trans } from '@lingui/react/macro'
import { Section } from '#ui/frame/Section.tsx'
import { useNumber } from '#ui/show/OrderNumber.tsx'
import css from './order.module.css'

const loading = { kind: 'loading' } as const

/** The outline of an order while it is on its way: the same sections at about their heights, so that nothing jumps. */
export function OrderWaiting({ number: plain }: { readonly number: string }) {
  const number = useNumber()(Number(plain))
  return (
    <>
      <header className={css.header}>
        <title>{`#${number} · Partsdesk`}</title>
        <h1>
          <Trans>Order</Trans>{' '}
          <span className="tabular" data-notranslate>
            #{number}
          </span>
        </h1>
      </header>
      <div className={css.page}>
        <div className={css.sections}>
          <div className={css.top}>
            <Section id="summary" title={<Trans>Summary</Trans>} state={loading} lines={9} />
            <Section id="risk" title={<Trans>Risk</Trans>} state={loading} lines={9} />
            <Section id="fraud" title={<Trans>Report Fraud</Trans>} state={loading} lines={1} />
          </div>
          <Section id="addresses" title={<Trans>Billing and Shipping</Trans>} state={loading} lines={4} />
          <Section id="content" title={<Trans>Content</Trans>} state={loading} lines={9} />
        </div>
      </div>
    </>
  )
}
