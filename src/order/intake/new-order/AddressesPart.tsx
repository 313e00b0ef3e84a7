import { Trans, useLingui } from '@lingui/react/macro'
import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { Section } from '#ui/frame/Section.tsx'
import { localeTag } from '#ui/i18n.ts'
import { countries } from './countries.tsx'
import { useTyped, type OrderForm, type PartProps } from './form.tsx'
import css from './new-order.module.css'

/** Where the bill and where the parts go; the same place unless said otherwise. */
export function AddressesPart({ form, live }: PartProps) {
  const { t } = useLingui()
  const same = useTyped(form, live, (typed) => typed.same)
  return (
    <Section id="addresses" title={<Trans>Billing and Shipping</Trans>}>
      <div className={css.addresses} data-same={same || undefined}>
        <fieldset className={css.address}>
          <legend>
            <Trans>Billing address</Trans>
          </legend>
          <AddressFields form={form} of="billing" />
        </fieldset>
        <fieldset className={css.address}>
          <legend>
            <Trans>Shipping address</Trans>
          </legend>
          <Checkbox label={t`Same as the billing address`} key={form.key('same')} {...form.getInputProps('same', { type: 'checkbox' })} />
          {!same && <AddressFields form={form} of="shipping" />}
        </fieldset>
      </div>
    </Section>
  )
}

function AddressFields({ form, of }: { readonly form: OrderForm; readonly of: 'billing' | 'shipping' }) {
  const { t, i18n } = useLingui()
  const propsOf = (field: 'name' | 'company' | 'line1' | 'line2' | 'city' | 'region' | 'postalCode' | 'country' | 'phone') =>
    form.getInputProps(`${of}.${field}`)
  const off = { autoComplete: 'off' }
  return (
    <>
      <TextInput label={t`Name (if different)`} {...off} key={form.key(`${of}.name`)} {...propsOf('name')} />
      <TextInput label={t`Company`} {...off} key={form.key(`${of}.company`)} {...propsOf('company')} />
      <TextInput label={t`Street`} className={css.wide} {...off} key={form.key(`${of}.line1`)} {...propsOf('line1')} />
      <TextInput label={t`Apartment, suite`} className={css.wide} {...off} key={form.key(`${of}.line2`)} {...propsOf('line2')} />
      <TextInput label={t`City`} {...off} key={form.key(`${of}.city`)} {...propsOf('city')} />
      <TextInput label={t`State or province`} {...off} key={form.key(`${of}.region`)} {...propsOf('region')} />
      <TextInput label={t`Postal code`} {...off} key={form.key(`${of}.postalCode`)} {...propsOf('postalCode')} />
      <NativeSelect
        label={t`Country`}
        data={[...countries(localeTag(i18n.locale))]}
        data-notranslate
        key={form.key(`${of}.country`)}
        {...propsOf('country')}
      />
    </>
  )
}
