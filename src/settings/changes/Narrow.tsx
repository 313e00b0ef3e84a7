import { Trans, useLingui } from '@lingui/react/macro'
import { NativeSelect, TextInput } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { FindField } from '#ui/form/FindField.tsx'
import type { About } from '#domain/store/changes.ts'
import css from './changes.module.css'

/** What the address says of the page: which page's changes, whose, of which days, with which words. */
export type ChangesSearch = {
  readonly about: About | undefined
  readonly by: string | undefined
  readonly from: string | undefined
  readonly to: string | undefined
  readonly find: string | undefined
}

type NarrowProps = {
  readonly search: ChangesSearch
  readonly narrow: (change: Partial<ChangesSearch>) => void
  readonly people: readonly string[]
  readonly pages: readonly { readonly about: About; readonly title: string }[]
  readonly file: string
}

/** Over the changes: words, page, person, days, and the file of what is left. */
export function Narrow({ search, narrow, people, pages, file }: NarrowProps) {
  const { t } = useLingui()
  return (
    <div className={css.narrow}>
      <FindField now={search.find ?? ''} find={(words) => narrow({ find: words || undefined })} label={t`With the words`} />
      <NativeSelect
        label={t`Page`}
        value={search.about ?? ''}
        onChange={({ currentTarget: { value } }) => narrow({ about: pages.find(({ about }) => about === value)?.about })}
        data={[{ value: '', label: t`All pages` }, ...pages.map(({ about, title }) => ({ value: about, label: title }))]}
      />
      <NativeSelect
        label={t`By whom`}
        value={search.by ?? ''}
        onChange={({ currentTarget: { value } }) => narrow({ by: value || undefined })}
      >
        <option value="">{t`Anybody`}</option>
        {people.map((name) => (
          <option key={name} value={name} data-notranslate>
            {name}
          </option>
        ))}
      </NativeSelect>
      <Day label={t`From day`} now={search.from} set={(from) => narrow({ from })} />
      <Day label={t`To day`} now={search.to} set={(to) => narrow({ to })} />
      <a className={css.file} href={file} download>
        <IconDownload size={16} aria-hidden /> <Trans>CSV</Trans>
      </a>
    </div>
  )
}

type DayProps = { readonly label: string; readonly now: string | undefined; readonly set: (day: string | undefined) => void }

function Day({ label, now, set }: DayProps) {
  return <TextInput type="date" label={label} value={now ?? ''} onChange={({ currentTarget: { value } }) => set(value || undefined)} />
}
