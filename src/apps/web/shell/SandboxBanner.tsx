import { Trans, useLingui } from '@lingui/react/macro'
import { IconExternalLink, IconMail, IconShoppingCart } from '@tabler/icons-react'
import { useMe } from '#ui/desk.tsx'
import css from './shell.module.css'

/** Stands on every page while the sandbox plays the outside world, with the ways into it. */
export function SandboxBanner() {
  const { t } = useLingui()
  const { sandbox } = useMe()
  if (!sandbox) return null
  return (
    <aside className={css.sandbox} aria-label={t`Sandbox`}>
      <strong data-notranslate>SANDBOX</strong>
      <span className={css.sandboxWords}>
        <Trans>No real money moves and no mail leaves.</Trans>
      </span>
      <a href={sandbox.shop} target="_blank" rel="noreferrer">
        <IconShoppingCart size={14} aria-hidden /> <Trans>Demo shop</Trans> <IconExternalLink size={12} aria-hidden />
      </a>
      <a href={sandbox.mailbox} target="_blank" rel="noreferrer">
        <IconMail size={14} aria-hidden /> <Trans>Mailbox</Trans> <IconExternalLink size={12} aria-hidden />
      </a>
    </aside>
  )
}
