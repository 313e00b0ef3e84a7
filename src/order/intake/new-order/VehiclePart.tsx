import { normaliseVin, vinVerdict, type VinVerdict } from '#domain/vin.ts'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { TextInput } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { Section } from '#ui/frame/Section.tsx'
import { useTyped, type PartProps } from './form.tsx'
import css from './new-order.module.css'

/** The car the parts are for. */
export function VehiclePart({ form, live }: PartProps) {
  const { t } = useLingui()
  return (
    <Section id="vehicle" title={<Trans>Vehicle</Trans>}>
      <div className={css.vehicle}>
        <div>
          <TextInput
            label={t`VIN`}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={20}
            classNames={{ input: 'mono' }}
            key={form.key('vehicle.vin')}
            {...form.getInputProps('vehicle.vin')}
          />
          <VinWord form={form} live={live} />
        </div>
        <TextInput
          label={t`Year`}
          inputMode="numeric"
          autoComplete="off"
          key={form.key('vehicle.year')}
          {...form.getInputProps('vehicle.year')}
        />
        <TextInput label={t`Make`} autoComplete="off" key={form.key('vehicle.make')} {...form.getInputProps('vehicle.make')} />
        <TextInput label={t`Model`} autoComplete="off" key={form.key('vehicle.model')} {...form.getInputProps('vehicle.model')} />
        <TextInput label={t`Trim`} autoComplete="off" key={form.key('vehicle.trim')} {...form.getInputProps('vehicle.trim')} />
        <TextInput label={t`Engine`} autoComplete="off" key={form.key('vehicle.engine')} {...form.getInputProps('vehicle.engine')} />
      </div>
    </Section>
  )
}

/** What the VIN's own check says while it is typed. It warns and never refuses: the caller may have read it wrong, and the order stands all the same. */
function VinWord({ form, live }: PartProps) {
  const vin = useTyped(form, live, (typed) => typed.vehicle.vin)
  const verdict = normaliseVin(vin) === '' ? null : vinVerdict(vin)
  const tone = verdict && toneOf(verdict)
  return (
    <p className={css.verdict} data-tone={tone} role="status">
      {tone === 'money' && <IconCircleCheck size={16} aria-hidden />}
      {tone === 'caution' && <IconAlertTriangle size={16} aria-hidden />}
      {verdict && (
        <span>
          <Said verdict={verdict} />
        </span>
      )}
    </p>
  )
}

/** A VIN still being typed is no cause for concern. */
function toneOf(verdict: VinVerdict): 'money' | 'caution' | 'muted' {
  if (verdict.ok) return 'money'
  return verdict.reason === 'length' && verdict.length < 17 ? 'muted' : 'caution'
}

function Said({ verdict }: { readonly verdict: VinVerdict }) {
  if (verdict.ok && verdict.checkDigit === 'matches') return <Trans>The check digit matches.</Trans>
  if (verdict.ok) return <Trans>The check digit would be {verdict.expected}; cars built outside North America need none.</Trans>
  if (verdict.reason === 'length') return <Trans>{verdict.length} of 17 characters.</Trans>
  if (verdict.reason === 'check_digit')
    return <Trans>The check digit does not match: position 9 should be {verdict.expected}. Ask for the VIN again.</Trans>
  const places = verdict.positions.join(', ')
  return (
    <Plural
      value={verdict.positions.length}
      one={`Position ${places}: a VIN has no I, O or Q and no signs.`}
      other={`Positions ${places}: a VIN has no I, O or Q and no signs.`}
    />
  )
}
