import type { ScanView } from '#order/list/scan/shapes.ts'
import { searchKey } from '#domain/search-key.ts'
import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useTellError } from '#ui/act/tell-error.ts'
import { tellFor, tellWrong } from '#ui/act/toast.ts'
import type { Store } from '#ui/desk.tsx'
import { deskKey, deskQuery } from '#ui/query.ts'
import { useScans } from '#ui/scans.ts'
import { useNumber } from '#ui/show/OrderNumber.tsx'
import type { OrderPageView } from '../../order-page.ts'

/** What a scan does wherever one is: a slip or a parcel opens its order, a part shows its line on the order page, anything else that is known is searched for. */
export function useDeskScans(store: Store | null): void {
  const { t } = useLingui()
  const queries = useQueryClient()
  const tellError = useTellError()
  const { number } = useParams({ strict: false })
  const shown = useNumber()
  const go = useGo(store)
  const quietly = (message: string) => tellFor('scan', message, 6)

  const look = async (text: string, said: string | undefined) => {
    if (!store?.rights.includes('orders')) return
    if (document.querySelector('[role=dialog]'))
      return quietly(t`${text} was scanned. Close what is open over the page, then scan it again.`)
    const lines = queries.getQueryData<OrderPageView>(deskKey(`/desk/stores/${store.slug}/orders/${number}`))?.content.lines ?? []
    const line = lines.find(({ partNumber }) => searchKey(partNumber) === searchKey(text))
    if (line && showLine(line.id)) return
    const path = `/desk/stores/${store.slug}/scan?text=${encodeURIComponent(text.slice(0, 200))}`
    const { order, found } = await queries.fetchQuery({ ...deskQuery<ScanView>(path), staleTime: 0 })
    if (order === Number(number)) return quietly(t`This is order #${shown(order)}.`)
    if (order !== null) return go.toOrder(order)
    if (said ?? number) return tellWrong(said ?? t`${text} is not on this order.`, 'scan')
    if (found) return go.toList(text)
    quietly(t`Nothing here goes by ${text}.`)
  }
  useScans((text, said) => void look(text, said).catch(tellError))
}

function useGo(store: Store | null) {
  const navigate = useNavigate()
  const slug = store?.slug ?? ''
  return {
    toOrder: (number: number) => void navigate({ to: '/$store/orders/$number', params: { store: slug, number: String(number) } }),
    toList: (q: string) => void navigate({ to: '/$store/orders', params: { store: slug }, search: { q, status: 'all' } }),
  }
}

/** Brings a line of the order page into sight and marks it by the focus. False where the page shows none. */
function showLine(id: string): boolean {
  const row = document.getElementById(`line-${id}`)
  if (!row) return false
  row.tabIndex = -1
  row.scrollIntoView({ block: 'center' })
  row.focus({ preventScroll: true })
  return true
}
