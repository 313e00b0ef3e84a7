import '@mantine/core/styles/TableOfContents.layer.css'
import { useLingui } from '@lingui/react/macro'
import { TableOfContents } from '@mantine/core'
import css from './order.module.css'

/** The page's sections at its right, the one in sight marked; a click goes there and names it in the address. */
export function OrderRail() {
  const { t } = useLingui()
  return (
    <nav className={css.rail} aria-label={t`Sections of the order`}>
      <TableOfContents
        variant="none"
        size="sm"
        minDepthToOffset={6}
        scrollSpyOptions={{ selector: '#main section > header > h2', offset: 80 }}
        classNames={{ control: css.stop }}
        getControlProps={({ data, active }) => ({
          children: data.value,
          'aria-current': active ? ('location' as const) : undefined,
          onClick: () => {
            const section = data.getNode().closest('section')
            section?.scrollIntoView({ block: 'start' })
            if (section) history.replaceState(history.state, '', `#${section.id}`)
          },
        })}
      />
    </nav>
  )
}
