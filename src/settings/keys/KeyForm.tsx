import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Checkbox, TextInput } from '@mantine/core'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { DialogActions } from '#ui/act/Dialog.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { useDeskForm } from '#ui/form/use-desk-form.ts'
import { Copy } from '#ui/show/Copy.tsx'
import css from '../settings.module.css'
import { KeyAsk, keyScopes, type KeyMade } from './shapes.ts'
import { useKeyWords } from './words.tsx'

type FormProps = { readonly at: string; readonly onClose: () => void }
type Values = { readonly name: string; readonly scopes: string[] }

/** Names a new key and says what it may do; then shows it, this once. */
export function KeyForm({ at, onClose }: FormProps) {
  const { t } = useLingui()
  const { slug } = useStore()
  const { scopeOf } = useKeyWords()
  const form = useDeskForm<Values>({ name: 'key', initial: { name: '', scopes: [...keyScopes] }, shape: KeyAsk, draft: false })
  const create = useCommand<Values, KeyMade>({
    send: post(at),
    refresh: [`/desk/stores/${slug}/settings`],
    tell: 'inline',
    place: form.showError,
  })
  if (create.result) return <MadeKey made={create.result} onClose={onClose} />
  return (
    <form className={css.key} onSubmit={form.onSubmit((values) => void create.run(values))}>
      <Problem of={create.error} />
      <TextInput
        label={t`Name`}
        description={t`To know it by, as “Web store”.`}
        data-autofocus
        key={form.key('name')}
        {...form.getInputProps('name')}
      />
      <Checkbox.Group label={t`This key may`} key={form.key('scopes')} {...form.getInputProps('scopes')}>
        <div className={css.choices}>
          {keyScopes.map((scope) => (
            <Checkbox key={scope} value={scope} label={scopeOf(scope)} />
          ))}
        </div>
      </Checkbox.Group>
      <DialogActions>
        <Button onClick={onClose} disabled={create.busy}>
          <Trans>Cancel</Trans>
        </Button>
        <CommandButton type="submit" command={create}>
          <Trans>Create key</Trans>
        </CommandButton>
      </DialogActions>
    </form>
  )
}

function MadeKey({ made, onClose }: { readonly made: KeyMade; readonly onClose: () => void }) {
  const { t } = useLingui()
  return (
    <div className={css.key}>
      <p>
        <Trans>This is the only time the key is shown: only its fingerprint is kept. Copy it into the storefront now.</Trans>
      </p>
      <div className={css.secret}>
        <Copy text={made.key} what={t`key`} />
      </div>
      <p className={css.says}>
        <Trans>
          The storefront sends it with each request, as “Authorization: Bearer” and the key. Lost or leaked? Revoke it and create another.
        </Trans>
      </p>
      <DialogActions>
        <Button variant="filled" onClick={onClose} data-autofocus>
          <Trans>I have copied it</Trans>
        </Button>
      </DialogActions>
    </div>
  )
}
