import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { uuidv7 } from 'uuidv7'
import { useStore } from '#ui/desk.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { useRows, type PartProps } from './form.tsx'
import css from './new-order.module.css'
import { PriceInput } from './PriceInput.tsx'
import type { Ways } from './read-order.tsx'
import { TaxFields } from './TaxFields.tsx'

/** What stands on the order besides its parts: shipping, tax, discounts, fees. */
export function ChargesPart({ form, live, ways }: PartProps & { readonly ways: Ways }) {
  const { t } = useLingui()
  const { currency } = useStore()
  return (
    <Section id="charges" title={<Trans>Shipping, tax, discounts, fees</Trans>}>
      <div className={css.charges}>
        <TextInput
          label={t`Shipping service`}
          autoComplete="off"
          key={form.key('shippingService.name')}
          {...form.getInputProps('shippingService.name')}
        />
        <PriceInput
          label={t`Shipping charged`}
          currency={currency}
          key={form.key('shippingService.amount')}
          {...form.getInputProps('shippingService.amount')}
        />
      </div>
      <TaxFields form={form} live={live} ways={ways} />
      <Extras form={form} live={live} of="discounts" />
      <Extras form={form} live={live} of="fees" />
    </Section>
  )
}

/** Discounts, or fees: any number, each with its name and amount. */
function Extras({ form, live, of }: PartProps & { readonly of: 'discounts' | 'fees' }) {
  const { t } = useLingui()
  const { currency } = useStore()
  const rows = useRows(form, live, of)
  const change = (work: () => void) => {
    work()
    live.tell()
  }
  return (
    <div className={css.extras}>
      {rows.map((id, at) => (
        <div key={id} className={css.extra}>
          <TextInput
            label={of === 'discounts' ? t`Discount` : t`Fee`}
            autoComplete="off"
            key={form.key(`${of}.${at}.label`)}
            {...form.getInputProps(`${of}.${at}.label`)}
          />
          {of === 'discounts' && (
            <TextInput
              label={t`Code`}
              autoComplete="off"
              key={form.key(`discounts.${at}.code`)}
              {...form.getInputProps(`discounts.${at}.code`)}
            />
          )}
          <PriceInput
            label={t`Amount`}
            currency={currency}
            key={form.key(`${of}.${at}.amount`)}
            {...form.getInputProps(`${of}.${at}.amount`)}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            className={css.remove}
            aria-label={of === 'discounts' ? t`Remove discount ${at + 1}` : t`Remove fee ${at + 1}`}
            onClick={() => change(() => form.removeListItem(of, at))}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() =>
          change(() =>
            form.insertListItem(
              of,
              of === 'discounts' ? { id: uuidv7(), label: '', code: '', amount: '' } : { id: uuidv7(), label: '', amount: '' },
            ),
          )
        }
      >
        {of === 'discounts' ? <Trans>Add discount</Trans> : <Trans>Add fee</Trans>}
      </Button>
    </div>
  )
}
