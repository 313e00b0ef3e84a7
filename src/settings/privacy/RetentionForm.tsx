import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { retentionYears } from '#domain/privacy/erasure.ts'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { tellDone } from '#ui/act/toast.ts'
import { request } from '#ui/api.ts'
import { useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { Section } from '#ui/frame/Section.tsx'
import css from '../settings.module.css'
import type { PrivacyView, RetentionAsk } from './shapes.ts'

const years = Array.from({ length: retentionYears.most - retentionYears.least + 1 }, (_, at) => retentionYears.least + at)

/** After how many years finished orders forget their customer by themselves. */
export function RetentionForm({ view, at }: { readonly view: PrivacyView; readonly at: string }) {
  const { t } = useLingui()
  const { slug } = useStore()
  const [chosen, choose] = useState(view.years === null ? '' : String(view.years))
  const save = useCommand<RetentionAsk>({
    send: (body, { commandId }) => request(at, { method: 'PUT', body, commandId }),
    refresh: [`/desk/stores/${slug}/settings`],
    tell: 'inline',
    done: () => tellDone(t`Saved`),
  })
  return (
    <Section
      id="retention"
      title={<Trans>How long customers’ data are kept</Trans>}
      note={<Plural value={view.known} one="# finished order knows its customer" other="# finished orders know their customers" />}
    >
      <p className={css.says}>
        <Trans>
          Each night, orders that have been finished and quiet for longer forget names, addresses, mails, files and labels for good. Money,
          parts, numbers and the log stay. Two years at least: until then a card payment can be disputed.
        </Trans>
      </p>
      <div className={css.key}>
        <div className={css.fields}>
          <NativeSelect
            label={t`Erase by itself`}
            description={
              view.erased > 0 ? (
                <Plural value={view.erased} one="# order was erased so far" other="# orders were erased so far" />
              ) : undefined
            }
            value={chosen}
            onChange={({ currentTarget: { value } }) => choose(value)}
            data={[{ value: '', label: t`Never` }, ...years.map((count) => ({ value: String(count), label: t`after ${count} years` }))]}
          />
        </div>
        <Problem of={save.error} />
        <div>
          <CommandButton command={save} input={{ years: chosen === '' ? null : Number(chosen) }}>
            <Trans>Save</Trans>
          </CommandButton>
        </div>
      </div>
    </Section>
  )
}
