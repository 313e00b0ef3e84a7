import { Trans, useLingui } from '@lingui/react/macro'
import { Button, TextInput } from '@mantine/core'
import { parseDimensions, parseWeight } from '#domain/measure.ts'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { DialogActions } from '#ui/act/Dialog.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { request } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { useDeskForm } from '#ui/form/use-desk-form.ts'
import css from '../settings.module.css'
import { BoxAsk, type BoxView } from './shapes.ts'
import { useBoxWords } from './words.tsx'

type FormProps = { readonly box: BoxView | null; readonly at: string; readonly onClose: () => void }
type Values = {
  readonly name: string
  readonly inner: string
  readonly outer: string
  readonly emptyGrams: string
  readonly mostGrams: string
}

/** A box: measures typed in the person's own units or any other that is named. */
export function BoxForm({ box, at, onClose }: FormProps) {
  const { t } = useLingui()
  const { slug } = useStore()
  const { units, locale, size, weight } = useBoxWords()
  const toBody = ({ name, inner, outer, emptyGrams, mostGrams }: Values) => ({
    name,
    inner: parseDimensions(inner, units, locale),
    outer: parseDimensions(outer, units, locale),
    emptyGrams: parseWeight(emptyGrams, units, locale),
    mostGrams: parseWeight(mostGrams, units, locale),
  })
  const form = useDeskForm<Values>({
    name: 'box',
    initial: {
      name: box?.name ?? '',
      inner: box ? size.own(box.inner) : '',
      outer: box ? size.own(box.outer) : '',
      emptyGrams: box ? weight.own(box.emptyGrams) : '',
      mostGrams: box ? weight.own(box.mostGrams) : '',
    },
    shape: BoxAsk,
    toBody,
    refusals: { box_name_taken: 'name' },
    draft: false,
  })
  const save = useCommand<Values>({
    send: (values, { commandId }) =>
      request(box ? `${at}/${box.id}` : at, { method: box ? 'PUT' : 'POST', body: toBody(values), commandId }),
    refresh: [`/desk/stores/${slug}/settings`],
    tell: 'inline',
    place: form.showError,
    done: onClose,
  })
  const imperial = units === 'imperial'
  const sizes = size.own(imperial ? { lengthMm: 305, widthMm: 203, heightMm: 102 } : { lengthMm: 300, widthMm: 200, heightMm: 100 })
  return (
    <form className={css.key} onSubmit={form.onSubmit((values) => void save.run(values))}>
      <Problem of={form.elsewhere(save.error)} />
      <TextInput label={t`Name`} data-autofocus key={form.key('name')} {...form.getInputProps('name')} />
      <div className={css.fields}>
        <TextInput
          label={t`Inside`}
          description={t`Length, width and height of what fits in.`}
          placeholder={sizes}
          key={form.key('inner')}
          {...form.getInputProps('inner')}
        />
        <TextInput
          label={t`Outside`}
          description={t`What carriers measure.`}
          placeholder={sizes}
          key={form.key('outer')}
          {...form.getInputProps('outer')}
        />
        <TextInput
          label={t`Weight empty`}
          description={t`With its usual padding.`}
          placeholder={weight.own(imperial ? 227 : 250)}
          key={form.key('emptyGrams')}
          {...form.getInputProps('emptyGrams')}
        />
        <TextInput
          label={t`Most weight`}
          description={t`With everything in it.`}
          placeholder={weight.own(imperial ? 13_608 : 15_000)}
          key={form.key('mostGrams')}
          {...form.getInputProps('mostGrams')}
        />
      </div>
      <DialogActions>
        <Button onClick={onClose} disabled={save.busy}>
          <Trans>Cancel</Trans>
        </Button>
        <CommandButton type="submit" command={save}>
          {box ? <Trans>Save box</Trans> : <Trans>Add box</Trans>}
        </CommandButton>
      </DialogActions>
    </form>
  )
}
