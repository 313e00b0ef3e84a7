import { Trans, useLingui } from '@lingui/react/macro'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { DialogActions } from '#ui/act/Dialog.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { tellDone } from '#ui/act/toast.ts'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { useDeskForm } from '#ui/form/use-desk-form.ts'
import css from '../../settings.module.css'
import { InviteAsk, type RoleView } from '../shapes.ts'
import { usePeopleWords } from '../words.tsx'

type Values = { readonly name: string; readonly email: string; readonly role: string; readonly language: string }

/** Somebody new in the store: who, in which role, and in which language they read. What is typed stays until it was sent. */
export function InviteForm({ roles, onClose }: { readonly roles: readonly RoleView[]; readonly onClose: () => void }) {
  const { t } = useLingui()
  const { slug, language } = useStore()
  const { nameOf, sumUp } = usePeopleWords()
  const settings = `/desk/stores/${slug}/settings`
  const usual = roles.find((role) => role.name === 'staff') ?? roles[0]
  const form = useDeskForm<Values>({
    name: 'invite',
    initial: { name: '', email: '', role: usual?.id ?? '', language },
    shape: InviteAsk,
    refusals: { already_member: 'email' },
  })
  const [chosen, choose] = useState(form.getValues().role)
  form.watch('role', ({ value }) => choose(value))
  const invite = useCommand<Values>({
    send: post(`${settings}/people`),
    refresh: [settings],
    tell: 'inline',
    place: form.showError,
    done: (_answer, { email }) => {
      form.sent()
      onClose()
      tellDone(t`Added. The mail is on its way to ${email}.`)
    },
  })
  const role = roles.find((one) => one.id === chosen)
  return (
    <form className={css.key} onSubmit={form.onSubmit((values) => void invite.run(values))} noValidate>
      <Problem of={form.elsewhere(invite.error)} />
      <TextInput label={t`Name`} data-autofocus key={form.key('name')} {...form.getInputProps('name')} />
      <TextInput
        label={t`E-mail`}
        type="email"
        description={t`They get a link to come in. Somebody who has an account already keeps their name and password.`}
        key={form.key('email')}
        {...form.getInputProps('email')}
      />
      <NativeSelect
        label={t`Role`}
        description={role && sumUp(role)}
        data={roles.map((one) => ({ value: one.id, label: nameOf(one) }))}
        key={form.key('role')}
        {...form.getInputProps('role')}
      />
      <NativeSelect
        label={t`Language`}
        description={t`Of their mails and their desk.`}
        data={[
          { value: 'en', label: 'English' },
          { value: 'fr', label: 'Français' },
        ]}
        data-notranslate
        key={form.key('language')}
        {...form.getInputProps('language')}
      />
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
