import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { DialogActions } from '#ui/act/Dialog.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { request } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { useDeskForm, type DeskForm } from '#ui/form/use-desk-form.ts'
import { localeTag } from '#ui/i18n.ts'
import css from '../settings.module.css'
import { ClosedDates } from './ClosedDates.tsx'
import own from './ship-from.module.css'
import { PlaceAsk, type PlaceView } from './shapes.ts'
import { bodyOf, typedOf, type Lists, type Typed } from './typed.tsx'
import { usePlaceWords } from './words.tsx'

type FormProps = {
  /** the place to change; null for a new one, which begins with `first` */
  readonly place: PlaceView | null
  readonly first: PlaceAsk
  readonly lists: Lists
  readonly at: string
  readonly onClose: () => void
}

/** A place, whole: its address as labels bear it, and when it hands goods over. */
export function PlaceForm({ place, first, lists, at, onClose }: FormProps) {
  const { slug } = useStore()
  const form = useDeskForm<Typed>({
    name: 'place',
    initial: typedOf(place ?? first),
    shape: PlaceAsk,
    toBody: bodyOf,
    refusals: { place_name_taken: 'name' },
    draft: false,
  })
  const save = useCommand<Typed>({
    send: (values, { commandId }) =>
      request(place ? `${at}/${place.id}` : at, { method: place ? 'PUT' : 'POST', body: bodyOf(values), commandId }),
    refresh: [`/desk/stores/${slug}/settings`],
    tell: 'inline',
    place: form.showError,
    done: onClose,
  })
  return (
    <form className={css.key} onSubmit={form.onSubmit((values) => void save.run(values))} noValidate>
      <Problem of={form.elsewhere(save.error)} />
      <AddressPart form={form} lists={lists} />
      <HoursPart form={form} lists={lists} />
      <DialogActions>
        <Button onClick={onClose} disabled={save.busy}>
          <Trans>Cancel</Trans>
        </Button>
        <CommandButton type="submit" command={save}>
          {place ? <Trans>Save place</Trans> : <Trans>Add place</Trans>}
        </CommandButton>
      </DialogActions>
    </form>
  )
}

type PartProps = { readonly form: DeskForm<Typed>; readonly lists: Lists }

function AddressPart({ form, lists }: PartProps) {
  const { t, i18n } = useLingui()
  return (
    <div className={css.fields}>
      <TextInput
        className={css.whole}
        label={t`Name of the place`}
        description={t`As people of the store call it, “Main warehouse”.`}
        data-autofocus
        key={form.key('name')}
        {...form.getInputProps('name')}
      />
      <TextInput label={t`Sender on the label`} key={form.key('address.name')} {...form.getInputProps('address.name')} />
      <TextInput label={t`Company`} key={form.key('address.company')} {...form.getInputProps('address.company')} />
      <TextInput label={t`Street`} key={form.key('address.line1')} {...form.getInputProps('address.line1')} />
      <TextInput label={t`Apartment, suite`} key={form.key('address.line2')} {...form.getInputProps('address.line2')} />
      <TextInput label={t`City`} key={form.key('address.city')} {...form.getInputProps('address.city')} />
      <TextInput label={t`State`} key={form.key('address.region')} {...form.getInputProps('address.region')} />
      <TextInput label={t`ZIP code`} key={form.key('address.postalCode')} {...form.getInputProps('address.postalCode')} />
      <NativeSelect
        label={t`Country`}
        data={[...lists.countries(localeTag(i18n.locale))]}
        data-notranslate
        key={form.key('address.country')}
        {...form.getInputProps('address.country')}
      />
      <TextInput
        label={t`Phone`}
        description={t`Some carriers make no label without it.`}
        type="tel"
        key={form.key('address.phone')}
        {...form.getInputProps('address.phone')}
      />
    </div>
  )
}

function HoursPart({ form, lists }: PartProps) {
  const { t } = useLingui()
  const { weekday } = usePlaceWords()
  return (
    <div className={css.fields}>
      <NativeSelect
        label={t`Time zone`}
        data={lists.timeZones(form.getValues().timeZone, t`North America`, t`Everywhere else`)}
        data-notranslate
        key={form.key('timeZone')}
        {...form.getInputProps('timeZone')}
      />
      <TextInput
        label={t`Cut-off`}
        description={t`What is packed later leaves on the next day it can.`}
        type="time"
        key={form.key('cutoff')}
        {...form.getInputProps('cutoff')}
      />
      <Checkbox.Group className={css.whole} label={t`Goods leave on`} key={form.key('weekdays')} {...form.getInputProps('weekdays')}>
        <div className={own.line}>
          {week.map((day) => (
            <Checkbox key={day} value={String(day)} label={weekday(day)} aria-label={weekday(day, 'long')} data-notranslate />
          ))}
        </div>
      </Checkbox.Group>
      <div className={css.whole}>
        <ClosedDates key={form.key('closed')} {...form.getInputProps('closed')} />
      </div>
    </div>
  )
}

const week = [1, 2, 3, 4, 5, 6, 0] as const
