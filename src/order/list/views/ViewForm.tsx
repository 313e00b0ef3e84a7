import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Radio, TextInput } from '@mantine/core'
import { useState } from 'react'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { DialogActions } from '#ui/act/Dialog.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { request } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import { useMay, useStore } from '#ui/desk.tsx'
import { useDeskForm } from '#ui/form/use-desk-form.ts'
import type { ViewAsk, ViewRow } from './shapes.ts'
import { useNameOf } from './use-views.tsx'
import css from './views.module.css'

type Values = { readonly name: string; readonly whole: string }

type ViewFormProps = {
  readonly id: string
  readonly view: ViewRow | null
  readonly query: string
  readonly onClose: () => void
  readonly onSaved: (id: string) => void
}

/** A view's name and whose it is. */
export function ViewForm({ id, view, query, onClose, onSaved }: ViewFormProps) {
  const { t } = useLingui()
  const { slug } = useStore()
  const nameOf = useNameOf()
  const mayWhole = useMay('settings')
  // Kept while the dialog stands: pressed twice, it is one view.
  const [ownId] = useState(id)
  const views = `/desk/stores/${slug}/list-views`
  const form = useDeskForm<Values>({
    name: 'view',
    initial: { name: view ? nameOf(view) : '', whole: view?.whole ? 'whole' : 'mine' },
    draft: false,
    refusals: { view_needs_name: 'name', too_many_views: 'name' },
  })
  const save = useCommand<Values>({
    send: ({ name, whole }) => {
      // One that nobody named goes on being called in each reader's language.
      const kept = view !== null && name.trim() === nameOf(view) ? view.name : name.trim() || null
      const body: ViewAsk = { name: kept, whole: whole === 'whole', query }
      return request(`${views}/${ownId}`, { method: 'PUT', body })
    },
    refresh: [views],
    tell: 'inline',
    place: form.showError,
    done: () => {
      onSaved(ownId)
      onClose()
    },
  })
  return (
    <form className={css.form} onSubmit={form.onSubmit((values) => void save.run(values))}>
      <Problem of={form.elsewhere(save.error)} />
      <TextInput label={t`Name`} maxLength={60} data-autofocus key={form.key('name')} {...form.getInputProps('name')} />
      {mayWhole && (
        <Radio.Group label={t`Who sees it`} key={form.key('whole')} {...form.getInputProps('whole')}>
          <div className={css.choices}>
            <Radio value="mine" label={t`only me`} />
            <Radio value="whole" label={t`everybody in the store`} />
          </div>
        </Radio.Group>
      )}
      <p className="muted">
        <Trans>It keeps the filters, the sorting, the search and the columns as they are now.</Trans>
      </p>
      <DialogActions>
        <Button onClick={onClose} disabled={save.busy}>
          <Trans>Cancel</Trans>
        </Button>
        <CommandButton type="submit" command={save}>
          <Trans>Save view</Trans>
        </CommandButton>
      </DialogActions>
    </form>
  )
}
