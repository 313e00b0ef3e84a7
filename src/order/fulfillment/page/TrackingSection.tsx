import { carriers, type CarrierCode } from '#domain/tracking.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { MoneyInput } from '#ui/form/MoneyInput.tsx'
import { Section } from '#ui/frame/Section.tsx'
import type { FulfillmentView } from '../shapes.ts'
import { emptyParcel, readParcel, type Change, type Choice, type TypedParcel } from './choice.tsx'
import css from './fulfillment.module.css'
import { useCarriers } from './carriers.tsx'

/** Numbers of labels bought elsewhere, and what they cost together. Several pasted at once become several parcels. */
export function TrackingSection({
  view,
  choice,
  change,
}: {
  readonly view: FulfillmentView
  readonly choice: Choice
  readonly change: Change
}) {
  const { t } = useLingui()
  const { parcels } = choice
  const next = Math.max(...parcels.map(({ key }) => key)) + 1
  const put = (parcel: TypedParcel) => change({ parcels: parcels.flatMap((one) => (one.key === parcel.key ? split(parcel, next) : [one])) })
  return (
    <Section
      id="tracking"
      title={<Trans>Tracking numbers</Trans>}
      actions={
        <Button
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => change({ parcels: [...parcels, emptyParcel(next)] })}
        >
          <Trans>Add parcel</Trans>
        </Button>
      }
    >
      <div className={css.parcels}>
        {parcels.map((parcel, at) => (
          <Parcel
            key={parcel.key}
            parcel={parcel}
            at={at}
            twice={parcels.some((one, before) => before < at && sameNumber(one, parcel))}
            put={put}
            remove={parcels.length > 1 ? () => change({ parcels: parcels.filter(({ key }) => key !== parcel.key) }) : null}
          />
        ))}
      </div>
      <div className={css.cost}>
        <MoneyInput
          label={t`Cost in total`}
          description={t`What the labels cost the store, all parcels together`}
          currency={view.head.currency}
          value={choice.cost}
          onChange={(cost) => change({ cost })}
        />
      </div>
    </Section>
  )
}

type ParcelProps = {
  readonly parcel: TypedParcel
  readonly at: number
  readonly twice: boolean
  readonly put: (parcel: TypedParcel) => void
  readonly remove: (() => void) | null
}

function Parcel({ parcel, at, twice, put, remove }: ParcelProps) {
  const { t, i18n } = useLingui()
  const carrierOf = useCarriers()
  const read = readParcel(parcel)
  const names = new Intl.ListFormat(i18n.locale).format(
    (read?.ask ?? [])
      .toSorted((a, b) => Number(a === 'other') - Number(b === 'other'))
      .map((code) => (code === 'other' ? t`other carriers` : carrierOf(code))),
  )
  const place = at + 1
  const choices = carriers.map((code) => ({ value: code, label: carrierOf(code) }))
  const asks = read !== null && read.ask.length > 1
  const guessed = asks ? t`Choose` : read && parcel.carrier === null ? t`${carrierOf(read.carrier)} (recognised)` : t`Recognise it`
  return (
    <fieldset className={css.parcel} aria-label={t`Parcel ${place}`}>
      <TextInput
        label={t`Tracking number`}
        value={parcel.typed}
        onChange={({ currentTarget: { value } }) => put({ ...parcel, typed: value, checked: false })}
        onPaste={(event) => {
          // A text field would join the lines of a paste into one number.
          const pasted = event.clipboardData.getData('text')
          if (!/[\n\r]/.test(pasted.trim())) return
          event.preventDefault()
          put({ ...parcel, typed: pasted.trim(), checked: false })
        }}
        error={twice && t`This number is there twice.`}
        autoComplete="off"
        spellCheck={false}
        classNames={{ input: 'mono' }}
        data-notranslate
      />
      <NativeSelect
        label={t`Carrier`}
        value={parcel.carrier ?? ''}
        onChange={({ currentTarget: { value } }) => put({ ...parcel, carrier: (value || null) as CarrierCode | null })}
        data={[{ value: '', label: guessed }, ...choices]}
      />
      {remove && (
        <ActionIcon variant="subtle" color="gray" size={36} onClick={remove} aria-label={t`Remove parcel ${place}`}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      )}
      {asks && (
        <p className={css.remark} role="status">
          <Trans>Numbers like this are written by {names}. Choose the carrier.</Trans>
        </p>
      )}
      {read?.check === 'wrong' && (
        <div className={css.warning} role="alert">
          <span>
            <Trans>The check digit does not fit: one character is probably mistyped.</Trans>
          </span>
          <Checkbox
            label={t`I looked, it is right`}
            checked={parcel.checked}
            onChange={() => put({ ...parcel, checked: !parcel.checked })}
          />
        </div>
      )}
      {read?.check === 'unknown' && (
        <p className={css.remark}>
          {parcel.carrier === null || parcel.carrier === 'other' ? (
            <Trans>No carrier we know writes numbers like this. It is kept as typed, without a tracking link.</Trans>
          ) : (
            <Trans>{carrierOf(parcel.carrier)} does not write numbers like this. It is kept as typed.</Trans>
          )}
        </p>
      )}
    </fieldset>
  )
}

/** Several numbers in one paste, on lines or with commas between, are several parcels. */
function split(parcel: TypedParcel, next: number): readonly TypedParcel[] {
  const [first = '', ...more] = parcel.typed.split(/[\n\r\t,;]+/)
  if (more.length === 0) return [parcel]
  const others = more.map((typed) => typed.trim()).filter(Boolean)
  return [{ ...parcel, typed: first.trim() }, ...others.map((typed, at) => ({ ...emptyParcel(next + at), typed }))]
}

function sameNumber(a: TypedParcel, b: TypedParcel): boolean {
  const [first, second] = [readParcel(a), readParcel(b)]
  return first !== null && first.number === second?.number
}
