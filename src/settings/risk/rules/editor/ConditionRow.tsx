import { useLingui } from '@lingui/react/macro'
import { ActionIcon, NativeSelect } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { factGroups, factNames } from '../words/fact-words.tsx'
import own from './editor.module.css'
import type { Context } from './context.tsx'
import { emptyOf, factOf, type TypedOne } from './typed.tsx'
import { NumberField } from './NumberField.tsx'
import { WordsField } from './WordsField.tsx'

type RowProps = {
  readonly path: string
  readonly context: Context
  readonly value: TypedOne
  readonly last: boolean
  readonly onChange: (value: TypedOne) => void
  readonly onRemove: () => void
}

/** One condition: a fact, how it is compared, and with what. */
export function ConditionRow({ path, context, value, last, onChange, onRemove }: RowProps) {
  const { t, i18n } = useLingui()
  const choose = (name: string) => {
    const fact = factOf(name)
    if (fact) onChange(emptyOf(fact))
  }
  return (
    <div className={own.row}>
      <NativeSelect
        aria-label={t`What it looks at`}
        value={value.fact}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
        data={factGroups.map(({ name, facts }) => ({
          group: i18n._(name),
          items: facts.map((fact) => ({ value: fact, label: i18n._(factNames[fact]) })),
        }))}
      />
      {'value' in value && (
        <>
          <NativeSelect
            aria-label={t`How it is compared`}
            value={value.is}
            onChange={({ currentTarget }) => onChange({ ...value, is: currentTarget.value === 'at_most' ? 'at_most' : 'at_least' })}
            data={[
              { value: 'at_least', label: t`at least` },
              { value: 'at_most', label: t`at most` },
            ]}
          />
          <NumberField
            value={value}
            measures={context.measures}
            error={context.errors[`${path}.value`]}
            path={`${path}.value`}
            onChange={(typed) => onChange({ ...value, value: typed })}
          />
        </>
      )}
      {'values' in value && (
        <>
          <NativeSelect
            aria-label={t`How it is compared`}
            value={value.is}
            onChange={({ currentTarget }) => onChange({ ...value, is: currentTarget.value === 'none_of' ? 'none_of' : 'any_of' })}
            data={[
              { value: 'any_of', label: t`is one of` },
              { value: 'none_of', label: t`is none of` },
            ]}
          />
          <WordsField
            value={value}
            context={context}
            error={context.errors[`${path}.values`]}
            path={`${path}.values`}
            onChange={(values) => onChange({ ...value, values })}
          />
        </>
      )}
      {typeof value.is === 'boolean' && (
        <NativeSelect
          className={own.answer}
          aria-label={t`Yes or no`}
          value={value.is ? 'yes' : 'no'}
          onChange={({ currentTarget }) => onChange({ fact: value.fact, is: currentTarget.value === 'yes' })}
          data={[
            { value: 'yes', label: t`yes` },
            { value: 'no', label: t`no` },
          ]}
        />
      )}
      <ActionIcon variant="subtle" color="gray" size={32} aria-label={t`Remove the condition`} disabled={last} onClick={onRemove}>
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </div>
  )
}
