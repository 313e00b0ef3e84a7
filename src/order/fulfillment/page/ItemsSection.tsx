import { shippable } from '#domain/fulfillment.ts'
import { searchKey } from '#domain/search-key.ts'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Checkbox, NumberInput } from '@mantine/core'
import { IconFlame, IconPhoto } from '@tabler/icons-react'
import { tellDone, tellWrong } from '#ui/act/toast.ts'
import { useStore } from '#ui/desk.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { useScanner } from '#ui/scans.ts'
import { Badge, StatusBadge } from '#ui/show/StatusBadge.tsx'
import { When } from '#ui/show/When.tsx'
import type { FulfillmentLine, FulfillmentView } from '../shapes.ts'
import { pickedOf, quantityOf, type Change, type Choice } from './choice.tsx'
import css from './fulfillment.module.css'

type Props = { readonly view: FulfillmentView; readonly choice: Choice; readonly change: Change }

/** What goes in: a check box left of each part, and how many of it. A scanned part number ticks its line. */
export function ItemsSection({ view, choice, change }: Props) {
  const { t } = useLingui()
  const open = view.lines.filter((line) => line.open > 0 && shippable(line.state, choice.way))
  const picked = pickedOf(view, choice)
  const set = (changes: readonly (readonly [string, number])[]) => change({ quantities: new Map([...choice.quantities, ...changes]) })

  useScanner((text) => {
    const line = view.lines.find(({ partNumber }) => searchKey(partNumber) === searchKey(text))
    if (!line) return t`${text} is not on this order.`
    if (open.includes(line)) {
      set([[line.id, line.open]])
      tellDone(t`${line.partNumber} ticked`)
    } else tellWrong(t`${line.partNumber} has nothing left to ship.`, 'scan')
    return true
  })

  const all = picked.length === open.length && open.length > 0
  return (
    <Section
      id="items"
      title={<Trans>Items</Trans>}
      note={<Trans>Scan a part number to tick it</Trans>}
      actions={
        open.length > 1 && (
          <Checkbox
            label={t`All`}
            checked={all}
            indeterminate={picked.length > 0 && !all}
            onChange={() => set(open.map((line) => [line.id, all ? 0 : line.open]))}
          />
        )
      }
      flush
    >
      <ul className={css.items}>
        {view.lines.map((line) => (
          <Item
            key={line.id}
            line={line}
            choice={choice}
            ticked={quantityOf(view, choice, line)}
            pick={(quantity) => set([[line.id, quantity]])}
          />
        ))}
      </ul>
    </Section>
  )
}

function Item({
  line,
  choice,
  ticked,
  pick,
}: {
  readonly line: FulfillmentLine
  readonly choice: Choice
  readonly ticked: number
  readonly pick: (quantity: number) => void
}) {
  const { t } = useLingui()
  const can = line.open > 0 && shippable(line.state, choice.way)
  const quantity = can ? ticked : 0
  return (
    <li className={css.item} data-picked={quantity > 0 || undefined} data-gone={!can || undefined}>
      <Checkbox
        checked={quantity > 0}
        disabled={!can}
        onChange={() => pick(quantity > 0 ? 0 : line.open)}
        aria-label={t`Ship ${line.partNumber}, ${line.name}`}
        classNames={{ root: css.tick }}
      />
      <Picture line={line} />
      <span className={css.part}>
        <span data-notranslate>{line.name}</span>
        <span className={css.facts}>
          <span className="mono" data-notranslate>
            {line.partNumber}
          </span>
          {line.brand && <span data-notranslate>{line.brand}</span>}
          <Facts line={line} way={choice.way} />
        </span>
      </span>
      <span className={css.quantity}>
        {can && line.open > 1 && (
          <NumberInput
            size="xs"
            min={0}
            max={line.open}
            clampBehavior="strict"
            allowDecimal={false}
            allowNegative={false}
            value={quantity}
            onChange={(value) => pick(Number(value) || 0)}
            aria-label={t`Pieces of ${line.partNumber}`}
            classNames={{ input: css.pieces }}
          />
        )}
        <span className="tabular">
          {can ? line.open > 1 ? <Trans>of {line.open}</Trans> : <Plural value={line.open} one="# piece" other="# pieces" /> : null}
        </span>
      </span>
    </li>
  )
}

function Facts({ line, way }: { readonly line: FulfillmentLine; readonly way: Choice['way'] }) {
  const { left, ready, quantity } = line
  return (
    <>
      {line.hazmat && (
        <Badge tone="caution" icon={IconFlame}>
          <Trans>Hazmat</Trans>
        </Badge>
      )}
      {line.state !== 'in_stock' && line.state !== 'to_check' && <StatusBadge kind="line" of={line.state} />}
      {line.expectedOn && (
        <span>
          <Trans>
            expected <When at={`${line.expectedOn}T12:00:00Z`} timeZone="UTC" />
          </Trans>
        </span>
      )}
      {left > 0 && (
        <span>
          <Trans>
            {left} of {quantity} left already
          </Trans>
        </span>
      )}
      {ready > 0 && (
        <span>
          <Trans>{ready} on the pickup shelf</Trans>
        </span>
      )}
      {line.open > 0 && !shippable(line.state, way) && line.state === 'ships_from_vendor' && (
        <span>
          <Trans>only by the vendor’s tracking number</Trans>
        </span>
      )}
    </>
  )
}

function Picture({ line }: { readonly line: FulfillmentLine }) {
  const { slug } = useStore()
  if (!line.image) {
    return (
      <span className={css.picture}>
        <IconPhoto size={20} aria-hidden />
      </span>
    )
  }
  return <img className={css.picture} src={`/desk/stores/${slug}/images/${line.image}`} alt="" width={48} height={48} loading="lazy" />
}
