import { Trans, useLingui } from '@lingui/react/macro'
import { Button, PasswordInput, TextInput } from '@mantine/core'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { DialogActions } from '#ui/act/Dialog.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { tellDone } from '#ui/act/toast.ts'
import { request } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { useDeskForm } from '#ui/form/use-desk-form.ts'
import css from '../settings.module.css'
import { GatewayAsk, type GatewayView } from './shapes.ts'

type FormProps = { readonly account: GatewayView | null; readonly sandbox: boolean; readonly at: string; readonly onClose: () => void }
type Values = { readonly name: string; readonly secretKey: string; readonly publishableKey: string }

/** Keys are tried at the gateway before they are kept. */
export function GatewayForm({ account, sandbox, at, onClose }: FormProps) {
  const { t } = useLingui()
  const { slug } = useStore()
  const form = useDeskForm<Values>({
    name: 'gateway',
    initial: { name: account?.name ?? '', secretKey: '', publishableKey: account?.publishableKey ?? '' },
    shape: GatewayAsk,
    toBody,
    secret: ['secretKey'],
    draft: false,
  })
  const save = useCommand<Values>({
    send: (values, { commandId }) => request(at, { method: 'PUT', body: toBody(values), commandId }),
    refresh: [`/desk/stores/${slug}/settings`, '/desk/me'],
    tell: 'inline',
    place: form.showError,
    done: () => {
      tellDone(t`The gateway takes these keys. They are in use from now on.`)
      onClose()
    },
  })
  return (
    <form className={css.key} onSubmit={form.onSubmit((values) => void save.run(values))}>
      <Problem of={save.error} />
      {account && (
        <p className={css.says}>
          <Trans>What was paid through the old keys is still captured and refunded through them.</Trans>
        </p>
      )}
      <TextInput
        label={t`Name`}
        description={t`To know the account by.`}
        data-autofocus
        key={form.key('name')}
        {...form.getInputProps('name')}
      />
      <PasswordInput
        label={t`Secret key`}
        description={
          sandbox
            ? t`This desk talks to the sandbox: sk_test_ and any letters will do.`
            : t`Begins with sk_ or rk_. It goes in and never comes out again.`
        }
        autoComplete="off"
        visibilityToggleButtonProps={{ 'aria-label': t`Show what is typed` }}
        key={form.key('secretKey')}
        {...form.getInputProps('secretKey')}
      />
      <TextInput
        label={t`Publishable key`}
        description={t`Begins with pk_. It may be left out.`}
        key={form.key('publishableKey')}
        {...form.getInputProps('publishableKey')}
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

function toBody({ publishableKey, ...values }: Values) {
  return { gateway: 'stripe', ...values, publishableKey: publishableKey.trim() || null }
}
