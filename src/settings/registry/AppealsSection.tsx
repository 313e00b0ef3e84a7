import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Section } from '#ui/frame/Section.tsx'
import { Table } from '#ui/frame/Table.tsx'
import { When } from '#ui/show/When.tsx'
import { OrderLink } from './OrderLink.tsx'
import type { AppealRow } from './shapes.ts'

/** Appeals that customers of the store made through it, and what the operator decided. */
export function AppealsSection({ appeals }: { readonly appeals: readonly AppealRow[] }) {
  const { t } = useLingui()
  return (
    <Section id="appeals" title={<Trans>Appeals of your customers</Trans>} flush>
      <Table
        label={t`Appeals of your customers`}
        minWidth={560}
        columns={[
          { key: 'order', title: <Trans>Order</Trans>, width: '104px' },
          { key: 'at', title: <Trans>Since</Trans>, width: '104px' },
          { key: 'by', title: <Trans>Entered by</Trans> },
          { key: 'became', title: <Trans>Decided</Trans> },
        ]}
      >
        {appeals.map((row) => (
          <tr key={`${row.order} ${row.openedAt}`}>
            <td>
              <OrderLink of={row.order} />
            </td>
            <td>
              <When at={row.openedAt} />
            </td>
            <td data-wrap data-notranslate>
              {row.by}
            </td>
            <td data-wrap>
              <Became of={row} />
            </td>
          </tr>
        ))}
      </Table>
    </Section>
  )
}

function Became({ of: { open, upheld, overturned } }: { readonly of: AppealRow }) {
  const parts = [
    open > 0 && <Plural key="open" value={open} one="# report is looked at" other="# reports are looked at" />,
    upheld > 0 && <Plural key="upheld" value={upheld} one="# report upheld" other="# reports upheld" />,
    overturned > 0 && <Plural key="overturned" value={overturned} one="# report overturned" other="# reports overturned" />,
  ].filter((part) => part !== false)
  if (parts.length === 0) return <Trans>Taken back by who had reported</Trans>
  return parts.flatMap((part, at) => (at === 0 ? [part] : [', ', part]))
}
