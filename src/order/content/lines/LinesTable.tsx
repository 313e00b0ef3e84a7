import type { OrderHead } from '#domain/order-head.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconListCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useDialog } from '#ui/act/Dialog.tsx'
import { Table } from '#ui/frame/Table.tsx'
import css from '../content.module.css'
import type { Editing } from '../forms/editing.tsx'
import type { ContentView } from '../shapes.ts'
import { LineMenu, type Anchor } from './LineMenu.tsx'
import { LineRow } from './LineRow.tsx'
import { StatesDialog } from './StatesDialog.tsx'
import type { StatesFor } from './StatesForm.tsx'

type TableProps = { readonly head: OrderHead; readonly view: ContentView; readonly open: (what: Editing) => void }

/** The lines: native rows, one menu for all of them, one dialog for the state of one or all. */
export function LinesTable({ head, view, open }: TableProps) {
  const { t } = useLingui()
  const states = useDialog()
  const [anchor, anchorAt] = useState<Anchor | null>(null)
  const [chosen, choose] = useState<StatesFor>({ lines: [], state: 'in_stock' })
  const askState = (what: StatesFor) => {
    choose(what)
    states.show()
  }
  const settable = view.lines.filter((line) => line.open > 0).map((line) => line.id)
  const cores = view.lines.some((line) => line.coreCharge > 0)
  const costs = view.profit !== null
  return (
    <>
      <div className={css.lines}>
        <Table
          label={t`Lines of the order`}
          minWidth={cores ? 1000 : 920}
          columns={[
            { key: 'image', title: t`Picture`, unseen: true, width: '68px' },
            { key: 'part', title: <Trans>Part</Trans>, width: '208px' },
            { key: 'size', title: <Trans>Weight and size</Trans>, width: '116px' },
            { key: 'state', title: <Trans>State</Trans>, width: '124px' },
            { key: 'fitment', title: <Trans>Fitment</Trans>, width: '84px' },
            { key: 'quantity', title: <Trans>Qty</Trans>, end: true, width: '56px' },
            { key: 'price', title: <Trans>Price, list</Trans>, end: true, width: '88px' },
            ...(costs ? [{ key: 'cost', title: <Trans>Cost</Trans>, end: true, width: '88px' }] : []),
            ...(cores ? [{ key: 'core', title: <Trans>Core</Trans>, end: true, width: '80px' }] : []),
            { key: 'amount', title: <Trans>Amount</Trans>, end: true, width: '92px' },
            { key: 'menu', title: t`Actions`, unseen: true, width: '52px' },
          ]}
        >
          {view.lines.map((line) => (
            <LineRow
              key={line.id}
              line={line}
              currency={head.currency}
              costs={costs}
              cores={cores}
              busy={anchor?.line === line.id}
              menu={anchorAt}
            />
          ))}
        </Table>
      </div>
      {view.can.edit.ok && settable.length > 1 && (
        <div className={css.bulk}>
          <Button
            size="xs"
            variant="subtle"
            leftSection={<IconListCheck size={14} aria-hidden />}
            onClick={() => askState({ lines: settable, state: 'in_stock' })}
          >
            <Trans>Set the state of all lines</Trans>
          </Button>
        </div>
      )}
      <LineMenu head={head} view={view} anchor={anchor} close={() => anchorAt(null)} edit={open} askState={askState} />
      <StatesDialog key={states.opening} head={head} view={view} chosen={chosen} open={states.open} onClose={states.hide} />
    </>
  )
}
