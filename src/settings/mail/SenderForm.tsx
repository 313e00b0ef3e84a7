import { Trans, useLingui } from '@lingui/react/macro'
import { Button, TextInput } from '@mantine/core'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { DialogActions } from '#ui/act/Dialog.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { tellDone } from '#ui/act/toast.ts'
import { request } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { useDeskForm } from '#ui/form/use-desk-form.ts'
import css from '../settings.module.css'
import { serverBody, ServerFields, type ServerTyped } from './ServerFields.tsx'
import { SenderAsk, type SenderView } from './shapes.ts'

type Values = ServerTyped & { readonly from: string }
type FormProps = { readonly sender: SenderView | null; readonly at: string; readonly onClose: () => void }

/** A mail is sent by the server, to the person who enters it, before it is kept. */
export function SenderForm({ sender, at, onClose }: FormProps) {
  const { t } = useLingui()
  const { slug } = useStore()
  const form = useDeskForm<Values>({
    name: 'sender',
    initial: {
      from: sender?.from ?? '',
      host: sender?.host ?? '',
      port: sender?.port ?? 465,
      tls: sender?.tls ?? 'tls',
      user: sender?.user ?? '',
      password: '',
    },
    shape: SenderAsk,
    toBody,
    refusals: {
      sender_name: 'host',
      sender_private: 'host',
      sender_tls: 'tls',
      sender_password: 'password',
      mail_password_missing: 'password',
      sender_sender: 'from',
    },
    secret: ['password'],
    draft: false,
  })
  const save = useCommand<Values, { readonly to: string }>({
    send: (values, { commandId }) => request(`${at}/sender`, { method: 'PUT', body: toBody(values), commandId }),
    refresh: [`/desk/stores/${slug}/settings`],
    tell: 'inline',
    place: form.showError,
    done: ({ to }) => {
      tellDone(t`A test mail is on its way to ${to}. Letters leave by this server from now on.`)
      onClose()
    },
  })
  return (
    <form className={css.key} onSubmit={form.onSubmit((values) => void save.run(values))} noValidate>
      <Problem of={form.elsewhere(save.error)} />
      <ServerFields form={form} example="smtp.dealer.example" kept={sender?.user != null} userHint={t`Empty: the server asks for none.`} />
      <TextInput
        label={t`Sender`}
        description={t`The address letters come from. The server must send for it.`}
        placeholder="parts@dealer.example"
        key={form.key('from')}
        {...form.getInputProps('from')}
      />
      <DialogActions>
        <Button onClick={onClose} disabled={save.busy}>
          <Trans>Cancel</Trans>
        </Button>
        <CommandButton type="submit" command={save}>
          <Trans>Test and save</Trans>
        </CommandButton>
      </DialogActions>
    </form>
  )
}

function toBody({ from, ...server }: Values) {
  return { ...serverBody(server), from: from.trim() }
}
