import { addressFields } from '#domain/address.ts'
import type { Money } from '#domain/money.ts'
import type { OrderHead } from '#domain/order-head.ts'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { DialogActions } from '#ui/act/Dialog.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { Stale } from '#ui/api.ts'
import { useDeskForm, type DeskForm } from '#ui/form/use-desk-form.ts'
import { localeTag } from '#ui/i18n.ts'
import { Amount } from '#ui/show/Amount.tsx'
import { countries } from '../countries.tsx'
import css from '../addresses.module.css'
import { useFieldNames } from '../field-names.tsx'
import { Conflict } from './Conflict.tsx'
import { useMerge, type Merging } from './use-merge.tsx'
import { AddressAsk, type AddressesView, type AddressKind } from '../shapes.ts'

type FormProps = { readonly head: OrderHead; readonly view: AddressesView; readonly kind: AddressKind; readonly onClose: () => void }

type Values = { readonly address: { readonly [field: string]: string }; readonly reason: string }

/** The form of one address; fetched when one is first edited. */
export function AddressForm({ head, view, kind, onClose }: FormProps) {
  const { slug } = useStore()
  const order = `/desk/stores/${slug}/orders/${head.number}`
  const { address } = view[kind]
  const start = Object.fromEntries(addressFields.map((field) => [field, address[field] ?? '']))
  const form = useDeskForm<Values>({
    name: `address ${kind}`,
    initial: { address: start, reason: '' },
    shape: AddressAsk,
    draft: false,
  })
  const merging = useMerge(start, (field, text) => form.setFieldValue(`address.${field}`, text))
  const takenBack = kind === 'shipping' ? view.stakes.unscanned.shipments : 0
  const save = useCommand<Values & { readonly takenBack: number; readonly base: Merging['base'] }>({
    send: post(`${order}/addresses/${kind}`),
    seen: head.version,
    refresh: [order],
    tell: 'inline',
    place: (error) => merging.meet(error) || form.showError(error),
    done: onClose,
  })
  const settled = save.error instanceof Stale && merging.conflicts.length === 0
  return (
    <form className={css.form} onSubmit={form.onSubmit((values) => void save.run({ ...values, takenBack, base: merging.base }))}>
      <Problem of={settled ? null : save.error} />
      <Stakes view={view} kind={kind} currency={head.currency} />
      <AddressFields form={form} merging={merging} />
      <ReasonField form={form} />
      <DialogActions>
        <Button onClick={onClose} disabled={save.busy}>
          <Trans>Cancel</Trans>
        </Button>
        <CommandButton command={save} type="submit" danger={takenBack > 0}>
          {takenBack > 0 ? <Trans>Void labels, save address</Trans> : <Trans>Save address</Trans>}
        </CommandButton>
      </DialogActions>
    </form>
  )
}

function AddressFields({ form, merging }: { readonly form: DeskForm<Values>; readonly merging: Merging }) {
  const { i18n } = useLingui()
  const nameOf = useFieldNames()
  const field = (name: Parameters<typeof nameOf>[0]) => ({
    label: nameOf(name),
    key: form.key(`address.${name}`),
    ...form.getInputProps(`address.${name}`),
  })
  const beside = (name: Parameters<typeof nameOf>[0]) => <Conflict of={merging} field={name} nameOf={(one) => nameOf(one as typeof name)} />
  return (
    <>
      <TextInput {...field('name')} key={form.key('address.name')} data-autofocus />
      {beside('name')}
      <TextInput {...field('company')} key={form.key('address.company')} />
      {beside('company')}
      <TextInput {...field('line1')} key={form.key('address.line1')} />
      {beside('line1')}
      <TextInput {...field('line2')} key={form.key('address.line2')} />
      {beside('line2')}
      <div className={css.row}>
        <TextInput {...field('city')} key={form.key('address.city')} />
        <TextInput {...field('region')} key={form.key('address.region')} />
        <TextInput {...field('postalCode')} key={form.key('address.postalCode')} />
      </div>
      {beside('city')}
      <div className={css.row}>
        <NativeSelect {...field('country')} key={form.key('address.country')} data={countries(localeTag(i18n.locale))} data-notranslate />
        <TextInput {...field('phone')} key={form.key('address.phone')} />
      </div>
      {beside('phone')}
    </>
  )
}

function ReasonField({ form }: { readonly form: DeskForm<Values> }) {
  const { t } = useLingui()
  return (
    <TextInput label={t`Reason`} description={t`Stands in the activity log.`} key={form.key('reason')} {...form.getInputProps('reason')} />
  )
}

/** What a changed address costs in proof and in figures. */
function Stakes({
  view: { stakes },
  kind,
  currency,
}: {
  readonly view: AddressesView
  readonly kind: AddressKind
  readonly currency: string
}) {
  const { shipments, cost } = stakes.unscanned
  const says = [
    shipments > 0 && kind === 'shipping' && <TakenBack key="labels" shipments={shipments} cost={{ amount: cost, currency }} />,
    stakes.avsSpoke && kind === 'billing' && (
      <Trans key="avs">The issuer’s address check (AVS) spoke for the old address, not for this one.</Trans>
    ),
    stakes.sellerProtection && kind === 'shipping' && (
      <Trans key="paypal">PayPal’s seller protection holds for the old address only.</Trans>
    ),
    stakes.shippingCharged && kind === 'shipping' && <Trans key="rates">Shipping was charged for the old address; rates may differ.</Trans>,
    stakes.taxed && kind === 'shipping' && <Trans key="tax">Tax was computed for the old address and stays as it is.</Trans>,
  ].filter(Boolean)
  if (says.length === 0) return null
  return (
    <ul className={css.stakes}>
      {says.map((say, at) => (
        <li key={at}>{say}</li>
      ))}
    </ul>
  )
}

function TakenBack({ shipments, cost }: { readonly shipments: number; readonly cost: Money }) {
  return (
    <>
      <Plural
        value={shipments}
        one="A label was bought for the old address, and no carrier has scanned it: its shipment is taken back first, its parts are open again."
        other="Labels were bought for the old address, and no carrier has scanned them: # shipments are taken back first, their parts are open again."
      />{' '}
      {cost.amount > 0 && (
        <Trans>
          The carrier is asked for <Amount of={cost} strong />.
        </Trans>
      )}
    </>
  )
}
