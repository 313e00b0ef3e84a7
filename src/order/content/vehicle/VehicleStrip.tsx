import type { OrderHead } from '#domain/order-head.ts'
import type { DecodedVin, VinVerdict } from '#domain/vin.ts'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconAlertTriangle, IconChecks, IconCircleCheck, IconPencil } from '@tabler/icons-react'
import { useDialog } from '#ui/act/Dialog.tsx'
import { Refused } from '#ui/api.ts'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { useExplain } from '#ui/refusals.ts'
import { VehicleBar } from '#ui/show/VehicleBar.tsx'
import css from '../content.module.css'
import type { ContentView, FitmentAsk, VehicleView } from '../shapes.ts'
import { VehicleDialog } from './VehicleDialog.tsx'

type StripProps = { readonly head: OrderHead; readonly view: ContentView }

/** The blue bar, and under it what the VIN says about the car that was chosen. */
export function VehicleStrip({ head, view }: StripProps) {
  const { t } = useLingui()
  const explain = useExplain()
  const dialog = useDialog()
  const { vehicle } = view
  const { edit } = view.can
  const live = view.lines.filter((line) => line.state !== 'cancelled')
  const fits = live.filter((line) => line.fitment).length
  return (
    <>
      <VehicleBar
        name={vehicle.title || (vehicle.vin ? t`Vehicle not known` : t`No vehicle given`)}
        vin={vehicle.vin}
        note={
          <Trans>
            fits {fits} of <Plural value={live.length} one="# line" other="# lines" />
          </Trans>
        }
      />
      <div className={css.vehicle}>
        <div className={css.decoded}>
          {vehicle.verdict && <Verdict verdict={vehicle.verdict} />}
          {vehicle.decoded && <Decoded decoded={vehicle.decoded} />}
          <Disagreements vehicle={vehicle} />
        </div>
        <SignOffAll head={head} view={view} />
        <Button
          size="xs"
          leftSection={<IconPencil size={14} aria-hidden />}
          disabled={!edit.ok}
          title={edit.ok ? undefined : explain(new Refused(edit.code, edit.detail, null))}
          onClick={dialog.show}
        >
          <Trans>Edit vehicle</Trans>
        </Button>
      </div>
      <VehicleDialog key={dialog.opening} head={head} view={vehicle} signed={fits} open={dialog.open} onClose={dialog.hide} />
    </>
  )
}

function Verdict({ verdict }: { readonly verdict: VinVerdict }) {
  if (verdict.ok) {
    return (
      <span className={css.good}>
        <IconCircleCheck size={16} aria-hidden />{' '}
        {verdict.checkDigit === 'matches' ? (
          <Trans>VIN check digit is right</Trans>
        ) : (
          <Trans>VIN check digit differs, as it may outside North America</Trans>
        )}
      </span>
    )
  }
  return (
    <span className={css.look}>
      <IconAlertTriangle size={16} aria-hidden /> <WhyNoVin verdict={verdict} />
    </span>
  )
}

function WhyNoVin({ verdict }: { readonly verdict: Extract<VinVerdict, { readonly ok: false }> }) {
  switch (verdict.reason) {
    case 'length':
      return <Trans>A VIN has 17 characters, this has {verdict.length}.</Trans>
    case 'characters':
      return <Trans>A VIN has no I, O or Q and only letters and digits: look at position {verdict.positions.join(', ')}.</Trans>
    case 'check_digit':
      return <Trans>The check digit does not fit (it would be {verdict.expected}): a character is mistyped.</Trans>
  }
}

function Decoded({ decoded }: { readonly decoded: DecodedVin }) {
  const { year, make, model, trims, body, engine, drive, fuel } = decoded
  const facts = [[year, make, model].filter(Boolean).join(' '), trims.join(' / '), body, engine, drive, fuel].filter(Boolean)
  return (
    <span className="muted">
      <Trans>
        The VIN says <span data-notranslate>{facts.join(' · ')}</span>
      </Trans>
    </span>
  )
}

function Disagreements({ vehicle }: { readonly vehicle: VehicleView }) {
  return vehicle.disagreements.map(({ field, decoded, chosen }) => (
    <span key={field} className={css.look}>
      <IconAlertTriangle size={16} aria-hidden />{' '}
      <Trans>
        chosen <strong data-notranslate>{chosen}</strong>, the VIN says <strong data-notranslate>{decoded}</strong>
      </Trans>
    </span>
  ))
}

function SignOffAll({ head, view }: StripProps) {
  const { slug } = useStore()
  const order = `/desk/stores/${slug}/orders/${head.number}`
  const sign = useCommand<FitmentAsk>({ send: post(`${order}/content/fitment`, { ifMatch: head.version }), refresh: [order] })
  const unsigned = view.lines.filter((line) => line.state !== 'cancelled' && !line.fitment).map((line) => line.id)
  if (unsigned.length === 0 || !view.can.edit.ok) return null
  return (
    <Button
      size="xs"
      leftSection={<IconChecks size={14} aria-hidden />}
      aria-busy={sign.busy}
      onClick={() => void sign.run({ lines: unsigned, signed: true })}
    >
      <Plural value={unsigned.length} one="Sign off # line" other="Sign off all # lines" />
    </Button>
  )
}
