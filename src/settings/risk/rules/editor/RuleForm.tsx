import { Trans, useLingui } from '@lingui/react/macro'
import { Button, TextInput } from '@mantine/core'
import { readRule } from '#domain/risk/read-rule.ts'
import type { Rule } from '#domain/risk/rule.ts'
import { DialogActions } from '#ui/act/Dialog.tsx'
import { useMe, useStore } from '#ui/desk.tsx'
import { useDeskForm } from '#ui/form/use-desk-form.ts'
import css from '../../../settings.module.css'
import { RuleAsk, type RulesView } from '../shapes.ts'
import type { Lists } from '../words/lists.tsx'
import { ConditionGroup } from './ConditionGroup.tsx'
import { EffectsPart } from './EffectsPart.tsx'
import own from './editor.module.css'
import { bodyOf, isGroup, typedOf, type TypedRule } from './typed.tsx'

type FormProps = {
  readonly rule: Rule | null
  readonly id: string
  readonly view: RulesView
  readonly lists: Lists
  readonly done: (rule: Rule) => void
  readonly onClose: () => void
}

/** A rule: what it looks at and what it does. It joins the others on the page; nothing is saved here. */
export function RuleForm({ rule, id, view, lists, done, onClose }: FormProps) {
  const { t } = useLingui()
  const store = useStore()
  const { units } = useMe().person
  const measures = { currency: rule?.currency ?? store.currency, imperial: units === 'imperial' }
  const begun = { id, version: rule?.version ?? 1, on: rule?.on ?? true }
  const toBody = (values: TypedRule) => bodyOf(values, begun, measures)
  const form = useDeskForm<TypedRule>({ name: 'rule', initial: typedOf(rule, measures), shape: RuleAsk, toBody, draft: false })
  const { when } = form.getValues()
  const send = (values: TypedRule) => {
    const read = readRule(toBody(values))
    if (read.ok) done(read.value)
  }
  return (
    <form className={css.key} onSubmit={form.onSubmit(send)} noValidate>
      <TextInput
        label={t`Name`}
        description={t`Stands in the log and on orders: “Wheels at night”.`}
        data-autofocus
        maxLength={80}
        key={form.key('name')}
        {...form.getInputProps('name')}
      />
      <fieldset className={own.part}>
        <legend>
          <Trans>If</Trans>
        </legend>
        {isGroup(when) && (
          <ConditionGroup
            path="when"
            depth={0}
            context={{ measures, channels: view.channels, lists, errors: form.errors }}
            initial={when}
            onChange={(next) => {
              form.setFieldValue('when', next)
              for (const field of Object.keys(form.errors)) if (field.startsWith('when')) form.clearFieldError(field)
            }}
          />
        )}
      </fieldset>
      <EffectsPart form={form} people={view.people} />
      <DialogActions>
        <Button onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        <Button type="submit" variant="filled">
          {rule ? <Trans>Change rule</Trans> : <Trans>Add rule</Trans>}
        </Button>
      </DialogActions>
    </form>
  )
}
