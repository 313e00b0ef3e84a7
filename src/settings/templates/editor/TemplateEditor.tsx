import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { ConfirmButton } from '#ui/act/ConfirmButton.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { tellDone } from '#ui/act/toast.ts'
import { request } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import { useDeskForm } from '#ui/form/use-desk-form.ts'
import css from '../../settings.module.css'
import { textsShape, type TemplateView } from '../shapes.ts'
import own from '../templates.module.css'
import { LetterPreview } from './LetterPreview.tsx'
import { TextFields } from './TextFields.tsx'
import { Versions } from './Versions.tsx'
import type { Typed } from './words-form.tsx'

type EditorProps = { readonly view: TemplateView; readonly at: string }

/** A letter's words in both languages, as they are typed; below what comes of them for a real order, and what they were before. */
export function TemplateEditor({ view, at }: EditorProps) {
  const { t } = useLingui()
  const { kind } = view
  const [seen, see] = useState(view.version)
  const form = useDeskForm<Typed>({ name: `template-${kind}`, initial: { texts: view.texts }, shape: textsShape(kind) })
  const [typed, type] = useState(() => form.getValues().texts)
  const follow = () => type(structuredClone(form.getValues().texts))
  const settings = at.replace(/\/templates$/, '')
  const take = (next: TemplateView) => {
    see(next.version)
    form.setValues({ texts: next.texts })
    form.resetDirty({ texts: next.texts })
    form.sent()
    type(next.texts)
    tellDone(t`Saved`)
  }
  const save = useCommand<Typed, TemplateView>({
    send: (body, { commandId }) => request(`${at}/${kind}`, { method: 'PUT', body, ifMatch: seen, commandId }),
    refresh: [settings],
    tell: 'inline',
    place: form.showError,
    done: take,
  })
  const original = useCommand<object, TemplateView>({
    send: (body, { commandId }) => request(`${at}/${kind}/original`, { method: 'POST', body, ifMatch: seen, commandId }),
    refresh: [settings],
    tell: 'inline',
    done: take,
  })
  return (
    <div className={css.stack}>
      <form className={css.stack} onChange={follow} onSubmit={form.onSubmit((values) => void save.run(values))} noValidate>
        <div className={own.languages}>
          <TextFields form={form} kind={kind} language="en" typed={typed.en} follow={follow} />
          <TextFields form={form} kind={kind} language="fr" typed={typed.fr} follow={follow} />
        </div>
        <div className={css.bar}>
          <Problem of={save.error} />
          {view.own && (
            <ConfirmButton
              command={original}
              input={{}}
              danger={false}
              title={<Trans>Back to the original words</Trans>}
              says={<Trans>From the next letter on the desk’s own words are sent. Yours stay among the earlier versions.</Trans>}
              confirm={<Trans>Take the original words</Trans>}
            >
              <Trans>Back to the original words</Trans>
            </ConfirmButton>
          )}
          <CommandButton type="submit" command={save}>
            <Trans>Save</Trans>
          </CommandButton>
        </div>
      </form>
      <LetterPreview view={view} typed={typed} at={`${at}/${kind}`} />
      <Versions view={view} seen={seen} at={`${at}/${kind}`} settings={settings} take={take} />
    </div>
  )
}
