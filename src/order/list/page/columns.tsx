import { msg } from '@lingui/core/macro'
import type { MessageDescriptor } from '@lingui/core'
import { useLingui } from '@lingui/react'
import { Trans } from '@lingui/react/macro'
import { Button, Checkbox, Popover } from '@mantine/core'
import { IconColumns3 } from '@tabler/icons-react'
import css from './list.module.css'
import type { ColumnKey, Sort } from '../shapes.ts'

/** The columns of the list, in their order. The number always stands first; the status shows only where statuses mix. */
export const columns = [
  { key: 'number', title: msg({ message: 'Order', context: 'a column' }) },
  { key: 'status', title: msg`Status` },
  { key: 'placed', title: msg`Placed`, sort: 'placed' },
  { key: 'age', title: msg`Age` },
  { key: 'customer', title: msg`Customer` },
  { key: 'vehicle', title: msg`Vehicle` },
  { key: 'items', title: msg`Items`, end: true },
  { key: 'ship_by', title: msg`Ship by`, sort: 'ship_by' },
  { key: 'risk', title: msg`Risk` },
  { key: 'payment', title: msg`Payment` },
  { key: 'fulfillment', title: msg`Fulfillment` },
  { key: 'total', title: msg`Total`, end: true, sort: 'total' },
  { key: 'flags', title: msg`Flags` },
  { key: 'assignee', title: msg`Assigned` },
  { key: 'source', title: msg`Source` },
] as const satisfies readonly { readonly key: ColumnKey; readonly title: MessageDescriptor; readonly end?: boolean; readonly sort?: Sort }[]

/** Chooses the columns of the list. */
export function ColumnChoice({ hidden, hide }: { readonly hidden: readonly string[]; readonly hide: (hidden: readonly string[]) => void }) {
  const { _ } = useLingui()
  const offered = columns.filter(({ key }) => key !== 'number' && key !== 'status')
  return (
    <Popover position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button leftSection={<IconColumns3 size={16} aria-hidden />}>
          <Trans>Columns</Trans>
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={_(msg`Columns`)}>
        <div className={css.choices}>
          {offered.map(({ key, title }) => (
            <Checkbox
              key={key}
              label={_(title)}
              checked={!hidden.includes(key)}
              onChange={({ currentTarget: { checked } }) => hide(checked ? hidden.filter((one) => one !== key) : [...hidden, key])}
            />
          ))}
        </div>
        <Button variant="subtle" size="compact-sm" mt="xs" disabled={hidden.length === 0} onClick={() => hide([])}>
          <Trans>Show all</Trans>
        </Button>
      </Popover.Dropdown>
    </Popover>
  )
}
