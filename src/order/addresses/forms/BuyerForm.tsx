import type { OrderHead } from '#domain/order-head.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button, TextInput } from '@mantine/core'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { DialogActions } from '#ui/act/Dialog.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { Stale } from '#ui/api.ts'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { useDeskForm } from '#ui/form/use-desk-form.ts'
import css from '../addresses.module.css'
import { BuyerAsk, type AddressesView } from '../shapes.ts'
import { Conflict } from './Conflict.tsx'
import { useMerge, type Merging } from './use-merge.tsx'

type Values = { readonly name: string; readonly company: string; readonly email: string; readonly phone: string }

type FormProps = { readonly head: OrderHead; readonly view: AddressesView; readonly onClose: () => void }

/** The form of the customer's own facts; fetched when it is first opened. */
export function BuyerForm({ head, view: { buyer }, onClose }: FormProps) {
  const { t } = useLingui()
  const { slug } = useStore()
  const order = `/desk/stores/${slug}/orders/${head.number}`
  const start = { name: buyer.name, company: buyer.company ?? '', email: buyer.email ?? '', phone: buyer.phone ?? '' }
  const form = useDeskForm<Values>({
    name: 'buyer',
    initial: start,
    shape: BuyerAsk,
    draft: false,
  })
  const merging = useMerge(start, (field, text) => form.setFieldValue(field as keyof Values, text))
  const names: { readonly [field: string]: string } = { name: t`Name`, company: t`Company`, email: t`E-mail`, phone: t`Phone` }
  const beside = (field: keyof Values) => <Conflict of={merging} field={field} nameOf={(one) => names[one] ?? one} />
  const save = useCommand<Values & { readonly base: Merging['base'] }>({
    send: post(`${order}/addresses/buyer`),
    seen: head.version,
    refresh: [order],
    tell: 'inline',
    place: (error) => merging.meet(error) || form.showError(error),
    done: onClose,
  })
  const settled = save.error instanceof Stale && merging.conflicts.length === 0
  return (
    <form className={css.form} onSubmit={form.onSubmit((values) => void save.run({ ...values, base: merging.base }))}>
      <Problem of={settled ? null : save.error} />
      <TextInput label={names.name} key={form.key('name')} {...form.getInputProps('name')} data-autofocus />
      {beside('name')}
      <TextInput label={names.company} key={form.key('company')} {...form.getInputProps('company')} />
      {beside('company')}
      <TextInput
        label={names.email}
        description={t`Letters go here from now on.`}
        key={form.key('email')}
        {...form.getInputProps('email')}
      />
      {beside('email')}
      <TextInput label={names.phone} key={form.key('phone')} {...form.getInputProps('phone')} />
      {beside('phone')}
      <DialogActions>
        <Button onClick={onClose} disabled={save.busy}>
          <Trans>Cancel</Trans>
        </Button>
        <CommandButton command={save} type="submit">
          <Trans>Save customer</Trans>
        </CommandButton>
      </DialogActions>
    </form>
  )
}
