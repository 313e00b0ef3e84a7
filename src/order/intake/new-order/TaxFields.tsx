import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { uuidv7 } from 'uuidv7'
import { Amount } from '#ui/show/Amount.tsx'
import { useTyped, type PartProps } from './form.tsx'
import css from './new-order.module.css'
import { readOrder, type Ways } from './read-order.tsx'
import { mostRows, taxRows } from './taxes.tsx'
import { AddedTax, ProposedTax } from './TaxRows.tsx'

/** The order's taxes, each a line of its own: those the store collects where it ships, and those added by hand. */
export function TaxFields({ form, live, ways }: PartProps & { readonly ways: Ways }) {
  const { t } = useLingui()
  const typed = useTyped(form, live, (now) => now)
  const rows = taxRows(typed, ways)
  const { amounts } = readOrder(typed, ways)
  const exempt = typed.buyer.taxExempt
  const add = () => {
    const id = uuidv7()
    form.insertListItem('taxes', { id, name: '', rate: '', onShipping: false, onCores: false })
    live.tell()
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-tax="${id}"] input`)?.focus())
  }
  return (
    <div className={css.taxes} role="group" aria-label={t`Taxes`}>
      {ways.taxes === null && (
        <p role="status">
          <Trans>The store’s taxes could not be read. Add them by name, or load the page again.</Trans>
        </p>
      )}
      {exempt && (
        <p>
          <Trans>The customer is tax exempt: no tax is charged.</Trans>
        </p>
      )}
      {rows.map((row) => {
        const Row = row.kind === 'proposed' ? ProposedTax : AddedTax
        return (
          <Row key={row.id} row={row} form={form} live={live} exempt={exempt}>
            <Amount of={{ amount: amounts[row.id] ?? 0, currency: ways.currency }} />
          </Row>
        )
      })}
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={14} aria-hidden />}
        disabled={exempt || rows.length >= mostRows}
        onClick={add}
      >
        <Trans>Add tax</Trans>
      </Button>
    </div>
  )
}
