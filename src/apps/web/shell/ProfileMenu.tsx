import { Trans, useLingui } from '@lingui/react/macro'
import { Menu } from '@mantine/core'
import { IconLogout, IconUser } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useRouter } from '@tanstack/react-router'
import { useTellError } from '#ui/act/tell-error.ts'
import { useMe } from '#ui/desk.tsx'
import { Initials } from '#ui/show/Initials.tsx'
import { signOut } from '../session.ts'
import css from './shell.module.css'

/** The person: their settings, and the way out. */
export function ProfileMenu() {
  const { t } = useLingui()
  const { person } = useMe()
  const queries = useQueryClient()
  const router = useRouter()
  const tellError = useTellError()
  const out = async () => {
    await signOut(queries)
    await router.navigate({ to: '/sign-in' })
  }
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <button type="button" className={css.person} aria-label={t`Your profile: ${person.name}`}>
          <Initials name={person.name} size="md" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label className={css.who} data-notranslate>
          <strong>{person.name}</strong>
          <span>{person.email}</span>
        </Menu.Label>
        <Menu.Divider />
        <Menu.Item component={Link} to="/profile" leftSection={<IconUser size={16} aria-hidden />}>
          <Trans>Profile</Trans>
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void out().catch(tellError)}>
          <Trans>Sign out</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
