import { Trans, useLingui } from '@lingui/react/macro'
import { NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { mostCopies, printerName } from '#domain/shipping/printing.ts'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { tellDone } from '#ui/act/toast.ts'
import { request } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import { useDeskForm, type DeskForm } from '#ui/form/use-desk-form.ts'
import css from '../settings.module.css'
import own from './printing.module.css'
import { PrintingAsk, type PrintingView } from './shapes.ts'
import { bodyOf, inBrowser, typedOf, type Typed } from './typed.tsx'
import './words.tsx'

/** How labels and slips come out at this workstation. */
export function PrintingForm({ view, at }: { readonly view: PrintingView; readonly at: string }) {
  const { t } = useLingui()
  const form = useDeskForm<Typed>({ name: 'printing', initial: typedOf(view), shape: PrintingAsk, toBody: bodyOf, draft: false })
  const [labelTo, sendTo] = useState(form.getValues().labelTo)
  const save = useCommand<Typed>({
    send: (values, { commandId }) => request(at, { method: 'PUT', body: bodyOf(values), commandId }),
    refresh: [at],
    tell: 'inline',
    place: form.showError,
    done: () => tellDone(t`Saved`),
  })
  form.watch('labelTo', ({ value }) => sendTo(value))
  return (
    <form className={css.key} onSubmit={form.onSubmit((values) => void save.run(values))}>
      <Problem of={save.error} />
      <TextInput
        label={t`Name of this workstation`}
        description={t`To know it by, as “Packing bench”.`}
        key={form.key('name')}
        {...form.getInputProps('name')}
      />
      <h3 className={own.head}>
        <Trans>Labels</Trans>
      </h3>
      <LabelFields form={form} view={view} printer={labelTo !== inBrowser} />
      <h3 className={own.head}>
        <Trans>Packing slips</Trans>
      </h3>
      <SlipFields form={form} view={view} />
      <div className={css.buttons}>
        <CommandButton type="submit" command={save}>
          <Trans>Save</Trans>
        </CommandButton>
      </div>
    </form>
  )
}

type FieldsProps = { readonly form: DeskForm<Typed>; readonly view: PrintingView }

function LabelFields({ form, view, printer }: FieldsProps & { readonly printer: boolean }) {
  const { t } = useLingui()
  return (
    <div className={own.fields}>
      <Target label={t`Labels go to`} field="labelTo" form={form} view={view} />
      <NumberInput
        label={t`Copies of each label`}
        min={1}
        max={mostCopies}
        allowDecimal={false}
        key={form.key('copies')}
        {...form.getInputProps('copies')}
      />
      <NativeSelect
        label={t`Format of labels`}
        description={printer ? t`Most label printers understand ZPL alone.` : t`Browsers print PDF.`}
        disabled={!printer}
        data={[
          { value: 'pdf', label: 'PDF' },
          { value: 'zpl', label: 'ZPL' },
        ]}
        key={form.key('format')}
        {...form.getInputProps('format')}
      />
      <NativeSelect
        label={t`Dots an inch`}
        description={t`Of the label printer’s head. Counts for ZPL.`}
        disabled={!printer}
        data={[
          { value: '203', label: '203 dpi' },
          { value: '300', label: '300 dpi' },
        ]}
        key={form.key('dpi')}
        {...form.getInputProps('dpi')}
      />
    </div>
  )
}

function SlipFields({ form, view }: FieldsProps) {
  const { t } = useLingui()
  return (
    <div className={own.fields}>
      <Target label={t`Packing slips go to`} field="slipTo" form={form} view={view} />
      <NativeSelect
        label={t`Paper of slips`}
        data={[
          { value: 'letter', label: t`Letter, 8.5 × 11 in` },
          { value: 'a4', label: t`A4, 210 × 297 mm` },
          { value: '4x6', label: t`Label roll, 4 × 6 in` },
        ]}
        key={form.key('paper')}
        {...form.getInputProps('paper')}
      />
    </div>
  )
}

type TargetProps = FieldsProps & { readonly label: string; readonly field: 'labelTo' | 'slipTo' }

function Target({ label, field, form, view: { printers } }: TargetProps) {
  const { t } = useLingui()
  const names = printers.map(printerName)
  const kept = form.getValues()[field]
  // A printer that is not listed any more stays visible until another is chosen.
  const all = kept === inBrowser || names.includes(kept) ? names : [kept, ...names]
  return (
    <NativeSelect
      label={label}
      data={[{ value: inBrowser, label: t`this browser` }, ...all.map((name) => ({ value: name, label: name }))]}
      key={form.key(field)}
      {...form.getInputProps(field)}
    />
  )
}
