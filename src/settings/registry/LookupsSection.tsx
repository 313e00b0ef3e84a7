import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import type { Level } from '#domain/registry/judge.ts'
import { EmptyState } from '#ui/frame/EmptyState.tsx'
import { Pages, usePaging } from '#ui/frame/Pages.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { StateFilter } from '#ui/frame/StateFilter.tsx'
import { Table } from '#ui/frame/Table.tsx'
import { localeTag } from '#ui/i18n.ts'
import { stateOf, useDesk } from '#ui/query.ts'
import { StatusBadge } from '#ui/show/StatusBadge.tsx'
import { When } from '#ui/show/When.tsx'
import { useWords } from '#ui/words.ts'
import { OrderLink } from './OrderLink.tsx'
import css from './registry.module.css'
import type { LookupsView, LookupView } from './shapes.ts'

/** What the store was told, order by order, as it was told then. */
export function LookupsSection({ at }: { readonly at: string }) {
  const { t } = useLingui()
  const word = useWords()
  const [level, narrow] = useState<Level | null>(null)
  const paging = usePaging()
  const asked = new URLSearchParams({ ...(level && { level }), ...(paging.after && { after: paging.after }) })
  const view = useDesk<LookupsView>(`${at}/lookups?${asked}`, { keep: true })
  const { lookups = [], next = null } = view.data ?? {}
  return (
    <Section
      id="lookups"
      title={<Trans>What this store was told</Trans>}
      note={<Trans>never by whom</Trans>}
      state={stateOf(view)}
      lines={5}
      flush
    >
      <StateFilter
        label={t`What was said`}
        now={level}
        choices={[
          { code: null, name: t`All` },
          { code: 'high', name: word('risk', 'high') },
          { code: 'medium', name: word('risk', 'medium') },
          { code: 'none', name: t`Nothing known` },
        ]}
        choose={(code) => {
          narrow(code)
          paging.restart()
        }}
      />
      {view.data && lookups.length === 0 ? (
        <EmptyState icon={<IconSearch size={20} aria-hidden />} title={<Trans>No look-up here</Trans>}>
          <Trans>The registry is asked about every order when it is scored, while the store shares known fraud.</Trans>
        </EmptyState>
      ) : (
        <Table
          label={t`What this store was told`}
          minWidth={640}
          columns={[
            { key: 'order', title: <Trans>Order</Trans>, width: '104px' },
            { key: 'at', title: <Trans>When</Trans>, width: '104px' },
            { key: 'level', title: <Trans>Said</Trans>, width: '152px' },
            { key: 'by', title: <Trans>Known by</Trans> },
            { key: 'reports', title: <Trans>Reports</Trans> },
          ]}
        >
          {lookups.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </Table>
      )}
      <Pages paging={paging} next={next} />
    </Section>
  )
}

function Row({ row }: { readonly row: LookupView }) {
  const { i18n } = useLingui()
  const word = useWords()
  const { order, at, level, kinds, cases, reporters, payment, disputed } = row
  const list = new Intl.ListFormat(localeTag(i18n.locale))
  return (
    <tr>
      <td>
        <OrderLink of={order} />
      </td>
      <td>
        <When at={at} />
      </td>
      <td>{level === 'none' ? <Trans>Nothing known</Trans> : <StatusBadge kind="risk" of={level} />}</td>
      <td data-wrap>{list.format(withoutTwice(kinds).map((kind) => word('identifier', kind)))}</td>
      <td>
        {cases > 0 && (
          <>
            <Plural value={cases} one="# report" other="# reports" />, <Plural value={reporters} one="# store" other="# stores" />
            <span className={css.below}>
              {payment > 0 && <Plural value={payment} one="# with the bank’s word" other="# with the bank’s word" />}
              {payment > 0 && disputed > 0 && ', '}
              {disputed > 0 && <Plural value={disputed} one="# doubted" other="# doubted" />}
            </span>
          </>
        )}
      </td>
    </tr>
  )
}

/** Who has the very mailbox or door has a similar one too: that need not be said. */
function withoutTwice(kinds: LookupView['kinds']): LookupView['kinds'] {
  const said = (kind: LookupView['kinds'][number]) => kinds.includes(kind)
  return kinds.filter((kind) => !(kind === 'email_fuzzy' && said('email')) && !(kind === 'ship_to_fuzzy' && said('ship_to')))
}
