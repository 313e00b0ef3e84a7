import type { OrderHead } from '#domain/order-head.ts'
import { leftToRefund, shippingLeft, type RefundFor } from '#domain/payment/refund.ts'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button, NumberInput } from '@mantine/core'
import { MoneyInput } from '#ui/form/MoneyInput.tsx'
import { Amount } from '#ui/show/Amount.tsx'
import type { RefundableView } from '../../shapes.ts'
import css from './refund.module.css'
import type { RefundDraft } from './use-refund.tsx'

type PartsProps = { readonly head: OrderHead; readonly draft: RefundDraft; readonly refundable: RefundableView }

/** The order's lines with how many pieces, and cores, go back; shipping; courtesy. Tax comes with each. */
export function PartsTable(props: PartsProps) {
  const { t } = useLingui()
  const { refundable } = props
  return (
    <div className={css.parts}>
      <table aria-label={t`What goes back`}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Part</Trans>
            </th>
            <th scope="col">
              <Trans>Gives back</Trans>
            </th>
            <th scope="col" data-end>
              <Trans>With tax</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {refundable.lines.map((line) => (
            <Line key={line.id} line={line} {...props} />
          ))}
          <Shipping {...props} />
          <Courtesy {...props} />
        </tbody>
        <tfoot>
          <Total {...props} />
        </tfoot>
      </table>
      <Button size="compact-sm" onClick={props.draft.everything}>
        <Trans>Take everything that is left</Trans>
      </Button>
    </div>
  )
}

type LineProps = PartsProps & { readonly line: RefundableView['lines'][number] }

function Line({ line, draft, refundable, head }: LineProps) {
  const { t } = useLingui()
  const priced = refundable.prices.lines.find(({ id }) => id === line.id)
  const { picked, pick } = draft
  const [left, cores] = (['line', 'core'] as const).map((of) => leftToRefund(refundable.prices, refundable.given, of, line.id))
  if (!priced || priced.cancelled) return null
  const name = line.partNumber
  return (
    <>
      <tr>
        <th scope="row">
          <span data-notranslate>{line.name}</span>
          <span className={css.about}>
            <span className="mono" data-notranslate>
              {line.partNumber}
            </span>
            {' · '}
            <Plural value={line.shipped} _0="not shipped" one="# shipped" other="# shipped" />
          </span>
        </th>
        <td>
          <Pieces
            label={t`Pieces of ${name} given back`}
            left={left ?? 0}
            value={picked.lines[line.id] ?? 0}
            onChange={(quantity) => pick({ ...picked, lines: { ...picked.lines, [line.id]: quantity } })}
          />
        </td>
        <Sum head={head} draft={draft} of="line" line={line.id} />
      </tr>
      {priced.coreCharge > 0 && (
        <tr data-core>
          <th scope="row">
            <Trans>
              Core charge, <Amount of={{ amount: priced.coreCharge, currency: head.currency }} /> each
            </Trans>
          </th>
          <td>
            <Pieces
              label={t`Cores of ${name} given back`}
              left={cores ?? 0}
              value={picked.cores[line.id] ?? 0}
              onChange={(quantity) => pick({ ...picked, cores: { ...picked.cores, [line.id]: quantity } })}
            />
          </td>
          <Sum head={head} draft={draft} of="core" line={line.id} />
        </tr>
      )}
    </>
  )
}

function Shipping({ head, draft, refundable }: PartsProps) {
  const { t } = useLingui()
  const left = shippingLeft(refundable.prices, refundable.given)
  if (refundable.prices.shipping.amount <= 0) return null
  return (
    <tr>
      <th scope="row">
        <Trans>Shipping</Trans>
        <span className={css.about}>
          <Trans>
            <Amount of={{ amount: left, currency: head.currency }} /> left, before tax
          </Trans>
        </span>
      </th>
      <td>
        <MoneyInput
          aria-label={t`Shipping given back, before tax`}
          size="xs"
          currency={head.currency}
          value={draft.picked.shipping || null}
          disabled={left <= 0}
          onChange={(typed) => draft.pick({ ...draft.picked, shipping: typed ?? 0 })}
        />
      </td>
      <Sum head={head} draft={draft} of="shipping" line={null} />
    </tr>
  )
}

function Courtesy({ head, draft }: PartsProps) {
  const { t } = useLingui()
  return (
    <tr>
      <th scope="row">
        <Trans>Courtesy credit</Trans>
        <span className={css.about}>
          <Trans>for the trouble; no goods</Trans>
        </span>
      </th>
      <td>
        <MoneyInput
          aria-label={t`Courtesy credit`}
          size="xs"
          currency={head.currency}
          value={draft.picked.courtesy || null}
          onChange={(typed) => draft.pick({ ...draft.picked, courtesy: typed ?? 0 })}
        />
      </td>
      <Sum head={head} draft={draft} of="courtesy" line={null} />
    </tr>
  )
}

function Total({ head, draft }: PartsProps) {
  const tax = draft.parts.reduce((all, part) => all + part.tax, 0)
  return (
    <tr>
      <th scope="row" colSpan={2}>
        <Trans>Total</Trans>
      </th>
      <td data-end>
        <Amount of={{ amount: draft.amount, currency: head.currency }} strong />
        <span className={css.about}>
          <Trans>
            of it tax <Amount of={{ amount: tax, currency: head.currency }} />
          </Trans>
        </span>
      </td>
    </tr>
  )
}

type PiecesProps = {
  readonly label: string
  readonly left: number
  readonly value: number
  readonly onChange: (quantity: number) => void
}

function Pieces({ label, left, value, onChange }: PiecesProps) {
  return (
    <span className={css.pieces}>
      <NumberInput
        aria-label={label}
        size="xs"
        min={0}
        max={left}
        clampBehavior="strict"
        allowDecimal={false}
        allowNegative={false}
        value={value}
        disabled={left === 0}
        onChange={(typed) => onChange(Math.min(Number(typed) || 0, left))}
      />
      <Trans>of {left}</Trans>
    </span>
  )
}

type SumProps = { readonly head: OrderHead; readonly draft: RefundDraft; readonly of: RefundFor; readonly line: string | null }

/** What one part comes to with its tax; a dash while nothing of it goes back. */
function Sum({ head, draft, of, line }: SumProps) {
  const part = draft.parts.find((each) => each.of === of && each.line === line)
  return (
    <td data-end>{part ? <Amount of={{ amount: part.net + part.tax, currency: head.currency }} /> : <span className="muted">–</span>}</td>
  )
}
