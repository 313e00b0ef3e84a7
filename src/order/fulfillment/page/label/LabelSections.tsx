import { Trans } from '@lingui/react/macro'
import { IconTruck } from '@tabler/icons-react'
import type { ShipmentLine } from '#domain/fulfillment.ts'
import { Refused } from '#ui/api.ts'
import { useStore } from '#ui/desk.tsx'
import { EmptyState } from '#ui/frame/EmptyState.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { useExplain } from '#ui/refusals.ts'
import type { FulfillmentView } from '../../shapes.ts'
import { LinkButton } from '../LinkButton.tsx'
import { BoxesSection } from './BoxesSection.tsx'
import { MethodSection } from './MethodSection.tsx'
import type { Label } from './use-label.tsx'

type Props = { readonly view: FulfillmentView; readonly order: string; readonly label: Label; readonly picked: readonly ShipmentLine[] }

/** Boxes and methods; where the store has nothing to ship with, what is missing and where it is set up. */
export function LabelSections({ view, order, label, picked }: Props) {
  const { slug, rights } = useStore()
  const explain = useExplain()
  const { buy } = view.can
  if (!buy.ok) {
    const where = buy.code === 'no_place' ? 'ship-from' : 'carriers'
    return (
      <Section id="method" title={<Trans>Method</Trans>}>
        <EmptyState
          icon={<IconTruck size={20} />}
          title={explain(new Refused(buy.code, buy.detail, null))}
          next={
            buy.code !== 'forbidden' && rights.includes('settings') ? (
              <LinkButton to="/$store/settings/$page" params={{ store: slug, page: where }} size="xs">
                <Trans>Settings</Trans>
              </LinkButton>
            ) : null
          }
        />
      </Section>
    )
  }
  const { boxes, rates, chosen, choose, options, setOptions, place, setPlace } = label
  return (
    <>
      <BoxesSection view={view} picked={picked} boxes={boxes} />
      <MethodSection
        view={view}
        order={order}
        rates={rates}
        chosen={chosen}
        choose={choose}
        options={options}
        setOptions={setOptions}
        place={place}
        setPlace={setPlace}
      />
    </>
  )
}
