import { Trans, useLingui } from '@lingui/react/macro'
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
import { OrderLink } from './OrderLink.tsx'
import css from './registry.module.css'
import type { MarksView, StoreRegistryView } from './shapes.ts'

const states: readonly CaseState[] = ['open', 'suspended', 'withdrawn', 'overturned']

/** What the store has reported, by how it stands, a page at a time. */
export function MarksSection({ states: counts, at }: { readonly states: StoreRegistryView['states']; readonly at: string }) {
  const { t } = useLingui()
  const word = useWords()
  const [state, narrow] = useState<CaseState | null>(null)
  const paging = usePaging()
  const asked = new URLSearchParams({ ...(state && { state }), ...(paging.after && { after: paging.after }) })
  const view = useDesk<MarksView>(`${at}/marks?${asked}`, { keep: true })
  const { marks = [], next = null } = view.data ?? {}
  return (
    <Section id="marks" title={<Trans>Reported by this store</Trans>} state={stateOf(view)} lines={5} flush>
      <StateFilter
        label={t`State of the reports`}
        now={state}
        choices={[
          { code: null, name: t`All`, count: states.reduce((sum, one) => sum + counts[one], 0) },
          ...states.map((code) => ({ code, name: word('case', code), count: counts[code] })),
        ]}
        choose={(code) => {
          narrow(code)
          paging.restart()
        }}
      />
      {view.data && marks.length === 0 ? (
        <EmptyState icon={<IconShieldCheck size={20} aria-hidden />} title={<Trans>No report here</Trans>}>
          <Trans>Orders marked as fraud, and payments that were charged back for it, are listed here.</Trans>
        </EmptyState>
      ) : (
        <Table
          label={t`Reported by this store`}
          minWidth={560}
          columns={[
            { key: 'order', title: <Trans>Order</Trans>, width: '104px' },
            { key: 'evidence', title: <Trans>Rests on</Trans> },
            { key: 'state', title: <Trans>State</Trans> },
            { key: 'at', title: <Trans>Reported</Trans>, width: '152px' },
          ]}
        >
          {marks.map((mark) => (
            <tr key={mark.id}>
              <td>
                <OrderLink of={mark.order} />
              </td>
              <td data-wrap>{word('evidence', mark.evidence)}</td>
              <td data-wrap>
                <StatusBadge kind="case" of={mark.state} />
                {mark.waits && <span className={css.below}>{word('task', mark.waits)}</span>}
              </td>
              <td>
                <When at={mark.reportedAt} show="both" />
              </td>
            </tr>
          ))}
        </Table>
      )}
      <Pages paging={paging} next={next} />
    </Section>
  )
}
