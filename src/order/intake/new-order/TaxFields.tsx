import { Trans, useLingui } from '@lingui/react/macro'
import { Checkbox, TextInput } from '@mantine/core'
import { percentOf } from '#domain/store/taxes.ts'
import { useTyped, type PartProps } from './form.tsx'
import css from './new-order.module.css'
import { offeredTaxes, type Ways } from './read-order.tsx'

/** The store's taxes for where the order ships, each by name; or the order's own rate, where there are none or somebody knows better. */
export function TaxFields({ form, live, ways }: PartProps & { readonly ways: Ways }) {
  const { t, i18n } = useLingui()
  const exempt = useTyped(form, live, (typed) => typed.buyer.taxExempt)
  const own = useTyped(form, live, (typed) => typed.tax.own)
  const offered = useTyped(form, live, (typed) =>
    offeredTaxes(typed, ways)
      .map(({ name, ratePpm }) => `${name} ${percentOf(ratePpm).replace('.', i18n.locale === 'fr' ? ',' : '.')} %`)
      .join(' + '),
  )
  return (
    <>
      {ways.taxes === null && (
        <p className={css.offered} role="status">
          <Trans>The store’s taxes could not be read. Type the rate, or load the page again.</Trans>
        </p>
      )}
      {offered !== '' && (
        <div className={css.offered}>
          <p>
            {exempt ? (
              <Trans>The customer is tax exempt.</Trans>
            ) : (
              <>
                <Trans>Tax by the store’s settings:</Trans> <strong data-notranslate>{offered}</strong>
              </>
            )}
          </p>
          <Checkbox
            label={t`Another tax rate for this order`}
            disabled={exempt}
            key={form.key('tax.own')}
            {...form.getInputProps('tax.own', { type: 'checkbox' })}
          />
        </div>
      )}
      {(offered === '' || own) && <OwnRate form={form} exempt={exempt} />}
    </>
  )
}

function OwnRate({ form, exempt }: Pick<PartProps, 'form'> & { readonly exempt: boolean }) {
  const { t } = useLingui()
  return (
    <>
      <TextInput
        label={t`Tax rate`}
        description={exempt ? t`The customer is tax exempt.` : undefined}
        disabled={exempt}
        autoComplete="off"
        inputMode="decimal"
        classNames={{ input: css.price }}
        rightSection="%"
        rightSectionPointerEvents="none"
        key={form.key('tax.rate')}
        {...form.getInputProps('tax.rate')}
      />
      <TextInput
        label={t`Tax jurisdiction`}
        disabled={exempt}
        autoComplete="off"
        key={form.key('tax.jurisdiction')}
        {...form.getInputProps('tax.jurisdiction')}
      />
      <div className={css.ticks}>
        <Checkbox
          label={t`Shipping is taxed`}
          disabled={exempt}
          key={form.key('tax.onShipping')}
          {...form.getInputProps('tax.onShipping', { type: 'checkbox' })}
        />
        <Checkbox
          label={t`Core charges are taxed`}
          disabled={exempt}
          key={form.key('tax.onCores')}
          {...form.getInputProps('tax.onCores', { type: 'checkbox' })}
        />
      </div>
    </>
  )
}
