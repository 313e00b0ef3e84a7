import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconPlus, IconWand } from '@tabler/icons-react'
import type { ShipmentLine } from '#domain/fulfillment.ts'
import { formatWeight } from '#domain/measure.ts'
import { Problem } from '#ui/act/Problem.tsx'
import { Section } from '#ui/frame/Section.tsx'
import type { FulfillmentView } from '../../shapes.ts'
import { BoxRow } from './BoxRow.tsx'
import { emptyBox, readBox, wrongWith, type TypedBox } from './boxes.tsx'
import css from './label.module.css'
import { useMeasures, type Boxes } from './use-boxes.tsx'

type Props = { readonly view: FulfillmentView; readonly picked: readonly ShipmentLine[]; readonly boxes: Boxes }

/** What the goods are packed in: proposed with the reason, always a person's to change. */
export function BoxesSection({ view, picked, boxes }: Props) {
  const { t } = useLingui()
  const measures = useMeasures()
  const { boxes: all, put } = boxes
  const next = Math.max(...all.map(({ key }) => key), 0) + 1
  const change = (box: TypedBox) => put(all.map((one) => (one.key === box.key ? box : one)))
  const wrong = wrongWith(all, picked, measures)
  return (
    <Section
      id="boxes"
      title={<Trans>Boxes</Trans>}
      note={<Sum boxes={all} />}
      actions={
        <>
          {boxes.own && (
            <Button size="xs" leftSection={<IconWand size={14} aria-hidden />} onClick={boxes.suggest}>
              <Trans>Suggest boxes</Trans>
            </Button>
          )}
          <Button size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => put([...all, emptyBox(next)])}>
            <Trans>Add another box</Trans>
          </Button>
        </>
      }
    >
      <Problem of={boxes.failed} />
      <Unmeasured view={view} boxes={boxes} />
      <ol className={css.boxes} aria-busy={boxes.loading}>
        {all.map((box, at) => (
          <BoxRow
            key={box.key}
            box={box}
            place={at + 1}
            presets={view.means.presets}
            lines={all.length > 1 ? view.lines.filter(({ id }) => picked.some(({ line }) => line === id)) : []}
            change={change}
            remove={all.length > 1 ? () => put(all.filter(({ key }) => key !== box.key)) : null}
          />
        ))}
      </ol>
      {wrong === 'not_all_packed' && (
        <p className={css.wrong} role="alert">
          {t`The boxes do not hold exactly what is ticked. Put every piece into a box, or leave all boxes without contents.`}
        </p>
      )}
    </Section>
  )
}

/** Parts whose measures nobody knows are never guessed. */
function Unmeasured({ view, boxes }: { readonly view: FulfillmentView; readonly boxes: Boxes }) {
  const lines = view.lines.filter(({ id }) => boxes.proposal?.unmeasured.includes(id))
  if (lines.length === 0 || boxes.own || boxes.proposal?.remembered) return null
  const names = lines.map(({ partNumber }) => partNumber).join(', ')
  return (
    <p className={css.remark} role="status">
      <Trans>
        Nobody has measured <span data-notranslate>{names}</span>. Choose the box and weigh it.
      </Trans>
    </p>
  )
}

function Sum({ boxes }: { readonly boxes: readonly TypedBox[] }) {
  const measures = useMeasures()
  const read = boxes.map((box) => readBox(box, measures))
  if (boxes.length < 2 || read.includes(null)) return null
  const weight = formatWeight(
    read.reduce((sum, box) => sum + (box?.grams ?? 0), 0),
    measures.units,
    measures.locale,
  )
  return (
    <>
      <Plural value={boxes.length} one="# box" other="# boxes" />, {weight}
    </>
  )
}
