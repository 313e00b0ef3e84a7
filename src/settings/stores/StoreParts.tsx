import { Trans, useLingui } from '@lingui/react/macro'
import { NativeSelect, NumberInput, Radio, TextInput } from '@mantine/core'
import type { DeskForm } from '#ui/form/use-desk-form.ts'
import { Section } from '#ui/frame/Section.tsx'
import { localeTag } from '#ui/i18n.ts'
import css from '../settings.module.css'
import type { Lists, Values } from './typed.tsx'

type PartProps = { readonly form: DeskForm<Values>; readonly lists: Lists }

/** Who and where the store is: on slips and letters. */
export function StorePart({ form, lists }: PartProps) {
  const { t, i18n } = useLingui()
  return (
    <Section id="store" title={<Trans>Store</Trans>} note={<Trans>as customers read it on slips and letters</Trans>}>
      <div className={css.fields}>
        <TextInput label={t`Store name`} required withAsterisk={false} key={form.key('name')} {...form.getInputProps('name')} />
        <TextInput label={t`Phone`} type="tel" key={form.key('phone')} {...form.getInputProps('phone')} />
        <TextInput label={t`E-mail`} type="email" key={form.key('email')} {...form.getInputProps('email')} />
        <TextInput
          label={t`Mails come from`}
          description={t`An address of the store, at the domain of its e-mail. Left empty, the desk’s own. Answers come back to each order either way.`}
          type="email"
          key={form.key('mailFrom')}
          {...form.getInputProps('mailFrom')}
        />
        <TextInput label={t`Name on the address`} key={form.key('address.name')} {...form.getInputProps('address.name')} />
        <TextInput label={t`Street`} key={form.key('address.line1')} {...form.getInputProps('address.line1')} />
        <TextInput label={t`Apartment, suite`} key={form.key('address.line2')} {...form.getInputProps('address.line2')} />
        <TextInput label={t`City`} key={form.key('address.city')} {...form.getInputProps('address.city')} />
        <TextInput label={t`State`} key={form.key('address.region')} {...form.getInputProps('address.region')} />
        <TextInput label={t`ZIP code`} key={form.key('address.postalCode')} {...form.getInputProps('address.postalCode')} />
        <NativeSelect
          label={t`Country`}
          data={[...lists.countries(localeTag(i18n.locale))]}
          data-notranslate
          key={form.key('address.country')}
          {...form.getInputProps('address.country')}
        />
        <NativeSelect
          label={t`Language`}
          data={[
            { value: 'en', label: 'English' },
            { value: 'fr', label: 'Français' },
          ]}
          data-notranslate
          key={form.key('language')}
          {...form.getInputProps('language')}
        />
      </div>
    </Section>
  )
}

/** In which time and money the store works, how it takes payment, and what it promises. */
export function SellingPart({ form, lists, currencyFixed }: PartProps & { readonly currencyFixed: boolean }) {
  const { t, i18n } = useLingui()
  const { base } = form.getValues()
  return (
    <Section id="selling" title={<Trans>Selling</Trans>}>
      <div className={css.fields}>
        <NativeSelect
          label={t`Time zone`}
          description={t`Of every date and cut-off in this store.`}
          data={lists.timeZones(base.timeZone, t`North America`, t`Everywhere else`)}
          key={form.key('timeZone')}
          {...form.getInputProps('timeZone')}
        />
        <NativeSelect
          label={t`Currency`}
          description={currencyFixed ? t`Stays: the store has orders in it.` : t`Can be changed until the first order comes.`}
          data={currencies(localeTag(i18n.locale))}
          data-notranslate
          disabled={currencyFixed}
          key={form.key('currency')}
          {...form.getInputProps('currency')}
        />
        <NumberInput
          label={t`Handling days`}
          description={t`Working days from the order to its shipment.`}
          min={0}
          max={60}
          allowDecimal={false}
          key={form.key('handlingDays')}
          {...form.getInputProps('handlingDays')}
        />
        <TextInput
          label={t`Cut-off`}
          description={t`An order that comes later counts from the next working day.`}
          type="time"
          key={form.key('cutoff')}
          {...form.getInputProps('cutoff')}
        />
        <Radio.Group className={css.whole} label={t`Payment mode`} key={form.key('paymentMode')} {...form.getInputProps('paymentMode')}>
          <div className={css.choices}>
            <Radio
              value="authorization"
              label={t`Authorization`}
              description={t`The card is held when the order comes; the money is collected when the parts leave. A hold lasts a few days.`}
            />
            <Radio value="sale" label={t`Sale`} description={t`The card is charged at once. Cancelling means refunding.`} />
          </div>
        </Radio.Group>
        <Radio.Group
          className={css.whole}
          label={t`Collect at shipping`}
          key={form.key('captureAtShipping')}
          {...form.getInputProps('captureAtShipping')}
        >
          <div className={css.choices}>
            <Radio
              value="whole"
              label={t`Everything due, with the first shipment`}
              description={t`One capture. What ships later is paid already.`}
            />
            <Radio
              value="share"
              label={t`Each shipment’s share`}
              description={t`Where the gateway captures a hold several times, the rest stays held. Elsewhere the kept card is held anew for the rest, or the rest is due.`}
            />
            <Radio value="off" label={t`Off`} description={t`Ship & Complete offers nothing to collect; money is collected in Payment.`} />
          </div>
        </Radio.Group>
      </div>
    </Section>
  )
}

const near = ['USD', 'CAD', 'MXN']

/** Every currency the browser can name, those of North America first. */
function currencies(locale: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(locale, { type: 'currency' })
  const others = Intl.supportedValuesOf('currency').filter((code) => !near.includes(code))
  return [...near, ...others].map((code) => ({ value: code, label: `${code} – ${names.of(code) ?? code}` }))
}
