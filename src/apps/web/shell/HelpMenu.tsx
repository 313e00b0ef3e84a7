import { Trans, useLingui } from '@lingui/react/macro'
import { Menu } from '@mantine/core'
import { IconBook, IconHelp, IconKeyboard, IconLifebuoy } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useMe } from '#ui/desk.tsx'
import { shortcutsDialog } from './openings.ts'
import css from './shell.module.css'

/** The guide, the keys, and whom to ask. */
export function HelpMenu() {
  const { t } = useLingui()
  const { support } = useMe()
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <button type="button" className={css.tool} aria-label={t`Help`} title={t`Help`}>
          <IconHelp size={20} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} to="/help/process-an-order" leftSection={<IconBook size={16} aria-hidden />}>
          <Trans>How to process an order</Trans>
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={16} aria-hidden />} onClick={shortcutsDialog.show}>
          <Trans>Keyboard shortcuts</Trans>
        </Menu.Item>
        {support && (
          <Menu.Item
            component="a"
            href={support.includes('@') ? `mailto:${support}` : support}
            target="_blank"
            rel="noreferrer"
            leftSection={<IconLifebuoy size={16} aria-hidden />}
          >
            <Trans>Contact support</Trans>
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
