import { Trans, useLingui } from '@lingui/react/macro'
import { Button, TextInput } from '@mantine/core'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { DialogActions } from '#ui/act/Dialog.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { tellDone } from '#ui/act/toast.ts'
import { post, useCommand } from '#ui/command.ts'
import { useDeskForm } from '#ui/form/use-desk-form.ts'
import css from './registry.module.css'
import { AppealAsk } from './shapes.ts'

/** An appeal that came by mail. What is typed is kept nowhere: neither as a draft in the browser nor at the server. */
export function AppealForm({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLingui()
  const form = useDeskForm<AppealAsk>({
    name: 'appeal',
    initial: { email: '', phone: '' },
    shape: AppealAsk,
    refusals: { nothing_given: 'email', nothing_known: 'email', not_a_phone: 'phone' },
    draft: false,
  })
  const enter = useCommand<AppealAsk>({
    send: post('/desk/network/registry/appeals'),
    refresh: ['/desk/network/registry'],
    tell: 'inline',
    place: form.showError,
    done: () => {
      onClose()
      tellDone(t`Suspended until you decide; it stands in the list`)
    },
  })
  return (
    <form className={css.form} onSubmit={form.onSubmit((values) => void enter.run(values))} noValidate>
      <Problem of={form.elsewhere(enter.error)} />
      <p>
        <Trans>
          By the buyer’s e-mail address or telephone number, once you are sure that it is theirs. Both are turned into keyed hashes at once
          and not kept. Every report that holds one of them is suspended until you decide.
        </Trans>
      </p>
      <TextInput
        label={t`Buyer’s e-mail`}
        type="email"
        autoComplete="off"
        data-autofocus
        key={form.key('email')}
        {...form.getInputProps('email')}
      />
      <TextInput label={t`Buyer’s phone`} type="tel" autoComplete="off" key={form.key('phone')} {...form.getInputProps('phone')} />
      <DialogActions>
        <Button onClick={onClose} disabled={enter.busy}>
          <Trans>Cancel</Trans>
        </Button>
        <CommandButton type="submit" command={enter}>
          <Trans>Suspend the reports</Trans>
        </CommandButton>
      </DialogActions>
    </form>
  )
}
