import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { NumberInput, Switch } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { readEdges } from '#domain/risk/bands.ts'
import { countLevels } from '#domain/risk/count-levels.ts'
import type { DeskForm } from '#ui/form/use-desk-form.ts'
import { Section } from '#ui/frame/Section.tsx'
import css from '../settings.module.css'
import type { RiskSettingsView } from './shapes.ts'

/** What the fields hold; an emptied number is an empty text. */
export type Values = { readonly medium: number | string; readonly high: number | string; readonly shares: boolean }

type PartProps = { readonly form: DeskForm<Values> }

/** Where Medium and High begin; beside each, how many of the newest orders would have that level with what is typed. */
export function LevelsPart({ form, view }: PartProps & { readonly view: RiskSettingsView }) {
  const { t } = useLingui()
  const [medium, typeMedium] = useState(form.getValues().medium)
  const [high, typeHigh] = useState(form.getValues().high)
  form.watch('medium', ({ value }) => typeMedium(value))
  form.watch('high', ({ value }) => typeHigh(value))
  const edges = readEdges({ medium: edgeOf(medium), high: edgeOf(high) })
  const counts = edges.ok ? countLevels(view.histogram, edges.value) : null
  const field = { min: 2, max: 99, clampBehavior: 'none', allowDecimal: false, allowNegative: false } as const
  return (
    <Section id="levels" title={<Trans>Risk levels</Trans>} note={<Trans>by score, from 1 to 100</Trans>}>
      <div className={css.fields}>
        <NumberInput
          {...field}
          label={t`Medium from`}
          description={<Counted days={view.days} orders={counts?.medium} />}
          key={form.key('medium')}
          {...form.getInputProps('medium')}
        />
        <NumberInput
          {...field}
          label={t`High from`}
          description={<Counted days={view.days} orders={counts?.high} />}
          key={form.key('high')}
          {...form.getInputProps('high')}
        />
      </div>
      <p className={css.says}>
        <Trans>Below, an order is Low.</Trans> <Counted days={view.days} orders={counts?.low} />
      </p>
      <p className={css.says}>
        <Trans>Open orders get their new level one after the other once this is saved. What has left the store keeps its own.</Trans>
      </p>
    </Section>
  )
}

/** Whether the store tells the network of its fraud and hears of that of others. */
export function SharingPart({ form }: PartProps) {
  const { t } = useLingui()
  return (
    <Section id="sharing" title={<Trans>Known fraud</Trans>}>
      <Switch
        label={t`Share known fraud with the stores of this network`}
        key={form.key('shares')}
        {...form.getInputProps('shares', { type: 'checkbox' })}
      />
      <p className={css.says}>
        <Trans>
          Of an order marked as known or suspected fraud, or charged back for it, the network keeps only keyed hashes of the mailbox, the
          telephone number, the ship-to address, the device, the card’s fingerprint and the internet address range; never names, billing
          addresses or card numbers.
        </Trans>
      </p>
      <p className={css.says}>
        <Trans>In return, an order of yours whose buyer another store has reported can score higher, with the reason.</Trans>
      </p>
      <p className={css.says}>
        <Trans>Turning this off takes back what this store has reported; turning it on reports the marks that stand.</Trans>
      </p>
    </Section>
  )
}

type CountedProps = { readonly days: number; readonly orders: number | undefined }

/** A dash while what is typed cannot be saved. */
function Counted({ days, orders }: CountedProps): ReactNode {
  if (orders === undefined) return <Trans>Last {days} days: –</Trans>
  return (
    <Trans>
      Last {days} days: <Plural value={orders} one="# order" other="# orders" />
    </Trans>
  )
}

function edgeOf(typed: number | string): number {
  return typed === '' ? Number.NaN : Number(typed)
}
