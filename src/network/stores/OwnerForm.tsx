import { Trans, useLingui } from '@lingui/react/macro'
import { Autocomplete, Button } from '@mantine/core'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { DialogActions } from '#ui/act/Dialog.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { tellDone } from '#ui/act/toast.ts'
import { post, useCommand } from '#ui/command.ts'
import { useDeskForm } from '#ui/form/use-desk-form.ts'
import css from './network.module.css'
import { OwnerAsk, type NetworkStoreView } from './shapes.ts'

type OwnerFormProps = { readonly store: NetworkStoreView; readonly owners: readonly string[]; readonly onClose: () => void }

/** Names whose a store is; the owners there are are offered, for two spellings would be two owners. */
export function OwnerForm({ store: { slug, owner }, owners, onClose }: OwnerFormProps) {
  const { t } = useLingui()
  const form = useDeskForm<OwnerAsk>({ name: `owner-${slug}`, initial: { owner }, shape: OwnerAsk, draft: false })
  const save = useCommand<OwnerAsk>({
    send: post(`/desk/network/stores/${slug}/owner`, { method: 'PUT' }),
    refresh: ['/desk/network'],
    tell: 'inline',
    place: form.showError,
    done: () => {
      onClose()
      tellDone(t`Saved`)
    },
  })
  return (
    <form className={css.form} onSubmit={form.onSubmit((values) => void save.run(values))} noValidate>
      <Problem of={form.elsewhere(save.error)} />
      <p>
        <Trans>Stores under the same name count as one when they report fraud. Leave it empty for a store of its own.</Trans>
      </p>
      <Autocomplete
        label={t`Owner`}
        data={[...owners]}
        data-autofocus
        data-notranslate
        key={form.key('owner')}
        {...form.getInputProps('owner')}
      />
      <DialogActions>
        <Button onClick={onClose} disabled={save.busy}>
          <Trans>Cancel</Trans>
        </Button>
        <CommandButton type="submit" command={save}>
          <Trans>Save</Trans>
        </CommandButton>
      </DialogActions>
    </form>
  )
}
