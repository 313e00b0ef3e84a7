import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Button, NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { parseDimensions, parseWeight } from '#domain/measure.ts'
import { warningsOf, type BoxWarning } from '#domain/shipping/limits.ts'
import type { FulfillmentLine, PresetView } from '../../shapes.ts'
import { readBox, withPreset, type TypedBox, type Why } from './boxes.tsx'
import css from './label.module.css'
import { useMeasures } from './use-boxes.tsx'

type Props = {
  readonly box: TypedBox
  readonly place: number
  readonly presets: readonly PresetView[]
  /** what may lie in it; empty when there is one box alone */
  readonly lines: readonly FulfillmentLine[]
  readonly change: (box: TypedBox) => void
  readonly remove: (() => void) | null
}

/** One box: of the shelf or measured by hand, its weight, what lies in it, and what carriers will say of it. */
export function BoxRow({ box, place, presets, lines, change, remove }: Props) {
  const { t } = useLingui()
  const measures = useMeasures()
  const read = readBox(box, measures)
  const imperial = measures.units === 'imperial'
  const sizeWrong = box.size.trim() !== '' && parseDimensions(box.size, measures.units, measures.locale) === undefined
  const weightWrong = box.weight.trim() !== '' && parseWeight(box.weight, measures.units, measures.locale) === undefined
  const preset = presets.find(({ id }) => id === box.preset)
  const tooHeavy = read && preset && read.grams > preset.mostGrams
  return (
    <li className={css.box} data-place={place}>
      <fieldset aria-label={t`Box ${place}`}>
        <NativeSelect
          label={t`Box ${place}`}
          value={box.preset ?? ''}
          onChange={({ currentTarget: { value } }) => change(withPreset(box, presets.find(({ id }) => id === value) ?? null, measures))}
          data={[{ value: '', label: t`Own measures` }, ...presets.map(({ id, name }) => ({ value: id, label: name }))]}
          data-notranslate
        />
        <TextInput
          label={t`Outside, L × W × H`}
          placeholder={imperial ? '12 × 8 × 4 in' : '30 × 20 × 10 cm'}
          value={box.size}
          onChange={({ currentTarget: { value } }) => change({ ...box, size: value, preset: null, why: null })}
          error={sizeWrong && t`Write three lengths, as 12 × 8 × 4 in.`}
          autoComplete="off"
          data-notranslate
        />
        <TextInput
          label={t`Weight, packed`}
          placeholder={imperial ? '4.2 lb' : '1.9 kg'}
          value={box.weight}
          onChange={({ currentTarget: { value } }) => change({ ...box, weight: value, why: box.why === 'last_time' ? null : box.why })}
          error={weightWrong && t`Write a weight, as 4 lb 3 oz.`}
          autoComplete="off"
          data-notranslate
        />
        {remove && (
          <ActionIcon variant="subtle" color="gray" size={36} onClick={remove} aria-label={t`Remove box ${place}`}>
            <IconX size={16} aria-hidden />
          </ActionIcon>
        )}
      </fieldset>
      <div className={css.told}>
        {lines.length > 0 && <Contents box={box} lines={lines} place={place} change={change} />}
        {box.why && (
          <p className={css.remark}>
            <WhyBox why={box.why} />
          </p>
        )}
      </div>
      {tooHeavy && (
        <p className={css.warning} role="status">
          <Trans>This is more than the box may weigh.</Trans>
        </p>
      )}
      {read &&
        warningsOf(read.size, read.grams).map((warning) => (
          <p key={warning} className={css.warning} role="status">
            <WarningWords warning={warning} />
          </p>
        ))}
    </li>
  )
}

/** What lies in this box: told in one line, opened to be changed. */
function Contents({ box, lines, place, change }: Pick<Props, 'box' | 'lines' | 'place' | 'change'>) {
  const { t } = useLingui()
  const [open, toggle] = useState(false)
  const pieces = [...box.contents.values()].reduce((sum, quantity) => sum + quantity, 0)
  const put = (line: string, quantity: number) => change({ ...box, contents: new Map([...box.contents, [line, quantity]]), why: null })
  const names = lines.filter(({ id }) => (box.contents.get(id) ?? 0) > 0).map(({ partNumber }) => partNumber)
  return (
    <div className={css.held}>
      <Button size="compact-xs" variant="subtle" aria-expanded={open} onClick={() => toggle(!open)}>
        {pieces === 0 ? <Trans>Contents not said</Trans> : <Plural value={pieces} one="# piece in it" other="# pieces in it" />}
      </Button>{' '}
      <span className={css.remark} data-notranslate>
        {names.slice(0, 3).join(', ')}
        {names.length > 3 && ' …'}
      </span>
      {open && (
        <div className={css.contents}>
          {lines.map(({ id, partNumber, open: most }) => (
            <NumberInput
              key={id}
              size="xs"
              label={<span className="mono">{partNumber}</span>}
              aria-label={t`Pieces of ${partNumber} in box ${place}`}
              min={0}
              max={most}
              clampBehavior="strict"
              allowDecimal={false}
              allowNegative={false}
              value={box.contents.get(id) ?? 0}
              onChange={(value) => put(id, Number(value) || 0)}
              classNames={{ root: css.piece }}
              data-notranslate
            />
          ))}
        </div>
      )}
    </div>
  )
}

function WhyBox({ why }: { readonly why: Why }) {
  switch (why) {
    case 'last_time':
      return <Trans>These parts left in this box last time.</Trans>
    case 'own_carton':
      return <Trans>The part has a carton of its own.</Trans>
    case 'fits_no_box':
      return <Trans>It fits into none of your boxes, so it goes as it is.</Trans>
    case 'smallest_that_fits':
      return <Trans>The smallest of your boxes that holds all of it.</Trans>
    case 'full':
      return <Trans>This box is full; the rest goes into the next.</Trans>
  }
}

function WarningWords({ warning }: { readonly warning: BoxWarning }) {
  switch (warning) {
    case 'heavy':
      return <Trans>Over 50 lb: carriers charge additional handling.</Trans>
    case 'large':
      return <Trans>Carriers charge this as a large package: at least 90 lb and a surcharge.</Trans>
    case 'freight':
      return <Trans>No parcel carrier takes this. It needs freight.</Trans>
  }
}
