import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconPackage } from '@tabler/icons-react'
import { Dialog, useDialog } from '#ui/act/Dialog.tsx'
import { useStore } from '#ui/desk.tsx'
import { EmptyState } from '#ui/frame/EmptyState.tsx'
import { PageTitle } from '#ui/frame/PageTitle.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { Table } from '#ui/frame/Table.tsx'
import { stateOf, useDesk } from '#ui/query.ts'
import css from '../settings.module.css'
import { Trail } from '../Trail.tsx'
import { BoxForm } from './BoxForm.tsx'
import { BoxRow } from './BoxRow.tsx'
import type { BoxesView } from './shapes.ts'
import { useBoxWords } from './words.tsx'

/** The boxes on the shelf, in the order they are offered. */
export function BoxesPage() {
  const { t } = useLingui()
  const { slug } = useStore()
  const { say } = useBoxWords()
  const at = `/desk/stores/${slug}/settings/boxes`
  const view = useDesk<BoxesView>(at)
  const dialog = useDialog()
  const { boxes = [] } = view.data ?? {}
  const none = view.data && boxes.length === 0
  const add = (
    <Button variant="filled" onClick={dialog.show}>
      <Trans>Add a box</Trans>
    </Button>
  )
  return (
    <>
      <PageTitle title={t`Boxes`} actions={view.data && !none && add} />
      <div className={css.stack}>
        <Section
          id="boxes"
          title={<Trans>On the shelf</Trans>}
          note={<Trans>in the order they are offered</Trans>}
          state={stateOf(view)}
          empty={
            none && (
              <EmptyState icon={<IconPackage size={20} />} title={<Trans>No box yet</Trans>} next={add}>
                <Trans>With boxes the desk suggests the smallest that parts fit in, and nobody types measures again.</Trans>
              </EmptyState>
            )
          }
          lines={6}
          flush
        >
          <Table
            label={t`Boxes`}
            minWidth={860}
            columns={[
              { key: 'order', title: <Trans>Order</Trans>, unseen: true, width: '88px' },
              { key: 'name', title: <Trans>Name</Trans> },
              { key: 'inner', title: <Trans>Inside</Trans> },
              { key: 'outer', title: <Trans>Outside</Trans> },
              { key: 'empty', title: <Trans>Empty</Trans> },
              { key: 'most', title: <Trans>Most weight</Trans> },
              { key: 'act', title: <Trans>Change or remove</Trans>, unseen: true, end: true },
            ]}
          >
            {boxes.map((box, place) => (
              <BoxRow key={box.id} box={box} first={place === 0} last={place === boxes.length - 1} at={at} />
            ))}
          </Table>
        </Section>
        <Trail about="boxes" say={say} />
      </div>
      <Dialog open={dialog.open} onClose={dialog.hide} title={<Trans>Add a box</Trans>}>
        <BoxForm key={dialog.opening} box={null} at={at} onClose={dialog.hide} />
      </Dialog>
    </>
  )
}
