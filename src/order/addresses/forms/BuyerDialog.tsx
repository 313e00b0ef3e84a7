import type { OrderHead } from '#domain/order-head.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button, TextInput } from '@mantine/core'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { Dialog, DialogActions } from '#ui/act/Dialog.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { useDeskForm } from '#ui/form/use-desk-form.ts'
import css from '../addresses.module.css'
import { BuyerAsk, type AddressesView } from '../shapes.ts'

type DialogProps = { readonly head: OrderHead; readonly view: AddressesView; readonly open: boolean; readonly onClose: () => void }

/** Puts the customer's own facts right: letters go to the new address from then on. */
export function BuyerDialog({ open, onClose, ...rest }: DialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title={<Trans>Edit customer</Trans>} size="sm">
      <BuyerForm {...rest} onClose={onClose} />
    </Dialog>
  )
}

type Values = { readonly name: string; readonly company: string; readonly email: string; readonly phone: string }

function BuyerForm({ head, view: { buyer }, onClose }: Omit<DialogProps, 'open'>) {
  const { t } = useLingui()
  const { slug } = useStore()
  const order = `/desk/stores/${slug}/orders/${head.number}`
  const form = useDeskForm<Values>({
    name: 'buyer',
    initial: { name: buyer.name, company: buyer.company ?? '', email: buyer.email ?? '', phone: buyer.phone ?? '' },
    shape: BuyerAsk,
    draft: false,
  })
  const save = useCommand<Values>({
    send: post(`${order}/addresses/buyer`),
    seen: head.version,
    refresh: [order],
    tell: 'inline',
    place: form.showError,
    done: onClose,
  })
  return (
    <form className={css.form} onSubmit={form.onSubmit((values) => void save.run(values))}>
      <Problem of={save.error} />
      <TextInput label={t`Name`} key={form.key('name')} {...form.getInputProps('name')} data-autofocus />
      <TextInput label={t`Company`} key={form.key('company')} {...form.getInputProps('company')} />
      <TextInput label={t`E-mail`} description={t`Letters go here from now on.`} key={form.key('email')} {...form.getInputProps('email')} />
      <TextInput label={t`Phone`} key={form.key('phone')} {...form.getInputProps('phone')} />
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
