import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Checkbox, PasswordInput, TextInput } from '@mantine/core'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { DialogActions } from '#ui/act/Dialog.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { useDeskForm } from '#ui/form/use-desk-form.ts'
import css from '../settings.module.css'
import { useSaveAccount, type AccountFormProps } from './account-form.tsx'
import { PaypalAsk } from './shapes.ts'

type Values = { readonly name: string; readonly clientId: string; readonly secret: string; readonly live: boolean }

/** A PayPal app's id and secret, tried at PayPal before they are kept. */
export function PaypalForm({ account, sandbox, at, onClose }: AccountFormProps) {
  const { t } = useLingui()
  const form = useDeskForm<Values>({
    name: 'paypal',
    initial: { name: account?.name ?? '', clientId: account?.publishableKey ?? '', secret: '', live: account?.live ?? !sandbox },
    shape: PaypalAsk,
    toBody,
    secret: ['secret'],
    draft: false,
  })
  const save = useSaveAccount<Values>({ at, toBody, place: form.showError, onClose })
  return (
    <form className={css.key} onSubmit={form.onSubmit((values) => void save.run(values))}>
      <Problem of={save.error} />
      <TextInput
        label={t`Name`}
        description={t`To know the account by.`}
        data-autofocus
        key={form.key('name')}
        {...form.getInputProps('name')}
      />
      <TextInput
        label={t`Client ID`}
        description={
          sandbox ? t`This desk talks to the sandbox: pp_test_ and any letters will do.` : t`From the app in PayPal’s developer dashboard.`
        }
        autoComplete="off"
        key={form.key('clientId')}
        {...form.getInputProps('clientId')}
      />
      <PasswordInput
        label={t`Secret`}
        description={t`It goes in and never comes out again.`}
        autoComplete="off"
        visibilityToggleButtonProps={{ 'aria-label': t`Show what is typed` }}
        key={form.key('secret')}
        {...form.getInputProps('secret')}
      />
      {!sandbox && (
        <Checkbox
          label={t`Real money`}
          description={t`Off: PayPal’s own sandbox, for trying things out.`}
          key={form.key('live')}
          {...form.getInputProps('live', { type: 'checkbox' })}
        />
      )}
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

function toBody(values: Values) {
  return { gateway: 'paypal', ...values }
}
