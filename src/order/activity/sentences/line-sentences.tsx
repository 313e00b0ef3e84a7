import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { moneyFields } from './field-words.tsx'
import type { Say, Sentences } from './say.tsx'

type LineEvent =
  | 'line_added'
  | 'line_changed'
  | 'line_state_changed'
  | 'line_cancelled'
  | 'fitment_signed'
  | 'fitment_withdrawn'
  | 'discount_added'
  | 'discount_removed'
  | 'tax_left_out'
  | 'tax_overridden'
  | 'total_changed'

/** What happened to the parts and their sums. */
export const lineSentences: Sentences<LineEvent> = {
  line_added: ({ partNumber, quantity, unitPrice, reason }, { money }) =>
    reason ? (
      <Trans>
        Added {quantity} × {partNumber} at {money(unitPrice)}: {reason}
      </Trans>
    ) : (
      <Trans>
        Added {quantity} × {partNumber} at {money(unitPrice)}
      </Trans>
    ),
  line_changed: ({ partNumber, field, from, to }, say) =>
    from === null && to === null ? (
      <Trans>
        {partNumber}: {say.field(field)} changed
      </Trans>
    ) : (
      <Trans>
        {partNumber}: {say.field(field)} {shown(field, from, say)} → {shown(field, to, say)}
      </Trans>
    ),
  line_state_changed: ({ partNumber, from, to, until }, { word, day }) =>
    until ? (
      <Trans>
        {partNumber}: {word('line', from)} → {word('line', to)}, expected {day(until)}
      </Trans>
    ) : (
      <Trans>
        {partNumber}: {word('line', from)} → {word('line', to)}
      </Trans>
    ),
  line_cancelled: ({ partNumber, quantity, reason }) => (
    <Trans>
      Cancelled {quantity} × {partNumber}: {reason}
    </Trans>
  ),
  fitment_signed: ({ partNumber, vin }) =>
    vin ? (
      <Trans>
        {partNumber} signed off for VIN {vin}
      </Trans>
    ) : (
      <Trans>{partNumber} signed off without a VIN</Trans>
    ),
  fitment_withdrawn: ({ partNumber }) => <Trans>Sign-off of {partNumber} withdrawn</Trans>,
  discount_added: ({ label, amount }, { money }) => (
    <Trans>
      Discount {label} of {money(amount)} given
    </Trans>
  ),
  discount_removed: ({ label, amount }, { money }) => (
    <Trans>
      Discount {label} of {money(amount)} taken back
    </Trans>
  ),
  tax_left_out: ({ names, reason }) =>
    reason === undefined ? <Trans>Tax left out: {names.join(', ')}</Trans> : <Trans>No tax, the customer is exempt: {reason}</Trans>,
  tax_overridden: ({ from, to, reason }, { rate }) => (
    <Trans>
      Tax rate {rate(from)} → {rate(to)}: {reason}
    </Trans>
  ),
  total_changed: ({ from, to }, { money }) => (
    <Trans>
      Order total {money(from)} → {money(to)}
    </Trans>
  ),
}

function shown(field: string, value: string | number | boolean | null, { money }: Say): ReactNode {
  if (value === null || value === '') return '–'
  if (typeof value === 'boolean') return value ? <Trans>yes</Trans> : <Trans>no</Trans>
  return typeof value === 'number' && moneyFields.includes(field) ? money(value) : String(value)
}
