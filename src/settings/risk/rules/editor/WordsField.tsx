import '@mantine/core/styles/Pill.layer.css'
import '@mantine/core/styles/PillsInput.layer.css'
import { useLingui } from '@lingui/react/macro'
import { MultiSelect, TagsInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { levels } from '#domain/risk/bands.ts'
import { codes } from '#domain/risk/codes.ts'
import { ruleBounds } from '#domain/risk/read-rule.ts'
import { localeTag } from '#ui/i18n.ts'
import { useWords } from '#ui/words.ts'
import { avsNames } from '../words/fact-words.tsx'
import type { Choice } from '../words/lists.tsx'
import type { Context } from './context.tsx'
import own from './editor.module.css'
import type { TypedOne } from './typed.tsx'

type FieldProps = {
  readonly value: Extract<TypedOne, { readonly values: readonly string[] }>
  readonly context: Context
  readonly error: ReactNode
  readonly path: string
  readonly onChange: (values: readonly string[]) => void
}

/** Words as chips: of the known ones where all are known, else typed, with those the store has seen offered. */
export function WordsField({ value: { fact, values }, context, error, path, onChange }: FieldProps) {
  const { t } = useLingui()
  const known = useKnown(context)[fact]
  const field = {
    'aria-label': t`Values`,
    'data-path': path,
    error,
    value: [...values],
    onChange,
    clearButtonProps: { 'aria-label': t`Take all out` },
    classNames: { inputField: own.chips },
    comboboxProps: { transitionProps: { duration: 0 } },
  }
  if (known)
    return (
      <MultiSelect
        {...field}
        data={[
          ...known,
          ...values.filter((one) => !known.some((choice) => choice.value === one)).map((one) => ({ value: one, label: one })),
        ]}
        searchable={known.length > 6}
        placeholder={values.length === 0 ? t`Choose` : undefined}
        hidePickedOptions
      />
    )
  return (
    <TagsInput
      {...field}
      data={fact === 'channel' ? [...context.channels] : []}
      placeholder={values.length === 0 ? hints[fact] : undefined}
      maxTags={ruleBounds.values}
      splitChars={[',', ';']}
      acceptValueOnBlur
      data-notranslate
    />
  )
}

/** What may stand there, where no other word can. */
function useKnown({ lists }: Context): { readonly [fact: string]: readonly Choice[] } {
  const { i18n } = useLingui()
  const word = useWords()
  const countries = lists.countries(localeTag(i18n.locale))
  return {
    level: levels.toReversed().map((level) => ({ value: level, label: word('risk', level) })),
    country: countries,
    billing_country: countries,
    avs: Object.entries(avsNames).map(([value, name]) => ({ value, label: i18n._(name) })),
    factor: codes.map((code) => ({ value: code, label: lists.factorName(code) })),
  }
}

/** An example of what is typed, as it stands on envelopes and parts. */
const hints: { readonly [fact: string]: string } = {
  region: 'FL, CA',
  make: 'Honda, Toyota',
  part: 'headlight, 33101-TBA-A01',
  channel: '',
}
