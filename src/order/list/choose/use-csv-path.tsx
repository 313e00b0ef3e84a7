import { useLingui } from '@lingui/react'
import { useMay, useStore } from '#ui/desk.tsx'
import type { ColumnKey } from '../shapes.ts'

/** Where a list is had as a file: the columns shown, what the parts cost for those who see it, in the reader's language. */
export function useCsvPath(list: string, shown: readonly ColumnKey[]): string {
  const { i18n } = useLingui()
  const { slug } = useStore()
  const columns = [...shown, ...(useMay('cost') ? ['part_cost', 'part_profit'] : [])]
  const asked = new URLSearchParams(list)
  asked.set('columns', columns.join(','))
  asked.set('language', i18n.locale === 'fr' ? 'fr' : 'en')
  return `/desk/stores/${slug}/orders.csv?${asked}`
}
