import type { OrderHead } from '#domain/order-head.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconPhone } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Section } from '#ui/frame/Section.tsx'
import { CustomerName } from '#ui/show/CustomerName.tsx'
import { Amount } from '#ui/show/Amount.tsx'
import { Copy } from '#ui/show/Copy.tsx'
import { Field, Fields } from '#ui/show/Fields.tsx'
import { When } from '#ui/show/When.tsx'
import { addRefusals } from '#ui/refusals.ts'
import { msg } from '@lingui/core/macro'
import { Controls } from './Controls.tsx'
import { EarlierOrders } from './EarlierOrders.tsx'
import type { SummaryView } from './shapes.ts'
import css from './summary.module.css'
import type { OnConflict } from '#ui/act/use-change.tsx'

addRefusals({
  own_command: () => msg`Completed and Cancelled have their own buttons, because they settle money and parts.`,
  not_of_store: () => msg`This person does not work orders of this store.`,
  order_cancelled: () => msg`The order is cancelled and stays as it is.`,
})

type SummaryProps = {
  readonly head: OrderHead
  readonly view: SummaryView
  /** gross profit in minor units; undefined for those who may not see it, null while a cost is missing */
  readonly profit?: number | null
  /** told when somebody else was faster: how to set one's own all the same */
  readonly onConflict?: OnConflict
}

/** The order at a glance: the sums, who ordered, where from, and who works on it. */
export function SummarySection({ head, view, profit, onConflict }: SummaryProps) {
  return (
    <Section id="summary" title={<Trans>Summary</Trans>}>
      <Figures head={head} profit={profit} />
      {view.comment && <Comment text={view.comment} />}
      <div className={css.room}>
        <div className={css.facts}>
          <Buyer view={view} />
          <Origin head={head} view={view} />
        </div>
      </div>
      <Controls head={head} view={view} onConflict={onConflict} />
    </Section>
  )
}

function Figures({ head, profit }: Pick<SummaryProps, 'head' | 'profit'>) {
  const { currency } = head
  return (
    <dl className={css.figures}>
      <Figure label={<Trans>Order total</Trans>}>
        <Amount of={{ amount: head.total, currency }} strong />
      </Figure>
      <Figure label={<Trans>Collected</Trans>}>
        <Amount of={{ amount: head.collected, currency }} tone={head.collected > 0 ? 'money' : undefined} />
      </Figure>
      <Figure label={head.balance < 0 ? <Trans>To refund</Trans> : <Trans>Balance due</Trans>}>
        <Amount of={{ amount: Math.abs(head.balance), currency }} />
      </Figure>
      {profit !== undefined && (
        <Figure label={<Trans>Gross profit</Trans>}>
          {profit === null ? <span className="muted">–</span> : <Amount of={{ amount: profit, currency }} />}
        </Figure>
      )}
      <Figure label={<Trans>Ship by</Trans>}>
        <When at={head.shipBy} />
      </Figure>
    </dl>
  )
}

function Figure({ label, children }: { readonly label: ReactNode; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Comment({ text }: { readonly text: string }) {
  return (
    <figure className={css.comment}>
      <figcaption>
        <Trans>The customer wrote</Trans>
      </figcaption>
      <blockquote data-notranslate>{text}</blockquote>
    </figure>
  )
}

function Buyer({ view }: Pick<SummaryProps, 'view'>) {
  const { t } = useLingui()
  const { email, phone } = view
  return (
    <Fields>
      <Field label={<Trans>Customer</Trans>}>
        <strong>
          <CustomerName name={view.customer} />
        </strong>
      </Field>
      <Field label={<Trans>Company</Trans>} skip>
        {view.company && <span data-notranslate>{view.company}</span>}
      </Field>
      <Field label={<Trans>E-mail</Trans>}>{email && <Copy text={email} what={t`e-mail`} mono={false} />}</Field>
      <Field label={<Trans>Phone</Trans>}>
        {phone && (
          <span className={css.phone}>
            <Copy text={phone.typed} shown={phone.shown} what={t`phone number`} mono={false} />
            {phone.dial && (
              <a href={phone.dial} className={css.call}>
                <IconPhone size={14} aria-hidden /> <Trans>Call</Trans>
              </a>
            )}
          </span>
        )}
      </Field>
      <Field label={<Trans>Earlier orders</Trans>}>
        <EarlierOrders view={view} />
      </Field>
    </Fields>
  )
}

function Origin({ head, view }: Pick<SummaryProps, 'head' | 'view'>) {
  const { t } = useLingui()
  return (
    <Fields>
      <Field label={<Trans>Channel</Trans>}>
        {view.source === 'phone' ? <Trans>Typed in at the counter</Trans> : <span data-notranslate>{view.channel}</span>}
      </Field>
      <Field label={<Trans>Number there</Trans>} skip>
        {view.source === 'phone' ? null : <Copy text={view.externalNumber} what={t`order number`} />}
      </Field>
      <Field label={<Trans>PO number</Trans>} skip>
        {view.poNumber && <Copy text={view.poNumber} what={t`PO number`} />}
      </Field>
      <Field label={<Trans>Placed</Trans>}>
        <When at={head.placedAt} show="moment" />
      </Field>
      <Field label={<Trans>Promised for</Trans>} skip>
        {view.deliverBy && <When at={view.deliverBy} />}
      </Field>
      <Field label={<Trans>IP address</Trans>} skip={view.source === 'phone'}>
        {view.ip && <Copy text={view.ip} what={t`IP address`} />}
      </Field>
      <Field label={<Trans>Language</Trans>} skip>
        {view.language === 'fr' ? <Trans>French</Trans> : null}
      </Field>
      <Field label={<Trans>Tax</Trans>} skip>
        {view.taxExempt ? <Trans>Exempt</Trans> : null}
      </Field>
      <Field label={<Trans>Cancelled because</Trans>} skip>
        {view.cancelledReason && <span data-notranslate>{view.cancelledReason}</span>}
      </Field>
    </Fields>
  )
}
