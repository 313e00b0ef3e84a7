import { Trans, useLingui } from '@lingui/react/macro'
import { NativeSelect } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import { useState } from 'react'
import type { CaseState } from '#domain/registry/case.ts'
import { EmptyState } from '#ui/frame/EmptyState.tsx'
import { Pages, usePaging } from '#ui/frame/Pages.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { StateFilter } from '#ui/frame/StateFilter.tsx'
import { Table } from '#ui/frame/Table.tsx'
import { stateOf, useDesk } from '#ui/query.ts'
import { StatusBadge } from '#ui/show/StatusBadge.tsx'
import { When } from '#ui/show/When.tsx'
import { useWords } from '#ui/words.ts'
import { HistoryButton } from './HistoryButton.tsx'
import { Decide } from './QueueRow.tsx'
import css from './registry.module.css'
import type { CasesView, CaseView, ReporterView, StateCount } from './shapes.ts'
import { caseName, codeWords } from './words.tsx'

type CasesProps = { readonly states: readonly StateCount[]; readonly reporters: readonly ReporterView[] }

/** Every report there is, by state and store, a page at a time. */
export function CasesSection({ states, reporters }: CasesProps) {
  const { t } = useLingui()
  const word = useWords()
  const [state, narrow] = useState<CaseState | null>(null)
  const [store, choose] = useState('')
  const paging = usePaging()
  const asked = new URLSearchParams({ ...(state && { state }), ...(store && { store }), ...(paging.after && { after: paging.after }) })
  const view = useDesk<CasesView>(`/desk/network/registry/cases?${asked}`, { keep: true })
  const { cases = [], next = null } = view.data ?? {}
  const all = states.reduce((sum, one) => sum + one.cases, 0)
  const count = state === null ? undefined : states.find((one) => one.state === state)
  return (
    <Section id="cases" title={<Trans>Reports</Trans>} note={count && <Ages of={count} />} state={stateOf(view)} lines={6} flush>
      <div className={css.filters}>
        <StateFilter
          label={t`State of the reports`}
          now={state}
          choices={[
            { code: null, name: t`All`, count: all },
            ...states.map((one) => ({ code: one.state, name: word('case', one.state), count: one.cases })),
          ]}
          choose={(code) => {
            narrow(code)
            paging.restart()
          }}
        />
        <NativeSelect
          aria-label={t`Store`}
          size="xs"
          value={store}
          onChange={({ currentTarget: { value } }) => {
            choose(value)
            paging.restart()
          }}
          data={[{ value: '', label: t`Every store` }, ...reporters.map(({ slug, name }) => ({ value: slug, label: name }))]}
        />
      </div>
      {view.data && cases.length === 0 ? (
        <EmptyState icon={<IconShieldCheck size={20} aria-hidden />} title={<Trans>No report here</Trans>} />
      ) : (
        <Table
          label={t`Reports`}
          minWidth={760}
          columns={[
            { key: 'store', title: <Trans>Store</Trans> },
            { key: 'evidence', title: <Trans>Rests on</Trans> },
            { key: 'state', title: <Trans>State</Trans>, width: '180px' },
            { key: 'at', title: <Trans>Reported</Trans>, width: '104px' },
            { key: 'act', title: <Trans>Decide</Trans>, unseen: true, end: true },
          ]}
        >
          {cases.map((one) => (
            <Row key={one.id} of={one} />
          ))}
        </Table>
      )}
      <Pages paging={paging} next={next} />
    </Section>
  )
}

function Ages({ of: { oldest, newest } }: { readonly of: StateCount }) {
  if (oldest === null || newest === null) return null
  return (
    <Trans>
      the oldest <When at={oldest} show="relative" />, the newest <When at={newest} show="relative" />
    </Trans>
  )
}

function Row({ of }: { readonly of: CaseView }) {
  const word = useWords()
  return (
    <tr>
      <td data-wrap data-notranslate>
        {of.store}
        <span className={css.below}>
          <span className={css.name}>{caseName(of.id)}</span>
        </span>
      </td>
      <td data-wrap>
        {word('evidence', of.evidence)}
        {of.code && <span data-notranslate>, {codeWords(of.code)}</span>}
      </td>
      <td data-wrap>
        <StatusBadge kind="case" of={of.state} />
        {of.waits && <span className={css.below}>{word('task', of.waits)}</span>}
      </td>
      <td>
        <When at={of.reportedAt} />
      </td>
      <td data-end>
        <span className={css.rowActs}>
          {of.tasks.every(({ endedAt }) => endedAt !== null) && of.may.includes('overturn') && <Decide of={of} decision="overturn" />}
          <HistoryButton id={of.id} />
        </span>
      </td>
    </tr>
  )
}
