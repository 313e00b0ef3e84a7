import { Trans, useLingui } from '@lingui/react/macro'
import { Button, TextInput } from '@mantine/core'
import { statuses, type Status } from '#domain/order.ts'
import { longestStatusWord, standardWords, type StatusWords } from '#domain/store/status-words.ts'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { useDeskForm } from '#ui/form/use-desk-form.ts'
import { StatusBadge } from '#ui/show/StatusBadge.tsx'
import settings from '../settings.module.css'
import { useSave } from '../use-save.tsx'
import css from './orders.module.css'
import { StatusWordsAsk, type OrderSettingsView } from './shapes.ts'
import './words.tsx'

type Typed = { readonly [status in Status]: string }
type Values = { readonly en: Typed; readonly fr: Typed }

const languages = [
  ['en', 'English'],
  ['fr', 'Français'],
] as const

/** Each status with the store's word in both languages; an empty field is the desk's own, which stands in it in grey. */
export function StatusWordsForm({ words, at }: { readonly words: OrderSettingsView['words']; readonly at: string }) {
  const { i18n } = useLingui()
  const form = useDeskForm<Values>({ name: 'status-words', initial: valuesOf(words.own), shape: StatusWordsAsk })
  const save = useSave({ at, form, seen: words.seen, bodyOf: (values: Values) => values })
  const shown = standardWords[i18n.locale === 'fr' ? 'fr' : 'en']
  return (
    <form className={settings.key} onSubmit={form.onSubmit((values) => void save.run(values))} noValidate>
      <p className={settings.says}>
        <Trans>
          What your people read for each status, in the list, on orders, in the log and in files. What a status does stays as it is, and
          programs go on reading its code.
        </Trans>
      </p>
      <div className={css.words}>
        {statuses.map((status) => (
          <fieldset key={status} className={css.word}>
            <legend>
              <StatusBadge kind="status" of={status} label={shown[status]} />
            </legend>
            {languages.map(([language, title]) => (
              <TextInput
                key={form.key(`${language}.${status}`)}
                label={title}
                labelProps={{ 'data-notranslate': true }}
                lang={language}
                placeholder={standardWords[language][status]}
                maxLength={longestStatusWord}
                autoComplete="off"
                data-notranslate
                {...form.getInputProps(`${language}.${status}`)}
              />
            ))}
          </fieldset>
        ))}
      </div>
      <Problem of={save.error} />
      <div className={css.actions}>
        <CommandButton type="submit" command={save}>
          <Trans>Save names</Trans>
        </CommandButton>
        <Button variant="subtle" onClick={() => form.setValues(valuesOf({ en: {}, fr: {} }))} disabled={save.busy}>
          <Trans>Back to the standard names</Trans>
        </Button>
      </div>
    </form>
  )
}

function valuesOf(own: StatusWords): Values {
  const typed = (words: StatusWords['en']) => Object.fromEntries(statuses.map((status) => [status, words[status] ?? ''])) as Typed
  return { en: typed(own.en), fr: typed(own.fr) }
}
