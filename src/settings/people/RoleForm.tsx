import { rights } from '#domain/rights.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Checkbox, Radio, TextInput } from '@mantine/core'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { DialogActions } from '#ui/act/Dialog.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { request } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { useDeskForm } from '#ui/form/use-desk-form.ts'
import { useWords } from '#ui/words.ts'
import css from '../settings.module.css'
import { RoleAsk, type RoleView } from './shapes.ts'

type Values = { readonly name: string; readonly reach: string; readonly rights: string[] }

/** A role of the store's own: a new one, or `role` as it stood when it was opened. */
export function RoleForm({ role, onClose }: { readonly role: RoleView | null; readonly onClose: () => void }) {
  const { t } = useLingui()
  const { slug } = useStore()
  const word = useWords()
  const settings = `/desk/stores/${slug}/settings`
  const form = useDeskForm<Values>({
    name: 'role',
    initial: { name: role?.name ?? '', reach: role?.reach ?? 'all', rights: [...(role?.rights ?? ['orders' as const])] },
    shape: RoleAsk,
    draft: false,
  })
  const save = useCommand<Values>({
    send: (values, { commandId }) =>
      role
        ? request(`${settings}/people/roles/${role.id}`, {
            method: 'PUT',
            body: { seen: { name: role.name, reach: role.reach, rights: role.rights }, role: values },
            commandId,
          })
        : request(`${settings}/people/roles`, { method: 'POST', body: values, commandId }),
    refresh: [settings, '/desk/me'],
    tell: 'inline',
    place: form.showError,
    done: onClose,
  })
  return (
    <form className={css.key} onSubmit={form.onSubmit((values) => void save.run(values))}>
      <Problem of={save.error} />
      <TextInput label={t`Name`} data-autofocus key={form.key('name')} {...form.getInputProps('name')} />
      <Radio.Group label={t`Sees`} key={form.key('reach')} {...form.getInputProps('reach')}>
        <div className={css.choices}>
          <Radio value="all" label={t`all orders`} />
          <Radio value="own" label={t`their own orders`} />
        </div>
      </Radio.Group>
      <Checkbox.Group label={t`May`} key={form.key('rights')} {...form.getInputProps('rights')}>
        <div className={css.choices}>
          {rights.map((right) => (
            <Checkbox
              key={right}
              value={right}
              label={word('right', right)}
              disabled={right === 'people' && role?.keepsPeople}
              description={
                right === 'people' &&
                (role?.keepsPeople ? t`Stays: nobody else manages people.` : t`Whoever has it can give themselves every other right.`)
              }
            />
          ))}
        </div>
      </Checkbox.Group>
      <DialogActions>
        <Button onClick={onClose} disabled={save.busy}>
          <Trans>Cancel</Trans>
        </Button>
        <CommandButton type="submit" command={save}>
          {role ? <Trans>Save role</Trans> : <Trans>Create role</Trans>}
        </CommandButton>
      </DialogActions>
    </form>
  )
}
