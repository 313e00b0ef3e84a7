import { Trans, useLingui } from '@lingui/react/macro'
import { Checkbox } from '@mantine/core'
import type { DeskForm } from '#ui/form/use-desk-form.ts'
import { Section } from '#ui/frame/Section.tsx'
import css from '../settings.module.css'
import type { Values } from './typed.tsx'

/** Of what happens to a parcel after it left the customer gets a mail. */
export function MailsPart({ form }: { readonly form: DeskForm<Values> }) {
  const { t } = useLingui()
  return (
    <Section id="mails" title={<Trans>Mails about parcels</Trans>} note={<Trans>only for parcels with labels bought here</Trans>}>
      <div className={css.choices}>
        <Checkbox
          label={t`Mail the customer when a parcel was delivered`}
          key={form.key('mailsDelivered')}
          {...form.getInputProps('mailsDelivered', { type: 'checkbox' })}
        />
        <Checkbox
          label={t`Mail the customer when a parcel is stuck or lost`}
          description={t`It says that the store is looking into it.`}
          key={form.key('mailsException')}
          {...form.getInputProps('mailsException', { type: 'checkbox' })}
        />
      </div>
    </Section>
  )
}
