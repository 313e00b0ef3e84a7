import { useLingui } from '@lingui/react/macro'
import { TextInput } from '@mantine/core'
import type { DeskForm } from '#ui/form/use-desk-form.ts'
import css from './away.module.css'

export type AwayValues = { readonly since: string; readonly until: string }

/** First and last day of an absence, each of which may stay open. `today`, of one's own absence: days before it are not offered. */
export function AwayFields({ form, today }: { readonly form: DeskForm<AwayValues>; readonly today?: string }) {
  const { t } = useLingui()
  return (
    <div className={css.days}>
      <TextInput
        type="date"
        label={t`First day away`}
        description={t`Leave it empty for from now on.`}
        min={today}
        data-autofocus
        key={form.key('since')}
        {...form.getInputProps('since')}
      />
      <TextInput
        type="date"
        label={t`Last day away`}
        description={today ? t`Leave it empty for until you are back.` : t`Leave it empty for until they are back.`}
        min={today}
        key={form.key('until')}
        {...form.getInputProps('until')}
      />
    </div>
  )
}
