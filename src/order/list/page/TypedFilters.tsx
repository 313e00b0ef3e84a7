import { Trans, useLingui } from '@lingui/react/macro'
import { Button, TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { useStore } from '#ui/desk.tsx'
import { MoneyInput } from '#ui/form/MoneyInput.tsx'
import { FilterChip } from '#ui/frame/FilterChip.tsx'
import { useMoney } from '#ui/show/Amount.tsx'
import type { OrdersSearch } from '../search.tsx'
import css from './list.module.css'

type Narrow = (change: Partial<OrdersSearch>) => void

/** Words the vehicle's name must have, as “camry 2019”. */
export function VehicleFilter({ vehicle, narrow }: { readonly vehicle: string | undefined; readonly narrow: Narrow }) {
  const { t } = useLingui()
  return (
    <FilterChip label={t`Vehicle`} value={vehicle ?? null} onClear={() => narrow({ vehicle: undefined })}>
      {(close) => <VehicleWords start={vehicle ?? ''} apply={(words) => (narrow({ vehicle: words || undefined }), close())} />}
    </FilterChip>
  )
}

function VehicleWords({ start, apply }: { readonly start: string; readonly apply: (words: string) => void }) {
  const { t } = useLingui()
  const [words, type] = useState(start)
  return (
    <Typed apply={() => apply(words.trim())}>
      <TextInput
        label={t`Make, model or year`}
        value={words}
        maxLength={60}
        onChange={({ currentTarget: { value } }) => type(value)}
        data-autofocus
      />
    </Typed>
  )
}

/** The order's total, from and to, both included. */
export function TotalFilter({
  least,
  most,
  narrow,
}: {
  readonly least: string | undefined
  readonly most: string | undefined
  readonly narrow: Narrow
}) {
  const { t } = useLingui()
  const { currency } = useStore()
  const money = useMoney()
  const word = (cents: string) => money({ amount: Number(cents), currency })
  const value = least && most ? `${word(least)} – ${word(most)}` : least ? `≥ ${word(least)}` : most ? `≤ ${word(most)}` : null
  return (
    <FilterChip label={t`Total`} value={value} onClear={() => narrow({ least: undefined, most: undefined })}>
      {(close) => <TotalBounds least={least} most={most} apply={(bounds) => (narrow(bounds), close())} />}
    </FilterChip>
  )
}

type BoundsProps = { readonly least: string | undefined; readonly most: string | undefined; readonly apply: Narrow }

function TotalBounds({ apply, ...start }: BoundsProps) {
  const { t } = useLingui()
  const { currency } = useStore()
  const [least, setLeast] = useState(start.least === undefined ? null : Number(start.least))
  const [most, setMost] = useState(start.most === undefined ? null : Number(start.most))
  const text = (cents: number | null) => (cents === null ? undefined : String(cents))
  return (
    <Typed apply={() => apply({ least: text(least), most: text(most) })}>
      <div className={css.days}>
        <MoneyInput label={t`At least`} currency={currency} value={least} onChange={setLeast} data-autofocus />
        <MoneyInput label={t`At most`} currency={currency} value={most} onChange={setMost} />
      </div>
    </Typed>
  )
}

/** What is typed counts once Enter or Apply says so. */
function Typed({ apply, children }: { readonly apply: () => void; readonly children: ReactNode }) {
  return (
    <form
      className={css.typed}
      onSubmit={(event) => {
        event.preventDefault()
        apply()
      }}
    >
      {children}
      <Button type="submit" size="xs">
        <Trans>Apply</Trans>
      </Button>
    </form>
  )
}
