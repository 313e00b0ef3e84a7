import { Trans, useLingui } from '@lingui/react/macro'
import { Button, TextInput } from '@mantine/core'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { DialogActions } from '#ui/act/Dialog.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { request } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { useDeskForm } from '#ui/form/use-desk-form.ts'
import css from '../../settings.module.css'
import type { PersonView } from '../shapes.ts'

/** The day after which the store does not open to a person any more; an empty field is no end. */
export function LastDayForm({ person: { id, lastDay }, onClose }: { readonly person: PersonView; readonly onClose: () => void }) {
  const { t } = useLingui()
  const { slug } = useStore()
  const settings = `/desk/stores/${slug}/settings`
  const form = useDeskForm({ name: 'last-day', initial: { to: lastDay ?? '' }, refusals: { nobody_manages: 'to' }, draft: false })
  const save = useCommand({
    send: ({ to }: { readonly to: string }, { commandId }) =>
      request(`${settings}/people/${id}/last-day`, { method: 'PUT', body: { from: lastDay, to: to || null }, commandId }),
    refresh: [settings],
    done: onClose,
    tell: 'inline',
    place: form.showError,
  })
  return (
    <form className={css.stack} onSubmit={form.onSubmit((values) => void save.run(values))} noValidate>
      <Problem of={form.elsewhere(save.error)} />
      <TextInput
        type="date"
        label={t`Last day`}
        description={t`By the store’s calendar. From the next day on they read that their access has ended. Leave it empty for no end.`}
        data-autofocus
        key={form.key('to')}
        {...form.getInputProps('to')}
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
