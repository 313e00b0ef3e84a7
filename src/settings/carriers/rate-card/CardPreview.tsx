import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Fragment } from 'react'
import { exactDimensions, exactWeight } from '#domain/exact-measure.ts'
import { useMe, useStore } from '#ui/desk.tsx'
import { Table } from '#ui/frame/Table.tsx'
import { localeTag } from '#ui/i18n.ts'
import { Amount } from '#ui/show/Amount.tsx'
import css from '../carriers.module.css'
import type { CardPreview as Preview } from '../shapes.ts'
import { useFlawWords } from './flaws.tsx'

/** What a card would be: the rows that are wrong, or shipments worked out with it. */
export function CardPreview({ preview }: { readonly preview: Preview }) {
  return (
    <div className={css.preview} ref={bringIntoSight}>
      {preview.wrongRows > 0 ? <Wrong preview={preview} /> : <Good preview={preview} />}
    </div>
  )
}

function Wrong({ preview: { wrong, wrongRows } }: { readonly preview: Preview }) {
  const { t } = useLingui()
  const flaw = useFlawWords()
  const names = { services: t`Services`, prices: t`Prices` }
  return (
    <>
      <p role="alert">
        <Plural value={wrongRows} one="# row is wrong." other="# rows are wrong." />{' '}
        {wrongRows > wrong.length && <Trans>The first {wrong.length}:</Trans>}
      </p>
      <div className={css.wrong}>
        <Table
          label={t`Rows that are wrong`}
          columns={[
            { key: 'row', title: <Trans>Row</Trans>, width: '128px' },
            { key: 'typed', title: <Trans>As typed</Trans> },
            { key: 'flaws', title: <Trans>What is wrong</Trans>, width: '45%' },
          ]}
        >
          {wrong.map(({ table, row, typed, flaws }) => (
            <tr key={`${table} ${row}`}>
              <td>
                {names[table]} {row}
              </td>
              <td data-wrap className={`mono ${css.typed}`} data-notranslate>
                {typed.join(', ')}
              </td>
              <td data-wrap>
                <ul className={css.flaws}>
                  {flaws.map((one) => (
                    <li key={`${one.column} ${one.code}`}>{flaw(one)}</li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </Table>
      </div>
    </>
  )
}

function Good({ preview: { services, prices, examples } }: { readonly preview: Preview }) {
  const { t } = useLingui()
  return (
    <>
      <p role="status">
        <Plural value={services} one="# service" other="# services" />, <Plural value={prices} one="# price" other="# prices" />.{' '}
        <Trans>Compare these five shipments with what they really cost.</Trans>
      </p>
      <Table
        label={t`Five shipments worked out`}
        columns={[
          { key: 'shipment', title: <Trans>Shipment</Trans> },
          { key: 'zone', title: <Trans>Zone</Trans>, end: true, width: '72px' },
          { key: 'rates', title: <Trans>Rates</Trans>, width: '50%' },
        ]}
      >
        {examples.map((example) => (
          <Example key={`${example.zone} ${example.residential} ${example.boxes.map(({ grams }) => grams).join(' ')}`} of={example} />
        ))}
      </Table>
    </>
  )
}

function Example({ of: { boxes, zone, residential, rates } }: { readonly of: Preview['examples'][number] }) {
  const { t, i18n } = useLingui()
  const { units } = useMe().person
  const { currency } = useStore()
  const locale = localeTag(i18n.locale)
  return (
    <tr>
      <td data-wrap>
        {boxes.map(({ size, grams }) => (
          <div key={grams} data-notranslate>
            {exactWeight(grams, units, locale)}, {exactDimensions(size, units, locale)}
          </div>
        ))}
        <span className="muted">{residential ? <Trans>to a home</Trans> : <Trans>to a business</Trans>}</span>
      </td>
      <td data-end>{zone}</td>
      <td data-wrap>
        <div className={css.rates}>
          {rates.map(({ name, cost, days, bar }) => (
            <Fragment key={name}>
              <span data-notranslate>{name}</span>
              {bar === null ? (
                <Amount of={{ amount: cost, currency }} />
              ) : (
                <span className="muted">{bar === 'too_heavy' ? t`too heavy` : t`too large`}</span>
              )}
              <span>{bar === null && days !== null && <Plural value={days} _0="same day" one="# day" other="# days" />}</span>
            </Fragment>
          ))}
        </div>
      </td>
    </tr>
  )
}

// It opens below the tables, where the button was.
function bringIntoSight(node: HTMLElement | null): void {
  node?.scrollIntoView({ block: 'nearest' })
}
