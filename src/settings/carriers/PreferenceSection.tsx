import { Trans, useLingui } from '@lingui/react/macro'
import { TextInput } from '@mantine/core'
import { useId } from 'react'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { tellDone } from '#ui/act/toast.ts'
import { request } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { fromMinor, MoneyField, toMinor } from '#ui/form/MoneyInput.tsx'
import { useDeskForm } from '#ui/form/use-desk-form.ts'
import { Section } from '#ui/frame/Section.tsx'
import css from '../settings.module.css'
import { PreferenceAsk, type CarriersView } from './shapes.ts'

type Values = { readonly preferredCarrier: string; readonly dayWorth: number | '' }

/** What decides between rates that are equally good. */
export function PreferenceSection({ view, at }: { readonly view: CarriersView; readonly at: string }) {
  const { t } = useLingui()
  const { slug, currency } = useStore()
  const known = useId()
  const toBody = ({ preferredCarrier, dayWorth }: Values) => ({ preferredCarrier, dayWorth: toMinor(dayWorth, currency) ?? undefined })
  const form = useDeskForm<Values>({
    name: 'preference',
    initial: { preferredCarrier: view.preferredCarrier ?? '', dayWorth: fromMinor(view.dayWorth, currency) },
    shape: PreferenceAsk,
    toBody,
    draft: false,
  })
  const save = useCommand<Values>({
    send: (values, { commandId }) => request(`${at}/preference`, { method: 'PUT', body: toBody(values), commandId }),
    refresh: [`/desk/stores/${slug}/settings`],
    tell: 'inline',
    place: form.showError,
    done: () => tellDone(t`Saved`),
  })
  const cards = view.accounts.filter(({ kind }) => kind === 'rate_card').map(({ name }) => name)
  return (
    <Section id="preference" title={<Trans>Which rate stands first</Trans>} note={<Trans>the cheapest that arrives on time</Trans>}>
      <form className={css.key} onSubmit={form.onSubmit((values) => void save.run(values))}>
        <Problem of={save.error} />
        <div className={css.fields}>
          <TextInput
            label={t`Preferred carrier`}
            description={t`Stands first among rates that cost about the same and arrive together.`}
            list={known}
            key={form.key('preferredCarrier')}
            {...form.getInputProps('preferredCarrier')}
          />
          <MoneyField
            currency={currency}
            label={t`What a day is worth`}
            description={t`Where nothing was promised, a rate may cost this much more for each day it arrives earlier.`}
            key={form.key('dayWorth')}
            {...form.getInputProps('dayWorth')}
          />
        </div>
        <datalist id={known}>
          {[...(view.sandbox ? sandboxCarriers : carriers), ...cards].map((name) => (
            <option key={name}>{name}</option>
          ))}
        </datalist>
        <div className={css.buttons}>
          <CommandButton type="submit" command={save} variant="default">
            <Trans>Save</Trans>
          </CommandButton>
        </div>
      </form>
    </Section>
  )
}

/** As EasyPost names them in its rates. */
const carriers = ['UPS', 'USPS', 'FedEx', 'DHLExpress', 'OnTrac', 'CanadaPost', 'Purolator']
const sandboxCarriers = ['SandboxPost', 'SandboxParcel', 'SandboxExpress']
