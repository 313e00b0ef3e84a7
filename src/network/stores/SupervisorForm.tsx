import { Trans, useLingui } from '@lingui/react/macro'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { DialogActions } from '#ui/act/Dialog.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { tellDone } from '#ui/act/toast.ts'
import { post, useCommand } from '#ui/command.ts'
import { useDeskForm } from '#ui/form/use-desk-form.ts'
import css from './network.module.css'
import { SupervisorAsk } from './shapes.ts'
import { languages } from './words.tsx'

/** Somebody else who will run a store that nobody runs yet. */
export function SupervisorForm({ slug, onClose }: { readonly slug: string; readonly onClose: () => void }) {
  const { t, i18n } = useLingui()
  const form = useDeskForm({
    name: `supervisor-${slug}`,
    initial: { name: '', email: '', language: i18n.locale.startsWith('fr') ? 'fr' : 'en' },
    shape: SupervisorAsk,
    refusals: { already_member: 'email' },
  })
  const invite = useCommand({
    send: post(`/desk/network/stores/${slug}/supervisors`),
    refresh: ['/desk/network'],
    tell: 'inline',
    place: form.showError,
    done: (_answer, { email }: { readonly name: string; readonly email: string; readonly language: string }) => {
      form.sent()
      onClose()
      tellDone(t`The mail is on its way to ${email}`)
    },
  })
  return (
    <form className={css.form} onSubmit={form.onSubmit((values) => void invite.run(values))} noValidate>
      <Problem of={form.elsewhere(invite.error)} />
      <TextInput label={t`Name`} data-autofocus key={form.key('name')} {...form.getInputProps('name')} />
      <TextInput label={t`E-mail`} type="email" key={form.key('email')} {...form.getInputProps('email')} />
      <NativeSelect label={t`Language`} data={languages} data-notranslate key={form.key('language')} {...form.getInputProps('language')} />
      <DialogActions>
        <Button onClick={onClose} disabled={invite.busy}>
          <Trans>Cancel</Trans>
        </Button>
        <CommandButton type="submit" command={invite}>
          <Trans>Send the invitation</Trans>
        </CommandButton>
      </DialogActions>
    </form>
  )
}
