import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { tellDone } from '#ui/act/toast.ts'
import { request, Stale } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { useDeskForm } from '#ui/form/use-desk-form.ts'
import css from '../settings.module.css'
import { FactorPart } from './FactorPart.tsx'
import { HoursPart } from './HoursPart.tsx'
import { GuardsPart } from './GuardsPart.tsx'
import { LogoSection } from './logo/LogoSection.tsx'
import { MailsPart } from './MailsPart.tsx'
import { NotesPart } from './NotesPart.tsx'
import { StoreSettings, type StoreSettingsView } from './shapes.ts'
import { SellingPart, StorePart } from './StoreParts.tsx'
import { bodyOf, mergeTyped, valuesOf, type Lists, type Merge, type Values } from './typed.tsx'
import { useStoreWords } from './words.tsx'

const refusals = { own_factor_first: 'secondFactor' } as const

/** One form with one Save. When somebody saved meanwhile, what is typed here is laid over theirs and nothing is sent until Save is pressed again. */
export function StoreForm({ view, lists }: { readonly view: StoreSettingsView; readonly lists: Lists }) {
  const { t } = useLingui()
  const { slug } = useStore()
  const at = `/desk/stores/${slug}/settings`
  const [conflict, tellConflict] = useState<(Merge & { readonly who: string | null }) | null>(null)
  const form = useDeskForm<Values>({ name: 'store', initial: valuesOf(view), shape: StoreSettings, toBody: bodyOf, refusals })
  const lay = (error: Error) => {
    if (!(error instanceof Stale)) return form.showError(error)
    const merge = mergeTyped(form.getValues(), error.current as StoreSettingsView)
    form.setValues(merge.values)
    tellConflict({ ...merge, who: error.who })
    return true
  }
  const save = useCommand<Values, StoreSettingsView>({
    send: (values, { commandId }) => request(at, { method: 'PUT', body: bodyOf(values), ifMatch: values.seen, commandId }),
    refresh: [at, '/desk/me'],
    tell: 'inline',
    place: lay,
    done: (saved) => {
      tellConflict(null)
      form.setValues(valuesOf(saved))
      form.sent()
      tellDone(t`Saved`)
    },
  })
  return (
    <form className={css.stack} onSubmit={form.onSubmit((values) => void save.run(values))} noValidate>
      <StorePart form={form} lists={lists} />
      <LogoSection />
      <SellingPart form={form} lists={lists} currencyFixed={view.currencyFixed} />
      <HoursPart form={form} />
      <MailsPart form={form} />
      <NotesPart form={form} />
      <GuardsPart form={form} />
      <FactorPart form={form} factors={view.factors} />
      <div className={css.bar}>
        {conflict ? <Conflict {...conflict} /> : <Problem of={form.elsewhere(save.error)} />}
        <CommandButton type="submit" command={save}>
          <Trans>Save</Trans>
        </CommandButton>
      </div>
    </form>
  )
}

function Conflict({ who, theirs, clashes }: Merge & { readonly who: string | null }) {
  const { i18n } = useLingui()
  const { fieldOf } = useStoreWords()
  const list = (fields: readonly string[]) => new Intl.ListFormat(i18n.locale).format([...new Set(fields.map(fieldOf))])
  const [changed, both] = [list(theirs), list(clashes)]
  return (
    <div className={css.conflict} role="alert">
      {who ? (
        <Trans>
          {who} saved meanwhile: {changed}.
        </Trans>
      ) : (
        <Trans>Somebody saved meanwhile: {changed}.</Trans>
      )}{' '}
      {clashes.length > 0 && <Trans>You changed {both} too: what you typed stands here.</Trans>}{' '}
      <Trans>Nothing you typed is lost. Look it over and save again.</Trans>
    </div>
  )
}
