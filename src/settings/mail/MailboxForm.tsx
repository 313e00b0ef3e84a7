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
import { MailboxAsk, type MailboxView } from './shapes.ts'

type Values = ServerTyped & { readonly folder: string; readonly doneFolder: string; readonly trustedHost: string }
type FormProps = { readonly mailbox: MailboxView | null; readonly at: string; readonly onClose: () => void }

/** A mailbox is opened before it is kept. */
export function MailboxForm({ mailbox, at, onClose }: FormProps) {
  const { t } = useLingui()
  const { slug } = useStore()
  const form = useDeskForm<Values>({
    name: 'mailbox',
    initial: initialOf(mailbox),
    shape: MailboxAsk,
    toBody,
    refusals: {
      mailbox_name: 'host',
      mailbox_private: 'host',
      mailbox_tls: 'tls',
      mailbox_password: 'password',
      mail_password_missing: 'password',
      mailbox_folder: 'folder',
    },
    secret: ['password'],
    draft: false,
  })
  const save = useCommand<Values>({
    send: (values, { commandId }) => request(`${at}/mailbox`, { method: 'PUT', body: toBody(values), commandId }),
    refresh: [`/desk/stores/${slug}/settings`],
    tell: 'inline',
    place: form.showError,
    done: () => {
      tellDone(t`The mailbox opens. What arrives from now on is read.`)
      onClose()
    },
  })
  return (
    <form className={css.key} onSubmit={form.onSubmit((values) => void save.run(values))} noValidate>
      <Problem of={form.elsewhere(save.error)} />
      <ServerFields form={form} example="imap.dealer.example" kept={mailbox !== null} />
      <div className={css.fields}>
        <TextInput
          label={t`Folder`}
          description={t`Mail is read from here. What lies in it already stays as it is.`}
          key={form.key('folder')}
          {...form.getInputProps('folder')}
        />
        <TextInput
          label={t`Move to`}
          description={t`A folder for what was taken. Empty: it is marked as read.`}
          key={form.key('doneFolder')}
          {...form.getInputProps('doneFolder')}
        />
        <TextInput
          label={t`Senders checked by`}
          description={t`The host that writes Authentication-Results at your provider. Empty: senders are not checked.`}
          placeholder="mx.dealer.example"
          key={form.key('trustedHost')}
          {...form.getInputProps('trustedHost')}
        />
      </div>
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

function initialOf(mailbox: MailboxView | null): Values {
  return {
    host: mailbox?.host ?? '',
    port: mailbox?.port ?? 993,
    tls: mailbox?.tls ?? 'tls',
    user: mailbox?.user ?? '',
    password: '',
    folder: mailbox?.folder ?? 'INBOX',
    doneFolder: mailbox?.doneFolder ?? '',
    trustedHost: mailbox?.trustedHost ?? '',
  }
}

function toBody({ folder, doneFolder, trustedHost, ...server }: Values) {
  const body = serverBody(server)
  return { ...body, user: body.user ?? '', folder, doneFolder: doneFolder.trim() || null, trustedHost: trustedHost.trim() || null }
}
