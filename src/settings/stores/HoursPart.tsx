import { Trans, useLingui } from '@lingui/react/macro'
import { Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { DeskForm } from '#ui/form/use-desk-form.ts'
import { Section } from '#ui/frame/Section.tsx'
import { localeTag } from '#ui/i18n.ts'
import css from '../settings.module.css'
import own from './hours.module.css'
import type { StoreSettings } from './shapes.ts'
import { weekdays, type Values } from './typed.tsx'

/** When the store is open: mails to its people wait for it, and come as one. */
export function HoursPart({ form }: { readonly form: DeskForm<Values> }) {
  const { t } = useLingui()
  const [always, setAlways] = useState(form.getValues().alwaysOpen)
  form.watch('alwaysOpen', ({ value }) => setAlways(value))
  return (
    <Section id="hours" title={<Trans>Opening hours</Trans>} note={<Trans>by the store’s own clock</Trans>}>
      <p className={css.says}>
        <Trans>
          What people are mailed while the store is closed waits until it opens and comes as one mail. On the closed dates of the preferred
          place, under Ship-from, the store is closed too.
        </Trans>
      </p>
      <Checkbox
        label={t`Always open`}
        description={t`Every mail goes at once.`}
        key={form.key('alwaysOpen')}
        {...form.getInputProps('alwaysOpen', { type: 'checkbox' })}
      />
      {!always && (
        <div className={own.week}>
          {weekdays.map((day) => (
            <Day key={day} form={form} day={day} />
          ))}
        </div>
      )}
      {form.errors.hours && (
        <p className={own.error} role="alert">
          <Trans>A day must close after it opens.</Trans>
        </p>
      )}
    </Section>
  )
}

function Day({ form, day }: { readonly form: DeskForm<Values>; readonly day: number }) {
  const { t, i18n } = useLingui()
  const name = weekdayIn(localeTag(i18n.locale), day, 'long')
  const at = `hours.${day}`
  const [open, setOpen] = useState(form.getValues().hours[String(day)]?.open ?? false)
  form.watch(`${at}.open` as never, ({ value }) => setOpen(Boolean(value)))
  return (
    <div className={own.day}>
      <Checkbox
        label={<span data-notranslate>{name}</span>}
        key={form.key(`${at}.open`)}
        {...form.getInputProps(`${at}.open`, { type: 'checkbox' })}
      />
      <TextInput
        type="time"
        aria-label={t`${name}, opens`}
        disabled={!open}
        key={form.key(`${at}.from`)}
        {...form.getInputProps(`${at}.from`)}
      />
      <span aria-hidden>–</span>
      <TextInput
        type="time"
        aria-label={t`${name}, closes`}
        disabled={!open}
        key={form.key(`${at}.to`)}
        {...form.getInputProps(`${at}.to`)}
      />
    </div>
  )
}

/** Hours on a line, as the trail of changes shows them. */
export function HoursLine({ hours }: { readonly hours: StoreSettings['hours'] }) {
  const { i18n } = useLingui()
  const days = (hours ?? []).map(({ weekday, from, to }) => `${weekdayIn(localeTag(i18n.locale), weekday, 'short')} ${from}–${to}`)
  return <span data-notranslate>{days.length > 0 ? days.join(', ') : '–'}</span>
}

/** 2023-01-01 was a Sunday. */
function weekdayIn(locale: string, day: number, weekday: 'long' | 'short'): string {
  return new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' }).format(new Date(Date.UTC(2023, 0, 1 + day)))
}
