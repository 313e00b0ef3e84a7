import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useMay } from '#ui/desk.tsx'
import { wholeList, writeFrom, type OrdersSearch } from '../search.tsx'
import type { ColumnKey } from '../shapes.ts'
import { useCsvPath } from './use-csv-path.tsx'

/** The whole list as a file, for who may export orders. */
export function ExportLink({ search, shown }: { readonly search: OrdersSearch; readonly shown: readonly ColumnKey[] }) {
  const path = useCsvPath(writeFrom(wholeList({ ...search, columns: undefined })), shown)
  if (!useMay('orders.export')) return null
  return (
    <Button component="a" href={path} download leftSection={<IconDownload size={16} aria-hidden />}>
      <Trans>Export CSV</Trans>
    </Button>
  )
}
