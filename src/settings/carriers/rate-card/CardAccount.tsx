import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { Dialog, useDialog } from '#ui/act/Dialog.tsx'
import { Section, Skeleton } from '#ui/frame/Section.tsx'
import { Failed } from '#ui/frame/Failed.tsx'
import { Table } from '#ui/frame/Table.tsx'
import { useDesk } from '#ui/query.ts'
import { Badge } from '#ui/show/StatusBadge.tsx'
import css from '../../settings.module.css'
import own from '../carriers.module.css'
import type { CardTables, CardView } from '../shapes.ts'
import { StopButton } from '../StopButton.tsx'
import { useCarrierWords } from '../words.tsx'
import { CardForm } from './CardForm.tsx'

type AccountProps = { readonly account: CardView; readonly today: string; readonly at: string }

/** A store's own rate card: its versions, and the next one. */
export function CardAccount({ account, today, at }: AccountProps) {
  const { t } = useLingui()
  const { day } = useCarrierWords()
  const dialog = useDialog()
  return (
    <Section
      id={`account-${account.id}`}
      title={<span data-notranslate>{account.name}</span>}
      note={<Trans>rate card: quotes the store’s own prices, makes no labels</Trans>}
    >
      <div className={own.versions}>
        <Table
          label={t`Versions`}
          columns={[
            { key: 'from', title: <Trans>Holds from</Trans> },
            { key: 'services', title: <Trans>Services</Trans>, end: true, width: '112px' },
            { key: 'prices', title: <Trans>Prices</Trans>, end: true, width: '112px' },
            { key: 'now', title: <Trans>In use</Trans>, unseen: true, end: true, width: '144px' },
          ]}
        >
          {account.versions.map(({ id, holdsFrom, services, prices, now }) => (
            <tr key={id}>
              <td data-notranslate>{day(holdsFrom)}</td>
              <td data-end>{services}</td>
              <td data-end>{prices}</td>
              <td data-end>
                {now && (
                  <Badge tone="money">
                    <Trans>in use</Trans>
                  </Badge>
                )}
                {holdsFrom > today && (
                  <Badge tone="calm">
                    <Trans>to come</Trans>
                  </Badge>
                )}
              </td>
            </tr>
          ))}
        </Table>
      </div>
      <div className={`${css.buttons} ${own.after}`}>
        <Button onClick={dialog.show}>
          <Trans>New version</Trans>
        </Button>
        <StopButton account={account} at={at} />
      </div>
      <Dialog open={dialog.open} onClose={dialog.hide} title={<Trans>New version</Trans>} size="xl">
        <NextVersion key={dialog.opening} account={account} today={today} at={at} onClose={dialog.hide} />
      </Dialog>
    </Section>
  )
}

/** Begins with the tables of the newest version, so that changing a price is changing one cell. */
function NextVersion({ account, at, ...form }: AccountProps & { readonly onClose: () => void }) {
  const tables = useDesk<CardTables>(`${at}/cards/${account.id}/${account.versions[0]?.id}`)
  if (tables.error) return <Failed error={tables.error} retry={() => void tables.refetch()} />
  if (!tables.data) return <Skeleton lines={8} />
  return <CardForm account={account} tables={tables.data} at={at} {...form} />
}
