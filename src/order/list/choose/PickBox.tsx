import { useLingui } from '@lingui/react/macro'
import css from './choose.module.css'
import type { Selection } from './use-selection.tsx'
import { useNumber } from '#ui/show/OrderNumber.tsx'

/** The check box of one order. What it does is done by the list around it: two hundred listeners fewer. */
export function PickBox({ number, picked }: { readonly number: number; readonly picked: boolean }) {
  const { t } = useLingui()
  const shown = useNumber()(number)
  return (
    <label className={css.box}>
      <input type="checkbox" data-pick={number} checked={picked} readOnly aria-label={t`Select order ${shown}`} />
    </label>
  )
}

/** The check box of the page: half when only some of its orders are picked. */
export function PickPage({ selection }: { readonly selection: Selection }) {
  const { t } = useLingui()
  return (
    <label className={css.box}>
      <input
        type="checkbox"
        checked={selection.pagePicked === 'all'}
        ref={(box) => {
          if (box) box.indeterminate = selection.pagePicked === 'some'
        }}
        onChange={({ target }) => selection.pickPage(target.checked)}
        aria-label={t`Select all orders on this page`}
      />
    </label>
  )
}
