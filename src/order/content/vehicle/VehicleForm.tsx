import type { OrderHead } from '#domain/order-head.ts'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button, TextInput } from '@mantine/core'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { DialogActions } from '#ui/act/Dialog.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { useDeskForm } from '#ui/form/use-desk-form.ts'
import css from '../content.module.css'
import { VehicleAsk, type VehicleView } from '../shapes.ts'

type FormProps = { readonly head: OrderHead; readonly view: VehicleView; readonly signed: number; readonly onClose: () => void }

const fields = ['vin', 'year', 'make', 'model', 'trim', 'engine'] as const
type Values = { readonly [field in (typeof fields)[number]]: string }

/** The form of the car; fetched when it is first edited. `signed` lines lose their sign-off. */
export function VehicleForm({ head, view, signed, onClose }: FormProps) {
  const { t } = useLingui()
  const { slug } = useStore()
  const order = `/desk/stores/${slug}/orders/${head.number}`
  const { chosen } = view
  const toBody = (values: Values) => ({ ...values, year: values.year.trim() === '' ? null : Number(values.year) })
  const form = useDeskForm<Values>({
    name: 'vehicle',
    initial: {
      vin: view.vin ?? '',
      year: String(chosen.year ?? ''),
      make: chosen.make ?? '',
      model: chosen.model ?? '',
      trim: chosen.trim ?? '',
      engine: chosen.engine ?? '',
    },
    shape: VehicleAsk,
    toBody,
    draft: false,
  })
  const save = useCommand({
    send: post<unknown>(`${order}/content/vehicle`),
    seen: head.version,
    refresh: [order],
    tell: 'inline',
    place: form.showError,
    done: onClose,
  })
  return (
    <form className={css.form} onSubmit={form.onSubmit((values) => void save.run(toBody(values)))}>
      <Problem of={save.error} />
      <TextInput
        label={t`VIN`}
        maxLength={24}
        key={form.key('vin')}
        {...form.getInputProps('vin')}
        classNames={{ input: 'mono' }}
        data-autofocus
      />
      <div className={css.row}>
        <TextInput label={t`Year`} inputMode="numeric" key={form.key('year')} {...form.getInputProps('year')} />
        <TextInput label={t`Make`} key={form.key('make')} {...form.getInputProps('make')} />
        <TextInput label={t`Model`} key={form.key('model')} {...form.getInputProps('model')} />
      </div>
      <div className={css.row}>
        <TextInput label={t`Trim`} key={form.key('trim')} {...form.getInputProps('trim')} />
        <TextInput label={t`Engine`} key={form.key('engine')} {...form.getInputProps('engine')} />
      </div>
      {signed > 0 && (
        <p className={css.warning}>
          <Plural
            value={signed}
            one="# line is signed off for the car as it is now; that is withdrawn."
            other="# lines are signed off for the car as it is now; that is withdrawn."
          />
        </p>
      )}
      <DialogActions>
        <Button onClick={onClose} disabled={save.busy}>
          <Trans>Cancel</Trans>
        </Button>
        <CommandButton command={save} type="submit">
          <Trans>Save vehicle</Trans>
        </CommandButton>
      </DialogActions>
    </form>
  )
}
