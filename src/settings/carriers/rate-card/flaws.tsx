import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react'
import type { FlawCode } from '#domain/shipping/card-tables/cells.ts'
import type { WrongRow } from '../shapes.ts'

type FlawOf = WrongRow['flaws'][number]

const words: { readonly [code in FlawCode]: MessageDescriptor } = {
  no_rows: msg`There are no rows below the head.`,
  broken_quotes: msg`A quote is opened and not closed.`,
  missing_column: msg`This column is missing.`,
  unknown_column: msg`There is no such column.`,
  column_twice: msg`This column is there twice.`,
  empty: msg`Fill this in.`,
  too_long: msg`This is too long.`,
  not_a_class: msg`Not one of economy, ground, three_day, two_day, overnight.`,
  not_a_number: msg`Not a number that can stand here.`,
  not_an_amount: msg`Not an amount: write it as 12.50, without a mark between thousands.`,
  not_yes_or_no: msg`Write yes or no.`,
  not_weekdays: msg`Write days as mon tue wed.`,
  not_dates: msg`Write dates as 2026-12-25|2027-01-01.`,
  not_days: msg`Write whole days, 0 to 30.`,
  service_twice: msg`This service is there twice.`,
  weight_twice: msg`This service has the weight twice.`,
  unknown_service: msg`No row of the services has this code.`,
  no_price: msg`This service has no price.`,
}

/** Gives `flaw(of)`: which column, and one sentence. */
export function useFlawWords(): (of: FlawOf) => string {
  const { _ } = useLingui()
  return ({ column, code }) => (column === null ? _(words[code]) : `${/^\d$/.test(column) ? `zone ${column}` : column}: ${_(words[code])}`)
}
