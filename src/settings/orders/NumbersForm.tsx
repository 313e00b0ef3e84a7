import { Trans, useLingui } from '@lingui/react/macro'
import { NumberInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { mostDigits, prefixPattern, showNumber } from '#domain/store/order-number.ts'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { useDeskForm } from '#ui/form/use-desk-form.ts'
import settings from '../settings.module.css'
import { useSave } from '../use-save.tsx'
import css from './orders.module.css'
import { NumbersAsk, type OrderSettingsView } from './shapes.ts'
import './words.tsx'

type Values = { readonly prefix: string; readonly digits: number | string; readonly next: number | string }

const refusals = { number_used: 'next' } as const

/** What stands before an order's number, how many digits it has at least, and where the count goes on. */
export function NumbersForm({ numbers, at }: { readonly numbers: OrderSettingsView['numbers']; readonly at: string }) {
  const { t } = useLingui()
  const { format, next, highest } = numbers
  const initial = { ...format, next: '' }
  const form = useDeskForm<Values>({ name: 'order-numbers', initial, shape: NumbersAsk, toBody: bodyOf, refusals })
  const [typed, look] = useState<Values>(form.getValues())
  const watched = () => look(form.getValues())
  form.watch('prefix', watched)
  form.watch('digits', watched)
  form.watch('next', watched)
  const save = useSave({ at, form, seen: numbers.seen, bodyOf, done: () => form.setFieldValue('next', '') })
  const shown = showNumber(Number(typed.next) || next || (highest ?? 0) + 1, {
    prefix: prefixPattern.test(typed.prefix.trim()) ? typed.prefix.trim() : '',
    digits: Number(typed.digits) || 1,
  })
  return (
    <form className={settings.key} onSubmit={form.onSubmit((values) => void save.run(values))} noValidate>
      <div className={settings.fields}>
        <TextInput
          label={t`Prefix`}
          description={t`Six characters at most, a letter first, as BF-`}
          maxLength={6}
          autoComplete="off"
          spellCheck={false}
          data-notranslate
          key={form.key('prefix')}
          {...form.getInputProps('prefix')}
        />
        <NumberInput
          label={t`Digits at least`}
          description={t`Shorter numbers begin with zeros.`}
          min={1}
          max={mostDigits}
          allowDecimal={false}
          key={form.key('digits')}
          {...form.getInputProps('digits')}
        />
        <NumberInput
          label={t`Next number`}
          description={
            next === null
              ? t`Empty: the count all stores of this desk share. The highest so far is ${highest ?? 0}.`
              : t`Empty: ${next}, as it stands.`
          }
          allowDecimal={false}
          allowNegative={false}
          hideControls
          key={form.key('next')}
          {...form.getInputProps('next')}
        />
      </div>
      <p className={css.example} aria-live="polite">
        <Trans>
          An order then reads <strong data-notranslate>{shown}</strong>, to your people and your customers. It is found with and without
          what stands before its number.
        </Trans>
      </p>
      <Problem of={form.elsewhere(save.error)} />
      <div className={css.actions}>
        <CommandButton type="submit" command={save}>
          <Trans>Save numbers</Trans>
        </CommandButton>
      </div>
    </form>
  )
}

function bodyOf({ prefix, digits, next }: Values): unknown {
  return { prefix, digits: digits === '' ? undefined : Number(digits), next: next === '' ? null : Number(next) }
}
