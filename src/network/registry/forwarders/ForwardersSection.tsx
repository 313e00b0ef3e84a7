import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconPackageExport } from '@tabler/icons-react'
import { ConfirmButton } from '#ui/act/ConfirmButton.tsx'
import { Dialog, useDialog } from '#ui/act/Dialog.tsx'
import { post, useCommand } from '#ui/command.ts'
import { EmptyState } from '#ui/frame/EmptyState.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { Table } from '#ui/frame/Table.tsx'
import { When } from '#ui/show/When.tsx'
import css from '../page/registry.module.css'
import { ForwarderForm, type Countries } from './ForwarderForm.tsx'
import type { ForwarderView } from '../page/shapes.ts'

type ForwardersProps = { readonly forwarders: readonly ForwarderView[]; readonly countries: Countries }

/** Addresses of freight forwarders: an order that goes to one of these buildings scores as to a shared address. */
export function ForwardersSection({ forwarders, countries }: ForwardersProps) {
  const { t } = useLingui()
  const dialog = useDialog()
  const add = (
    <Button onClick={dialog.show}>
      <Trans>Add an address</Trans>
    </Button>
  )
  return (
    <>
      <Section
        id="forwarders"
        title={<Trans>Freight forwarders</Trans>}
        note={forwarders.length > 0 && <Plural value={forwarders.length} one="# building" other="# buildings" />}
        actions={forwarders.length > 0 && add}
        flush
        empty={
          forwarders.length === 0 && (
            <EmptyState icon={<IconPackageExport size={20} aria-hidden />} title={<Trans>No address yet</Trans>} next={add}>
              <Trans>Orders that go to a forwarder’s building score higher in every store. No buyer is accused by it.</Trans>
            </EmptyState>
          )
        }
      >
        <Table
          label={t`Freight forwarders`}
          minWidth={720}
          columns={[
            { key: 'address', title: <Trans>Address</Trans> },
            { key: 'comment', title: <Trans>Comment</Trans> },
            { key: 'added', title: <Trans>Added</Trans> },
            { key: 'act', title: <Trans>Remove</Trans>, unseen: true, end: true },
          ]}
        >
          {forwarders.map((one) => (
            <Row key={one.id} of={one} />
          ))}
        </Table>
      </Section>
      <Dialog open={dialog.open} onClose={dialog.hide} title={<Trans>Add a forwarder’s address</Trans>} size="lg">
        <ForwarderForm key={dialog.opening} countries={countries} onClose={dialog.hide} />
      </Dialog>
    </>
  )
}

function Row({ of }: { readonly of: ForwarderView }) {
  const { line1, city, region, postalCode, country, comment, addedBy, addedAt } = of
  return (
    <tr>
      <td data-wrap data-notranslate>
        {line1}
        <span className={css.below}>{[city, [region, postalCode].filter(Boolean).join(' '), country].filter(Boolean).join(', ')}</span>
      </td>
      <td data-wrap data-notranslate>
        {comment || '–'}
      </td>
      <td data-wrap>
        <When at={addedAt} />
        <span className={css.below} data-notranslate>
          {addedBy}
        </span>
      </td>
      <td data-end>
        <RemoveButton of={of} />
      </td>
    </tr>
  )
}

function RemoveButton({ of: { id, line1 } }: { readonly of: ForwarderView }) {
  const remove = useCommand<object>({
    send: post(`/desk/network/registry/forwarders/${id}/remove`),
    refresh: ['/desk/network/registry'],
    tell: 'inline',
  })
  return (
    <ConfirmButton
      size="xs"
      command={remove}
      input={{}}
      title={<Trans>Remove “{line1}”</Trans>}
      says={<Trans>Open orders that go there are scored anew without it.</Trans>}
      confirm={<Trans>Remove the address</Trans>}
    >
      <Trans>Remove</Trans>
    </ConfirmButton>
  )
}
