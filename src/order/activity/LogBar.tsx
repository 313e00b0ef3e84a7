import { Trans, useLingui } from '@lingui/react/macro'
import { NativeSelect, Switch } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import type { ActivityKind } from '#domain/log/kinds.ts'
import { useStore } from '#ui/desk.tsx'
import { FindField } from '#ui/form/FindField.tsx'
import { StateFilter } from '#ui/frame/StateFilter.tsx'
import css from './activity.module.css'

/** What the address says of the log. */
export type LogSearch = {
  readonly kind: ActivityKind | undefined
  readonly by: string | undefined
  readonly find: string | undefined
  readonly timeline: string | undefined
  /** unfiltered, but all of it */
  readonly whole: string | undefined
}

type BarProps = {
  readonly search: LogSearch
  readonly people: readonly string[]
  readonly choose: (change: Partial<LogSearch>) => void
  readonly file: string
}

/** Over the log: kinds, who, some words, the timeline, and the file for who may export. */
export function LogBar({ search, people, choose, file }: BarProps) {
  const { t } = useLingui()
  const { rights } = useStore()
  return (
    <div className={css.bar}>
      <StateFilter<ActivityKind>
        label={t`Show`}
        now={search.kind ?? null}
        choose={(kind) => choose({ kind: kind ?? undefined })}
        choices={[
          { code: null, name: t`Everything` },
          { code: 'notes', name: t`Notes` },
          { code: 'messages', name: t`Messages` },
          { code: 'payments', name: t`Payments` },
          { code: 'shipments', name: t`Shipments` },
          { code: 'risk', name: t`Risk` },
          { code: 'changes', name: t`Changes` },
        ]}
      />
      <div className={css.narrow}>
        <FindField now={search.find ?? ''} find={(words) => choose({ find: words || undefined })} label={t`Search the log`} small />
        <NativeSelect
          size="xs"
          aria-label={t`By whom`}
          value={search.by ?? ''}
          onChange={({ currentTarget: { value } }) => choose({ by: value || undefined })}
        >
          <option value="">{t`Anybody`}</option>
          {people.map((name) => (
            <option key={name} value={name} data-notranslate>
              {name}
            </option>
          ))}
        </NativeSelect>
        <Switch
          size="xs"
          label={t`Timeline`}
          title={t`Notes and mails in their own words, between what happened`}
          checked={search.timeline !== undefined}
          onChange={({ currentTarget: { checked } }) => choose({ timeline: checked ? 'true' : undefined })}
        />
        {rights.includes('orders.export') && (
          <a className={css.file} href={file} download>
            <IconDownload size={16} aria-hidden /> <Trans>CSV</Trans>
          </a>
        )}
      </div>
    </div>
  )
}
