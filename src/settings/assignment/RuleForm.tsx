import '@mantine/core/styles/Pill.layer.css'
import '@mantine/core/styles/PillsInput.layer.css'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Checkbox, MultiSelect, TagsInput, TextInput } from '@mantine/core'
import { levels, type Level } from '#domain/risk/bands.ts'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { DialogActions } from '#ui/act/Dialog.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { request } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { fromMinor, MoneyField, toMinor } from '#ui/form/MoneyInput.tsx'
import { useDeskForm, type DeskForm } from '#ui/form/use-desk-form.ts'
import { useWords } from '#ui/words.ts'
import css from '../settings.module.css'
import { RuleAsk, type AssignmentView, type RuleView } from './shapes.ts'
import { TryRule } from './TryRule.tsx'

type FormProps = { readonly rule: RuleView | null; readonly view: AssignmentView; readonly at: string; readonly onClose: () => void }

type Values = {
  readonly name: string
  readonly on: boolean
  readonly when: {
    readonly makes: string[]
    readonly channels: string[]
    readonly levels: string[]
    readonly places: string[]
    readonly least: number | string
    readonly most: number | string
  }
  readonly to: string[]
}

/** A rule: what it looks at (empty fields ask nothing), to whom it gives, and what it would have taken of late. */
export function RuleForm({ rule, view, at, onClose }: FormProps) {
  const { t } = useLingui()
  const { slug, currency } = useStore()
  const toBody = ({ when, ...values }: Values) => ({
    ...values,
    when: { ...when, least: toMinor(when.least, currency), most: toMinor(when.most, currency) },
  })
  const form = useDeskForm<Values>({
    name: 'assignment-rule',
    initial: initialOf(rule, currency),
    shape: RuleAsk,
    toBody,
    refusals: { rule_name_taken: 'name', not_of_store: 'to' },
    draft: false,
  })
  const save = useCommand<Values>({
    send: (values, { commandId }) =>
      request(rule ? `${at}/rules/${rule.id}` : `${at}/rules`, { method: rule ? 'PUT' : 'POST', body: toBody(values), commandId }),
    refresh: [`/desk/stores/${slug}/settings`],
    tell: 'inline',
    place: form.showError,
    done: onClose,
  })
  return (
    <form className={css.stack} onSubmit={form.onSubmit((values) => void save.run(values))} noValidate>
      <Problem of={form.elsewhere(save.error)} />
      <TextInput label={t`Name`} data-autofocus key={form.key('name')} {...form.getInputProps('name')} />
      <p className={css.says}>
        <Trans>An empty field asks nothing. What is filled in must all hold.</Trans>
      </p>
      <Conditions form={form} view={view} currency={currency} />
      <MultiSelect
        label={t`Goes to`}
        description={t`Of several each gets one in turn: who waited longest is next. Who is away is passed over.`}
        data={view.people.map(({ id, name }) => ({ value: id, label: name }))}
        searchable={view.people.length > 8}
        hidePickedOptions
        clearButtonProps={{ 'aria-label': t`Take all out` }}
        data-notranslate
        key={form.key('to')}
        {...form.getInputProps('to')}
      />
      <Checkbox label={t`This rule is on`} key={form.key('on')} {...form.getInputProps('on', { type: 'checkbox' })} />
      <TryRule id={rule?.id ?? null} at={at} draft={() => (form.validate().hasErrors ? null : toBody(form.getValues()))} />
      <DialogActions>
        <Button onClick={onClose} disabled={save.busy}>
          <Trans>Cancel</Trans>
        </Button>
        <CommandButton type="submit" command={save}>
          {rule ? <Trans>Save rule</Trans> : <Trans>Add rule</Trans>}
        </CommandButton>
      </DialogActions>
    </form>
  )
}

function Conditions({
  form,
  view,
  currency,
}: {
  readonly form: DeskForm<Values>
  readonly view: AssignmentView
  readonly currency: string
}) {
  const { t } = useLingui()
  const word = useWords()
  const field = (path: string) => ({ key: form.key(path), ...form.getInputProps(path) })
  const tags = {
    splitChars: [',', ';'],
    acceptValueOnBlur: true,
    clearButtonProps: { 'aria-label': t`Take all out` },
    'data-notranslate': true,
  }
  const { key: makes, ...makesField } = field('when.makes')
  const { key: channels, ...channelsField } = field('when.channels')
  const { key: places, ...placesField } = field('when.places')
  const { key: level, ...levelField } = field('when.levels')
  const { key: least, ...leastField } = field('when.least')
  const { key: most, ...mostField } = field('when.most')
  return (
    <div className={css.fields}>
      <TagsInput key={makes} label={t`Makes`} data={[...view.makes]} {...tags} {...makesField} />
      <TagsInput key={channels} label={t`Channels`} data={[...view.channels]} {...tags} {...channelsField} />
      <MultiSelect
        key={level}
        label={t`Risk levels`}

        data={levels.toReversed().map((one: Level) => ({ value: one, label: word('risk', one) }))}
        hidePickedOptions
        clearButtonProps={{ 'aria-label': t`Take all out` }}
        {...levelField}
      />
      <TagsInput
        key={places}
        label={t`Ships to`}
        description={t`A state or province as TX, or how a ZIP begins, as 787.`}

        {...tags}
        {...placesField}
      />
      <MoneyField key={least} label={t`Total from`} currency={currency} {...leastField} />
      <MoneyField key={most} label={t`Total up to`} currency={currency} {...mostField} />
    </div>
  )
}

function initialOf(rule: RuleView | null, currency: string): Values {
  const { makes = [], channels = [], levels: asked = [], places = [], least = null, most = null } = rule?.when ?? {}
  return {
    name: rule?.name ?? '',
    on: rule?.on ?? true,
    when: {
      makes: [...makes],
      channels: [...channels],
      levels: [...asked],
      places: [...places],
      least: fromMinor(least, currency),
      most: fromMinor(most, currency),
    },
    to: [...(rule?.to ?? [])],
  }
}
