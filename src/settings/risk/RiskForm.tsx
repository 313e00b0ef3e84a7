import { Trans, useLingui } from '@lingui/react/macro'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { tellDone } from '#ui/act/toast.ts'
import { request } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { useDeskForm } from '#ui/form/use-desk-form.ts'
import css from '../settings.module.css'
import { LevelsPart, SharingPart, type Values } from './RiskParts.tsx'
import { RiskAsk, type RiskSettingsView } from './shapes.ts'
import './words.tsx'

/** Where the levels begin and what is shared: one form with one Save. */
export function RiskForm({ view, at }: { readonly view: RiskSettingsView; readonly at: string }) {
  const { t } = useLingui()
  const { slug } = useStore()
  const { medium, high, shares } = view
  const form = useDeskForm<Values>({ name: 'risk', initial: { medium, high, shares }, shape: RiskAsk, toBody: bodyOf, draft: false })
  const save = useCommand<Values>({
    send: (values, { commandId }) => request(at, { method: 'PUT', body: bodyOf(values), commandId }),
    refresh: [`/desk/stores/${slug}/settings`],
    tell: 'inline',
    place: form.showError,
    done: () => tellDone(t`Saved`),
  })
  return (
    <form className={css.stack} onSubmit={form.onSubmit((values) => void save.run(values))} noValidate>
      <LevelsPart form={form} view={view} />
      <SharingPart form={form} />
      <div className={css.bar}>
        <Problem of={save.error} />
        <CommandButton type="submit" command={save}>
          <Trans>Save</Trans>
        </CommandButton>
      </div>
    </form>
  )
}

function bodyOf({ medium, high, shares }: Values): unknown {
  return { medium: numberOf(medium), high: numberOf(high), shares }
}

/** An emptied field is asked for, not taken for 0. */
function numberOf(typed: number | string): number | undefined {
  return typed === '' ? undefined : Number(typed)
}
