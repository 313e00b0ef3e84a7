import { Trans, useLingui } from '@lingui/react/macro'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { DialogActions } from '#ui/act/Dialog.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { tellDone } from '#ui/act/toast.ts'
import { request } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import { useDeskForm, type DeskForm } from '#ui/form/use-desk-form.ts'
import { localeTag } from '#ui/i18n.ts'
import css from './network.module.css'
import { OpenStoreAsk, slugOf } from './shapes.ts'
import { languages } from './words.tsx'

/** The time zones to choose from, with names for the near ones and the rest, by the page around it. */
export type TimeZones = (
  own: string,
  near: string,
  rest: string,
) => { readonly group: string; readonly items: { readonly value: string; readonly label: string }[] }[]

type Values = {
  readonly name: string
  readonly slug: string
  readonly timeZone: string
  readonly currency: string
  readonly language: string
  readonly supervisor: { readonly name: string; readonly email: string; readonly language: string }
}
type FormProps = { readonly timeZones: TimeZones; readonly onClose: () => void }
type PartProps = { readonly form: DeskForm<Values> }

/** What is typed as an address is read as one: whatever an address does not take becomes a hyphen. */
const bodyOf = (values: Values) => ({ ...values, slug: slugOf(values.slug) })

/** A new store: who it is, how it counts time and money, and who runs it. What is typed stays until the store is open. */
export function OpenStoreForm({ timeZones, onClose }: FormProps) {
  const { t, i18n } = useLingui()
  const language = i18n.locale.startsWith('fr') ? 'fr' : 'en'
  const timeZone = new Intl.DateTimeFormat().resolvedOptions().timeZone
  const form = useDeskForm<Values>({
    name: 'open-store',
    initial: { name: '', slug: '', timeZone, currency: 'USD', language, supervisor: { name: '', email: '', language } },
    shape: OpenStoreAsk,
    toBody: bodyOf,
    refusals: { slug_taken: 'slug' },
  })
  const open = useCommand<Values>({
    send: (values, { commandId }) => request('/desk/network/stores', { method: 'POST', body: bodyOf(values), commandId }),
    refresh: ['/desk/network', '/desk/me'],
    tell: 'inline',
    place: form.showError,
    done: (_answer, { name, supervisor }) => {
      form.sent()
      onClose()
      tellDone(t`${name} is open. The mail is on its way to ${supervisor.email}.`)
    },
  })
  return (
    <form className={css.form} onSubmit={form.onSubmit((values) => void open.run(values))} noValidate>
      <Problem of={form.elsewhere(open.error)} />
      <NameAndAddress form={form} />
      <div className={css.fields}>
        <NativeSelect
          label={t`Time zone`}
          data={timeZones(timeZone, t`North America`, t`Everywhere else`)}
          data-notranslate
          key={form.key('timeZone')}
          {...form.getInputProps('timeZone')}
        />
        <NativeSelect
          label={t`Currency`}
          data={currencies(localeTag(i18n.locale))}
          data-notranslate
          key={form.key('currency')}
          {...form.getInputProps('currency')}
        />
        <NativeSelect
          label={t`Language`}
          data={languages}
          data-notranslate
          key={form.key('language')}
          {...form.getInputProps('language')}
        />
      </div>
      <Supervisor form={form} />
      <DialogActions>
        <Button onClick={onClose} disabled={open.busy}>
          <Trans>Cancel</Trans>
        </Button>
        <CommandButton type="submit" command={open}>
          <Trans>Open the store</Trans>
        </CommandButton>
      </DialogActions>
    </form>
  )
}

/** The address follows the name until somebody writes their own. */
function NameAndAddress({ form }: PartProps) {
  const { t } = useLingui()
  const [slug, showSlug] = useState(form.getValues().slug)
  form.watch('slug', ({ value }) => showSlug(value))
  form.watch('name', ({ previousValue, value }) => {
    const now = form.getValues().slug
    if (now === '' || now === slugOf(previousValue)) form.setFieldValue('slug', slugOf(value))
  })
  const [here, made] = [location.host, slugOf(slug)]
  return (
    <div className={css.fields}>
      <TextInput
        label={t`Store name`}
        description={t`As customers know it.`}
        data-autofocus
        key={form.key('name')}
        {...form.getInputProps('name')}
      />
      <TextInput
        label={t`Address`}
        description={made ? t`Opens at ${here}/${made} and stays.` : t`Small letters, digits and hyphens.`}
        key={form.key('slug')}
        {...form.getInputProps('slug')}
      />
    </div>
  )
}

function Supervisor({ form }: PartProps) {
  const { t } = useLingui()
  return (
    <fieldset className={css.group}>
      <legend>
        <Trans>First supervisor</Trans>
      </legend>
      <p>
        <Trans>Gets an e-mail with a link to come in, sets the store up and invites the others.</Trans>
      </p>
      <div className={css.fields}>
        <TextInput label={t`Name`} key={form.key('supervisor.name')} {...form.getInputProps('supervisor.name')} />
        <TextInput label={t`E-mail`} type="email" key={form.key('supervisor.email')} {...form.getInputProps('supervisor.email')} />
        <NativeSelect
          label={t`Language`}
          description={t`Of their mails and their desk.`}
          data={languages}
          data-notranslate
          key={form.key('supervisor.language')}
          {...form.getInputProps('supervisor.language')}
        />
      </div>
    </fieldset>
  )
}

const near = ['USD', 'CAD', 'MXN']

/** Every currency the browser can name, those of North America first. */
function currencies(locale: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(locale, { type: 'currency' })
  const others = Intl.supportedValuesOf('currency').filter((code) => !near.includes(code))
  return [...near, ...others].map((code) => ({ value: code, label: `${code} – ${names.of(code) ?? code}` }))
}
