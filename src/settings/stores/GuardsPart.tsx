import { setGuards } from '#domain/guards.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Checkbox, SegmentedControl } from '@mantine/core'
import type { DeskForm } from '#ui/form/use-desk-form.ts'
import { Section } from '#ui/frame/Section.tsx'
import css from '../settings.module.css'
import type { Values } from './typed.tsx'
import { guardWords, levelWords } from './words.tsx'

const levels = ['off', 'warn', 'block'] as const

/** What stands between an order and its shipment, and how strictly the store takes each. */
export function GuardsPart({ form }: { readonly form: DeskForm<Values> }) {
  const { t, i18n } = useLingui()
  return (
    <Section id="guards" title={<Trans>Before goods leave</Trans>}>
      <Checkbox
        label={t`DMS number required before fulfillment`}
        description={t`The dealer invoice number is asked for by Complete Order and before each shipment.`}
        key={form.key('requiresDmsNumber')}
        {...form.getInputProps('requiresDmsNumber', { type: 'checkbox' })}
      />
      <p className={css.says}>
        <Trans>Warn shows it beside the button. Block stops the shipment, unless somebody who may override guards says why.</Trans>
      </p>
      <ul className={css.guards}>
        {setGuards.map((guard) => (
          <li key={guard}>
            <div>
              <strong>{i18n._(guardWords[guard].name)}</strong>
              <span>{i18n._(guardWords[guard].when)}</span>
            </div>
            <SegmentedControl
              aria-label={i18n._(guardWords[guard].name)}
              data={levels.map((level) => ({ value: level, label: i18n._(levelWords[level]) }))}
              key={form.key(`guards.${guard}`)}
              {...form.getInputProps(`guards.${guard}`, { withError: false })}
            />
          </li>
        ))}
      </ul>
    </Section>
  )
}
