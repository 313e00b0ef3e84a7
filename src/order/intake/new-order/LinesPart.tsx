import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Button, Checkbox, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { Section } from '#ui/frame/Section.tsx'
import { Amount } from '#ui/show/Amount.tsx'
import { useRows, useTyped, type PartProps } from './form.tsx'
import css from './new-order.module.css'
import { PriceInput } from './PriceInput.tsx'
import type { Ways } from './read-order.tsx'
import { blankLine, readCount, readPrice } from './typed.tsx'

type LinesProps = PartProps & { readonly ways: Ways }

/** The parts; prices, cost and core charge are for one piece, the discount is for the line. */
export function LinesPart({ form, live, ways }: LinesProps) {
  const { t } = useLingui()
  const rows = useRows(form, live, 'lines')
  const add = () => {
    form.insertListItem('lines', blankLine())
    live.tell()
    const last = `lines.${form.getValues().lines.length - 1}.partNumber`
    requestAnimationFrame(() => form.getInputNode(last)?.focus())
  }
  const remove = (at: number) => {
    form.removeListItem('lines', at)
    live.tell()
  }
  return (
    <Section
      id="lines"
      title={<Trans>Content</Trans>}
      flush
      actions={
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
          <Trans>Add part</Trans>
        </Button>
      }
    >
      <ol className={css.lines}>
        {rows.map((id, at) => (
          <li key={id} className={css.line} aria-label={t`Part ${at + 1}`}>
            <LineFields form={form} live={live} ways={ways} at={at} />
            {rows.length > 1 && (
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                className={css.remove}
                aria-label={t`Remove part ${at + 1}`}
                onClick={() => remove(at)}
              >
                <IconTrash size={16} aria-hidden />
              </ActionIcon>
            )}
          </li>
        ))}
      </ol>
    </Section>
  )
}

function LineFields({ form, live, ways, at }: LinesProps & { readonly at: number }) {
  const { t } = useLingui()
  const metric = ways.units === 'metric'
  const text = (field: 'partNumber' | 'name' | 'brand' | 'quantity' | 'weight' | 'size') => ({
    autoComplete: 'off',
    ...form.getInputProps(`lines.${at}.${field}`),
  })
  const price = (field: 'unitPrice' | 'listPrice' | 'unitCost' | 'coreCharge' | 'discount') => ({
    currency: ways.currency,
    ...form.getInputProps(`lines.${at}.${field}`),
  })
  const key = (field: string) => form.key(`lines.${at}.${field}` as 'lines')
  return (
    <div className={css.part}>
      <TextInput
        label={t`Part number`}
        className={css.number}
        classNames={{ input: 'mono' }}
        spellCheck={false}
        key={key('partNumber')}
        {...text('partNumber')}
      />
      <TextInput label={t`Name of the part`} className={css.name} key={key('name')} {...text('name')} />
      <TextInput label={t`Quantity`} className={css.count} inputMode="numeric" key={key('quantity')} {...text('quantity')} />
      <PriceInput label={t`Price each`} key={key('unitPrice')} {...price('unitPrice')} />
      <LineTotal form={form} live={live} ways={ways} at={at} />
      <div className={css.more}>
        <TextInput label={t`Brand`} key={key('brand')} {...text('brand')} />
        <PriceInput label={t`List price`} key={key('listPrice')} {...price('listPrice')} />
        {ways.mayCost && <PriceInput label={t`Cost`} key={key('unitCost')} {...price('unitCost')} />}
        <PriceInput label={t`Core charge`} key={key('coreCharge')} {...price('coreCharge')} />
        <PriceInput label={t`Line discount`} key={key('discount')} {...price('discount')} />
        <TextInput label={metric ? t`Weight (kg)` : t`Weight (lb)`} key={key('weight')} {...text('weight')} />
        <TextInput
          label={metric ? t`Size (cm)` : t`Size (in)`}
          placeholder={metric ? '18 x 18 x 10' : '7 x 7 x 4'}
          key={key('size')}
          {...text('size')}
        />
        <Checkbox
          label={t`Hazmat`}
          className={css.tick}
          key={key('hazmat')}
          {...form.getInputProps(`lines.${at}.hazmat`, { type: 'checkbox' })}
        />
      </div>
    </div>
  )
}

/** What the line comes to so far. */
function LineTotal({ form, live, ways, at }: LinesProps & { readonly at: number }) {
  const line = useTyped(form, live, (typed) => typed.lines[at])
  const price = readPrice(line?.unitPrice ?? '', ways.digits) ?? 0
  const discount = readPrice(line?.discount ?? '', ways.digits) ?? 0
  const amount = (readCount(line?.quantity ?? '') ?? 0) * price - discount
  return (
    <div className={css.sum}>
      <span>
        <Trans>Line total</Trans>
      </span>
      <Amount of={{ amount, currency: ways.currency }} strong />
    </div>
  )
}
