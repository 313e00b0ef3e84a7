import { noteEdits } from '#domain/notes/editing.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { NativeSelect } from '@mantine/core'
import type { DeskForm } from '#ui/form/use-desk-form.ts'
import { Section } from '#ui/frame/Section.tsx'
import css from '../settings.module.css'
import type { Values } from './typed.tsx'
import { noteEditWords } from './words.tsx'

/** How long a note may be put right by who wrote it. */
export function NotesPart({ form }: { readonly form: DeskForm<Values> }) {
  const { t, i18n } = useLingui()
  return (
    <Section id="note-edits" title={<Trans>Internal notes</Trans>}>
      <div className={css.fields}>
        <NativeSelect
          label={t`Authors may edit and take back their notes`}
          description={t`Every version stays to be read.`}
          data={noteEdits.map((rule) => ({ value: rule, label: i18n._(noteEditWords[rule]) }))}
          key={form.key('noteEdits')}
          {...form.getInputProps('noteEdits')}
        />
      </div>
    </Section>
  )
}
