import { Trans, useLingui } from '@lingui/react/macro'
import { IconBuildingStore } from '@tabler/icons-react'
import { EmptyState } from '#ui/frame/EmptyState.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { Table } from '#ui/frame/Table.tsx'
import { localeTag } from '#ui/i18n.ts'
import css from './registry.module.css'
import type { ReporterView } from './shapes.ts'

/** How far each store's reports can be relied on: how many there are, how those ended that were looked into, and how often it speaks against others. */
export function ReportersSection({ reporters }: { readonly reporters: readonly ReporterView[] }) {
  const { t, i18n } = useLingui()
  const percent = new Intl.NumberFormat(localeTag(i18n.locale), { style: 'percent', maximumFractionDigits: 0 })
  return (
    <Section
      id="reporters"
      title={<Trans>Reporting stores</Trans>}
      note={<Trans>stores of one owner are believed as one</Trans>}
      flush
      empty={
        reporters.length === 0 && (
          <EmptyState icon={<IconBuildingStore size={20} aria-hidden />} title={<Trans>No store has reported anything yet</Trans>} />
        )
      }
    >
      <Table
        label={t`Reporting stores`}
        minWidth={720}
        columns={[
          { key: 'store', title: <Trans>Store</Trans> },
          { key: 'marks', title: <Trans>Reports</Trans>, end: true },
          { key: 'upheld', title: <Trans context="reports of fraud">Upheld</Trans>, end: true },
          { key: 'overturned', title: <Trans context="reports of fraud">Overturned</Trans>, end: true },
          { key: 'votes', title: <Trans>Said “not fraud”</Trans>, end: true },
          { key: 'belief', title: <Trans>Believed</Trans>, end: true },
        ]}
      >
        {reporters.map(({ slug, name, owner, marks, upheld, overturned, votes, belief }) => (
          <tr key={slug}>
            <td data-wrap data-notranslate>
              {name}
              {owner && <span className={css.below}>{owner}</span>}
            </td>
            <td data-end>{marks}</td>
            <td data-end>{upheld}</td>
            <td data-end>{overturned}</td>
            <td data-end>{votes}</td>
            <td data-end data-notranslate>
              {percent.format(belief)}
            </td>
          </tr>
        ))}
      </Table>
    </Section>
  )
}
