import { Trans, useLingui } from '@lingui/react/macro'
import { Button, PasswordInput, TextInput } from '@mantine/core'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { DialogActions } from '#ui/act/Dialog.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { useDeskForm } from '#ui/form/use-desk-form.ts'
import css from '../settings.module.css'
import { useSaveAccount, type AccountFormProps } from './account-form.tsx'
import { StripeAsk } from './shapes.ts'

type Values = { readonly name: string; readonly secretKey: string; readonly publishableKey: string }

/** Keys are tried at the gateway before they are kept. */
export function StripeForm({ account, sandbox, at, onClose }: AccountFormProps) {
  const { t } = useLingui()
  const form = useDeskForm<Values>({
    name: 'gateway',
    initial: { name: account?.name ?? '', secretKey: '', publishableKey: account?.publishableKey ?? '' },
    shape: StripeAsk,
    toBody,
    secret: ['secretKey'],
    draft: false,
  })
  const save = useSaveAccount<Values>({ at, toBody, place: form.showError, onClose })
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
        description={t`Begins with pk_. Without it no card can be typed in at the desk or on a pay link.`}
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
