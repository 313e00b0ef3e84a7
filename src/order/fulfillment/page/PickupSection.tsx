import { Trans, useLingui } from '@lingui/react/macro'
import { Checkbox, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useStore } from '#ui/desk.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { Amount } from '#ui/show/Amount.tsx'
import type { FulfillmentView } from '../shapes.ts'
import type { Change, Choice } from './choice.tsx'
import css from './fulfillment.module.css'

/** Who came for it: both optional, and only asked for when it is handed over now. */
export function PickupSection({
  view,
  choice,
  change,
}: {
  readonly view: FulfillmentView
  readonly choice: Choice
  readonly change: Change
}) {
  const { t } = useLingui()
  return (
    <Section id="pickup" title={<Trans>Pickup</Trans>} note={<Trans>Only when it is handed over now</Trans>}>
      <PickupFields
        collectedBy={choice.collectedBy}
        idSeen={choice.idSeen}
        change={change}
        placeholder={t`${view.head.customer}, or somebody else`}
      />
      <ShippingRefund view={view} />
    </Section>
  )
}

type FieldsProps = {
  readonly collectedBy: string
  readonly idSeen: boolean
  readonly change: (changes: { readonly collectedBy?: string; readonly idSeen?: boolean }) => void
  readonly placeholder?: string
}

/** Who collected it, and whether an ID was seen. */
export function PickupFields({ collectedBy, idSeen, change, placeholder }: FieldsProps) {
  const { t } = useLingui()
  return (
    <div className={css.pickup}>
      <TextInput
        label={t`Collected by (optional)`}
        placeholder={placeholder}
        value={collectedBy}
        onChange={({ currentTarget: { value } }) => change({ collectedBy: value })}
        maxLength={120}
        data-notranslate
      />
      <Checkbox label={t`ID seen`} checked={idSeen} onChange={() => change({ idSeen: !idSeen })} />
    </div>
  )
}

/** Who paid for shipping and comes to the counter may want it back. */
function ShippingRefund({ view }: { readonly view: FulfillmentView }) {
  const { slug } = useStore()
  const { shippingCharged } = view.judging
  if (shippingCharged === 0) return null
  return (
    <p className={css.remark}>
      <Trans>
        The customer paid <Amount of={{ amount: shippingCharged, currency: view.head.currency }} /> for shipping.
      </Trans>{' '}
      <Link to="/$store/orders/$number" params={{ store: slug, number: String(view.head.number) }} search={{ open: 'refund' }}>
        <Trans>Refund it</Trans>
      </Link>
    </p>
  )
}
