import { Trans, useLingui } from '@lingui/react/macro'
import { Checkbox, NativeSelect, NumberInput, TextInput } from '@mantine/core'
import type { DeskForm } from '#ui/form/use-desk-form.ts'
import { useWords } from '#ui/words.ts'
import css from '../../../settings.module.css'
import type { RulesView } from '../shapes.ts'
import own from './editor.module.css'
import type { TypedRule } from './typed.tsx'

type PartProps = { readonly form: DeskForm<TypedRule>; readonly people: RulesView['people'] }

/** What the rule does with an order that it holds for. */
export function EffectsPart({ form, people }: PartProps) {
  const { t } = useLingui()
  const word = useWords()
  const onHold = word('status', 'on_hold')
  const { assign } = form.getValues().effects
  const gone = assign !== '' && !people.some(({ id }) => id === assign)
  const nothing = form.errors['effects']
  return (
    <fieldset className={own.part}>
      <legend>
        <Trans>Then</Trans>
      </legend>
      {nothing && (
        <p className={own.wrong} role="alert">
          {nothing}
        </p>
      )}
      <div className={css.fields}>
        <NumberInput
          label={t`Points`}
          description={t`Ten points double the odds of fraud; less than 0 lowers.`}
          allowDecimal={false}
          clampBehavior="none"
          key={form.key('effects.points')}
          {...form.getInputProps('effects.points')}
        />
        <NativeSelect
          label={t`Lift to`}
          data={[
            { value: '', label: t`no level` },
            { value: 'medium', label: word('risk', 'medium') },
            { value: 'high', label: word('risk', 'high') },
          ]}
          key={form.key('effects.level')}
          {...form.getInputProps('effects.level')}
        />
        <NativeSelect
          label={t`Assign to`}
          description={t`Only an order that is nobody’s yet.`}
          data={[
            { value: '', label: t`nobody` },
            ...people.map(({ id, name }) => ({ value: id, label: name })),
            ...(gone ? [{ value: assign, label: t`somebody who has left` }] : []),
          ]}
          key={form.key('effects.assign')}
          {...form.getInputProps('effects.assign')}
        />
        <TextInput
          label={t`Hold with the words`}
          description={t`Sets an unshipped order to ${onHold}: “Call first”.`}
          maxLength={80}
          key={form.key('effects.hold')}
          {...form.getInputProps('effects.hold')}
        />
        <Checkbox
          className={css.whole}
          label={t`Ask for an approval`}
          description={t`Nothing leaves until somebody who may override guards approves.`}
          key={form.key('effects.approval')}
          {...form.getInputProps('effects.approval', { type: 'checkbox' })}
        />
      </div>
    </fieldset>
  )
}
