import type { OrderHead } from '#domain/order-head.ts'
import { Trans } from '@lingui/react/macro'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Fragment, type ReactNode } from 'react'
import { Problem } from '#ui/act/Problem.tsx'
import { request } from '#ui/api.ts'
import { useStore } from '#ui/desk.tsx'
import { Amount, useMoney } from '#ui/show/Amount.tsx'
import { TaxName } from '#ui/tax/TaxName.tsx'
import css from '../content.module.css'
import type { EditAsk, PreviewView } from '../edit/shapes.ts'

/** What an edit would come to: asked of the server a moment after the last change. `shown` is true once the figures on screen are those of `ask`. */
export function usePreview(head: OrderHead, ask: EditAsk | undefined) {
  const { slug } = useStore()
  const [settled] = useDebouncedValue(ask, 250)
  const path = `/desk/stores/${slug}/orders/${head.number}/content/preview`
  const query = useQuery({
    queryKey: ['preview', path, head.version, settled],
    queryFn: ({ signal }) => request<PreviewView>(path, { method: 'POST', body: settled, signal }),
    enabled: settled !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 0,
  })
  const same = ask !== undefined && JSON.stringify(ask) === JSON.stringify(settled)
  return { view: ask && query.data, error: same ? query.error : null, shown: same && query.isSuccess && !query.isPlaceholderData }
}

/** The figures before and after, and in one sentence what happens with the money. */
export function PreviewBox({ head, preview }: { readonly head: OrderHead; readonly preview: ReturnType<typeof usePreview> }) {
  const { view, error, shown } = preview
  if (error) return <Problem of={error} />
  if (!view) return null
  const { currency } = head
  const row = (label: ReactNode, before: number | null, after: number | null) => (
    <div>
      <dt>{label}</dt>
      <dd>{before === null ? <Trans>cost missing</Trans> : <Amount of={{ amount: before, currency }} tone="muted" />}</dd>
      <dd>{after === null ? <Trans>cost missing</Trans> : <Amount of={{ amount: after, currency }} strong />}</dd>
    </div>
  )
  return (
    <div className={css.preview} aria-busy={!shown} aria-live="polite">
      <dl>
        {view.before.discounts !== view.after.discounts && row(<Trans>Discounts</Trans>, -view.before.discounts, -view.after.discounts)}
        {view.taxes.map((tax) => (
          <Fragment key={`${tax.name} ${tax.ratePpm}`}>
            {row(<TaxName name={tax.name} ratePpm={tax.ratePpm} />, tax.before, tax.after)}
          </Fragment>
        ))}
        {row(<Trans>Order total</Trans>, view.before.total, view.after.total)}
        {row(<Trans>Balance due</Trans>, view.dueBefore, view.due)}
        {view.profit && row(<Trans>Gross profit</Trans>, view.profit.before.gross, view.profit.after.gross)}
      </dl>
      <p>
        <MoneySentence view={view} currency={currency} />
      </p>
    </div>
  )
}

/** Nothing is collected or refunded by the edit itself: says what will be left to do. */
function MoneySentence({ view: { due, held, collected }, currency }: { readonly view: PreviewView; readonly currency: string }) {
  const money = useMoney()
  const say = (amount: number) => money({ amount, currency })
  if (due < 0) return <Trans>{say(-due)} will be to refund: nothing goes back by itself.</Trans>
  if (due === 0) return collected > 0 ? <Trans>Nothing will be left to collect.</Trans> : <Trans>Nothing will be due.</Trans>
  if (held >= due && held > 0) {
    return held === due ? (
      <Trans>The hold of {say(held)} covers it.</Trans>
    ) : (
      <Trans>
        The hold of {say(held)} covers it: collect {say(due)}, the rest of the hold is released.
      </Trans>
    )
  }
  if (held > 0) {
    return (
      <Trans>
        The hold secures {say(held)}; {say(due - held)} more will have to be collected another way.
      </Trans>
    )
  }
  return <Trans>{say(due)} will be left to collect.</Trans>
}
