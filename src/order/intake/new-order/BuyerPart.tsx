import { Trans, useLingui } from '@lingui/react/macro'
import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { Section } from '#ui/frame/Section.tsx'
import { useTyped, type PartProps } from './form.tsx'
import css from './new-order.module.css'

/** Who orders, and what they said. */
export function BuyerPart({ form, live }: PartProps) {
  const { t } = useLingui()
  const exempt = useTyped(form, live, (typed) => typed.buyer.taxExempt)
  return (
    <Section id="buyer" title={<Trans>Customer</Trans>}>
      <div className={css.fields}>
        <TextInput label={t`Name`} autoComplete="off" autoFocus key={form.key('buyer.name')} {...form.getInputProps('buyer.name')} />
        <TextInput label={t`E-mail`} type="email" autoComplete="off" key={form.key('buyer.email')} {...form.getInputProps('buyer.email')} />
        <TextInput label={t`Phone`} type="tel" autoComplete="off" key={form.key('buyer.phone')} {...form.getInputProps('buyer.phone')} />
        <TextInput label={t`Company`} autoComplete="off" key={form.key('buyer.company')} {...form.getInputProps('buyer.company')} />
        <TextInput label={t`PO number`} autoComplete="off" key={form.key('buyer.poNumber')} {...form.getInputProps('buyer.poNumber')} />
        <NativeSelect
          label={t`Language of e-mails`}
          data={[
            { value: 'en', label: 'English' },
            { value: 'fr', label: 'Français' },
          ]}
          data-notranslate
          key={form.key('buyer.language')}
          {...form.getInputProps('buyer.language')}
        />
      </div>
      <Textarea label={t`Comment`} rows={2} mt="md" key={form.key('buyer.comment')} {...form.getInputProps('buyer.comment')} />
      <div className={css.exempt}>
        <Checkbox
          label={t`Tax exempt`}
          key={form.key('buyer.taxExempt')}
          {...form.getInputProps('buyer.taxExempt', { type: 'checkbox' })}
        />
        {exempt && (
          <TextInput
            label={t`Exemption number, or why no tax is due`}
            description={t`Stands in the order’s log.`}
            autoComplete="off"
            maxLength={120}
            data-notranslate
            key={form.key('exemption')}
            {...form.getInputProps('exemption')}
          />
        )}
      </div>
    </Section>
  )
}
