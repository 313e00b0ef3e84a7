import { Trans } from '@lingui/react/macro'
import { Radio } from '@mantine/core'
import { IconBarcode, IconBuildingStore, IconTag } from '@tabler/icons-react'
import { useId, type ReactNode } from 'react'
import { Section } from '#ui/frame/Section.tsx'
import type { Change, Choice, Way } from './choice.tsx'
import css from './fulfillment.module.css'

type Offered = { readonly way: Way; readonly icon: ReactNode; readonly title: ReactNode; readonly says: ReactNode }

/** Every way on offer; one more line here is one more way. */
const ways: readonly Offered[] = [
  {
    way: 'label',
    icon: <IconTag size={20} aria-hidden />,
    title: <Trans>Print Shipping Label</Trans>,
    says: <Trans>Rates of your carriers, bought here</Trans>,
  },
  {
    way: 'tracking',
    icon: <IconBarcode size={20} aria-hidden />,
    title: <Trans>Existing Tracking Number</Trans>,
    says: <Trans>The label was bought elsewhere</Trans>,
  },
  {
    way: 'pickup',
    icon: <IconBuildingStore size={20} aria-hidden />,
    title: <Trans>Customer Pickup</Trans>,
    says: <Trans>The customer comes to the counter</Trans>,
  },
]

/** How the goods leave. */
export function HowSection({ choice, change }: { readonly choice: Choice; readonly change: Change }) {
  const name = useId()
  return (
    <Section id="how" title={<Trans>How</Trans>}>
      <div className={css.ways} role="radiogroup" aria-labelledby="how-title">
        {ways.map(({ way, icon, title, says }) => (
          <label key={way} className={css.way} data-chosen={choice.way === way || undefined}>
            <Radio name={name} value={way} checked={choice.way === way} onChange={() => change({ way })} />
            {icon}
            <span>
              <strong>{title}</strong>
              <span className="muted">{says}</span>
            </span>
          </label>
        ))}
      </div>
    </Section>
  )
}
