import { Trans, useLingui } from '@lingui/react/macro'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { DialogActions } from '#ui/act/Dialog.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { tellDone } from '#ui/act/toast.ts'
import { post, useCommand } from '#ui/command.ts'
import { useDeskForm } from '#ui/form/use-desk-form.ts'
import { localeTag } from '#ui/i18n.ts'
import css from '../page/registry.module.css'
import '../page/words.tsx'
import { ForwarderAsk } from '../page/shapes.ts'

/** The countries to choose from in a language, by the page around it. */
export type Countries = (locale: string) => readonly { readonly value: string; readonly label: string }[]

/** A building to put on the list. */
export function ForwarderForm({ countries, onClose }: { readonly countries: Countries; readonly onClose: () => void }) {
  const { t, i18n } = useLingui()
  const form = useDeskForm<ForwarderAsk>({
    name: 'forwarder',
    initial: { line1: '', city: '', region: '', postalCode: '', country: 'US', comment: '' },
    shape: ForwarderAsk,
    refusals: { no_building: 'line1', forwarder_known: 'line1' },
  })
  const add = useCommand<ForwarderAsk>({
    send: post('/desk/network/registry/forwarders'),
    refresh: ['/desk/network/registry'],
    tell: 'inline',
    place: form.showError,
    done: () => {
      form.sent()
      onClose()
      tellDone(t`Added; open orders that go there are scored anew`)
    },
  })
  return (
    <form className={css.form} onSubmit={form.onSubmit((values) => void add.run(values))} noValidate>
      <Problem of={form.elsewhere(add.error)} />
      <TextInput
        label={t`Street and number`}
        description={t`The building is what counts: leave out suites and customer numbers.`}
        data-autofocus
        key={form.key('line1')}
        {...form.getInputProps('line1')}
      />
      <div className={css.fields}>
        <TextInput label={t`City`} key={form.key('city')} {...form.getInputProps('city')} />
        <TextInput label={t`State or province`} key={form.key('region')} {...form.getInputProps('region')} />
        <TextInput label={t`ZIP or postal code`} key={form.key('postalCode')} {...form.getInputProps('postalCode')} />
        <NativeSelect
          label={t`Country`}
          data={[...countries(localeTag(i18n.locale))]}
          data-notranslate
          key={form.key('country')}
          {...form.getInputProps('country')}
        />
      </div>
      <TextInput
        label={t`Comment`}
        description={t`Whose it is, or how you know.`}
        key={form.key('comment')}
        {...form.getInputProps('comment')}
      />
      <DialogActions>
        <Button onClick={onClose} disabled={add.busy}>
          <Trans>Cancel</Trans>
        </Button>
        <CommandButton type="submit" command={add}>
          <Trans>Add the address</Trans>
        </CommandButton>
      </DialogActions>
    </form>
  )
}
