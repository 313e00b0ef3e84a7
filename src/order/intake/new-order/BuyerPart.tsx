import { Trans, useLingui } from '@lingui/react/macro'
import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { Section } from '#ui/frame/Section.tsx'
import type { PartProps } from './form.tsx'
import css from './new-order.module.css'

/** Who orders, and what they said. */
export function BuyerPart({ form }: PartProps) {
  const { t } = useLingui()
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
      <Checkbox
        label={t`Tax exempt`}
        mt="md"
        key={form.key('buyer.taxExempt')}
        {...form.getInputProps('buyer.taxExempt', { type: 'checkbox' })}
      />
    </Section>
  )
}
