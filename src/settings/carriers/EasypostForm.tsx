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
import { EasypostAsk, EasypostChange, type EasypostView } from './shapes.ts'

type FormProps = {
  /** the account to change; null for a new one */
  readonly account: EasypostView | null
  readonly sandbox: boolean
  readonly at: string
  readonly onClose: () => void
}
type Values = { readonly name: string; readonly apiKey: string; readonly pinned: string }

/** A key is tried at EasyPost before it is kept. */
export function EasypostForm({ account, sandbox, at, onClose }: FormProps) {
  const { t } = useLingui()
  const { slug } = useStore()
  const toBody = ({ name, apiKey, pinned }: Values) => ({
    name,
    apiKey: account && apiKey.trim() === '' ? null : apiKey,
    pinned: pinned.trim() === '' ? null : pinned.trim().split(/[\s,;]+/),
  })
  const form = useDeskForm<Values>({
    name: 'easypost',
    initial: { name: account?.name ?? '', apiKey: '', pinned: account?.pinned?.join(' ') ?? '' },
    shape: account ? EasypostChange : EasypostAsk,
    toBody,
    refusals: {
      carrier_name_taken: 'name',
      not_an_api_key: 'apiKey',
      live_carrier_key_in_sandbox: 'apiKey',
      other_mode: 'apiKey',
      carrier_key_refused: 'apiKey',
    },
    secret: ['apiKey'],
    draft: false,
  })
  const save = useCommand<Values>({
    send: (values, { commandId }) =>
      request(account ? `${at}/easypost/${account.id}` : `${at}/easypost`, {
        method: account ? 'PUT' : 'POST',
        body: toBody(values),
        commandId,
      }),
    refresh: [`/desk/stores/${slug}/settings`],
    tell: 'inline',
    place: form.showError,
    done: () => {
      tellDone(t`Saved. Rates are asked through this account from now on.`)
      onClose()
    },
  })
  const fresh = sandbox
    ? t`This desk talks to the sandbox: EZTK and any letters will do.`
    : t`Begins with EZAK (live) or EZTK (test). It goes in and never comes out again.`
  const hint = account
    ? t`Empty: the key stays. Only another key of the same EasyPost account; a different account is added beside it.`
    : fresh
  return (
    <form className={css.key} onSubmit={form.onSubmit((values) => void save.run(values))}>
      <Problem of={form.elsewhere(save.error)} />
      <TextInput
        label={t`Name`}
        description={t`To know the account by.`}
        data-autofocus
        key={form.key('name')}
        {...form.getInputProps('name')}
      />
      <PasswordInput
        label={t`API key`}
        description={hint}
        autoComplete="off"
        visibilityToggleButtonProps={{ 'aria-label': t`Show what is typed` }}
        key={form.key('apiKey')}
        {...form.getInputProps('apiKey')}
      />
      <TextInput
        label={t`Carrier accounts`}
        description={t`Those behind this account that may be used, by their ids (ca_…) with blanks between. Empty: all of them.`}
        classNames={{ input: 'mono' }}
        key={form.key('pinned')}
        {...form.getInputProps('pinned')}
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
