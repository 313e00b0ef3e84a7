import { msg } from '@lingui/core/macro'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { CommandButton } from '#ui/act/CommandButton.tsx'
import { Problem } from '#ui/act/Problem.tsx'
import { tellUndo } from '#ui/act/UndoToast.tsx'
import { Invalid } from '#ui/api.ts'
import { post, useCommand } from '#ui/command.ts'
import { useMay, useMe, useStore } from '#ui/desk.tsx'
import { useDeskForm } from '#ui/form/use-desk-form.ts'
import { EmptyState } from '#ui/frame/EmptyState.tsx'
import { PageTitle } from '#ui/frame/PageTitle.tsx'
import { localeTag } from '#ui/i18n.ts'
import { useDesk } from '#ui/query.ts'
import { addRefusals } from '#ui/refusals.ts'
import { digitsOf } from '#ui/show/format.ts'
import type { PhoneOrderAnswer } from './desk-routes.ts'
import { AddressesPart } from './new-order/AddressesPart.tsx'
import { BuyerPart } from './new-order/BuyerPart.tsx'
import { ChargesPart } from './new-order/ChargesPart.tsx'
import { fieldOf, orderShape } from './new-order/check-order.tsx'
import { useLive } from './new-order/form.tsx'
import { LinesPart } from './new-order/LinesPart.tsx'
import css from './new-order/new-order.module.css'
import { readOrder, type Ways } from './new-order/read-order.tsx'
import { chargedRows } from './new-order/taxes.tsx'
import { TotalsCard } from './new-order/TotalsCard.tsx'
import { blank, type Typed } from './new-order/typed.tsx'
import { VehiclePart } from './new-order/VehiclePart.tsx'

addRefusals({
  other_order: () => msg`This form was already sent with other contents. Look for the order in the list before you send it again.`,
  other_currency: ({ detail }) => msg`The store sells in ${String(detail.store)}, this order is in ${String(detail.sent)}.`,
})

/** An order of the telephone or the counter, typed in by a person. */
export function NewOrderPage() {
  const { t } = useLingui()
  const { slug } = useStore()
  if (useMay('orders.create')) return <NewOrder key={slug} />
  return (
    <>
      <PageTitle title={t`New order`} />
      <EmptyState icon={<IconLock size={20} aria-hidden />} title={<Trans>Your role does not create orders</Trans>}>
        <Trans>A supervisor of the store can change that.</Trans>
      </EmptyState>
    </>
  )
}

function NewOrder() {
  const { t } = useLingui()
  const { slug, currency, language } = useStore()
  const { ways, waiting } = useWays()
  const navigate = useNavigate()
  const live = useLive()
  const [empty] = useState(() => blank(currency, language))
  const form = useDeskForm<Typed>({ name: 'new-order', initial: empty, shape: orderShape(ways, useUnreadableWords()) })
  const take = useCommand({
    send: (typed: Typed, sending) => post<unknown, PhoneOrderAnswer>(`/desk/stores/${slug}/orders`)(readOrder(typed, ways).ask, sending),
    refresh: [`/desk/stores/${slug}/order`],
    done: ({ number }) => {
      form.sent()
      void navigate({ to: '/$store/orders/$number', params: { store: slug, number: String(number) } })
    },
    tell: 'inline',
    place: (error) =>
      form.showError(
        error instanceof Invalid
          ? new Invalid(error.issues.map((issue) => ({ ...issue, path: fieldOf(issue.path, chargedRows(form.getValues(), ways)) })))
          : error,
      ),
  })
  const startOver = () => {
    const typed = form.getValues()
    form.setValues(blank(currency, language))
    form.sent()
    live.tell()
    tellUndo(t`The form is empty again`, () => {
      form.setValues(typed)
      live.tell()
    })
  }
  return (
    <form
      className={css.page}
      noValidate
      onChange={live.tell}
      onSubmit={form.onSubmit(
        (typed) => void take.run(typed),
        (errors) => form.getInputNode(firstOf(errors))?.focus(),
      )}
    >
      <PageTitle
        title={t`New order`}
        actions={
          <Button variant="subtle" onClick={startOver}>
            <Trans>Start over</Trans>
          </Button>
        }
      />
      <div className={css.parts}>
        <BuyerPart form={form} live={live} />
        <AddressesPart form={form} live={live} />
        <VehiclePart form={form} live={live} />
        <LinesPart form={form} live={live} ways={ways} />
        <ChargesPart form={form} live={live} ways={ways} />
      </div>
      <TotalsCard form={form} live={live} ways={ways}>
        <Problem of={take.error instanceof Invalid ? null : take.error} />
        <Unfit fields={Object.keys(form.errors).length} />
        <CommandButton type="submit" command={take} fullWidth disabled={waiting}>
          <Trans>Save order</Trans>
        </CommandButton>
        <p className="muted">
          <Trans>Payment is collected on the order’s page afterwards.</Trans>
        </p>
      </TotalsCard>
    </form>
  )
}

/** How many fields keep the order from being saved, beside the button: they may be out of sight. */
function Unfit({ fields }: { readonly fields: number }) {
  return (
    <p role="status" className={css.unfit}>
      {fields > 0 && <Plural value={fields} one="# field needs another look." other="# fields need another look." />}
    </p>
  )
}

/** How one types here; while the store's taxes are on their way nothing is saved without them. */
function useWays(): { readonly ways: Ways; readonly waiting: boolean } {
  const { i18n } = useLingui()
  const { currency, slug } = useStore()
  const collects = useDesk<Pick<Ways, 'taxes' | 'day'>>(`/desk/stores/${slug}/order-taxes`)
  const { taxes, day } = collects.data ?? { taxes: collects.isError ? null : [], day: '' }
  const { person } = useMe()
  const ways = {
    currency,
    digits: digitsOf(currency),
    units: person.units,
    locale: localeTag(i18n.locale),
    mayCost: useMay('cost'),
    taxes,
    day,
  }
  return { ways, waiting: collects.isPending }
}

function useUnreadableWords() {
  const { t } = useLingui()
  const { person } = useMe()
  return {
    price: t`Write an amount, as 61.20.`,
    rate: t`Write a percentage, as 8.25.`,
    name: t`Fill this in.`,
    exemption: t`Write the exemption’s number, or why no tax is due.`,
    count: t`Write a whole number.`,
    weight: person.units === 'metric' ? t`Write a weight, as 0.9 kg or 850 g.` : t`Write a weight, as 1.9 lb or 30 oz.`,
    size: person.units === 'metric' ? t`Write three lengths, as 18 x 18 x 10 cm.` : t`Write three lengths, as 7 x 7 x 4 in.`,
    discount: t`This is more than the line costs.`,
    discounts: t`The discounts are more than the order costs.`,
  }
}

/** The first field with a problem, in the order of the page. */
function firstOf(errors: Readonly<Record<string, unknown>>): string {
  const fields = [...document.querySelectorAll('[data-path]')].map((field) => field.getAttribute('data-path') ?? '')
  return fields.find((field) => field in errors) ?? Object.keys(errors)[0] ?? ''
}
