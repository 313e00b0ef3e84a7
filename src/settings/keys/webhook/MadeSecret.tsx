import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { DialogActions } from '#ui/act/Dialog.tsx'
import { Copy } from '#ui/show/Copy.tsx'
import css from '../../settings.module.css'

/** The secret of the webhook, shown this once. */
export function MadeSecret({ secret, onClose }: { readonly secret: string; readonly onClose: () => void }) {
  const { t } = useLingui()
  return (
    <div className={css.key}>
      <p>
        <Trans>
          This is the only time the secret is shown. Copy it into the storefront now: it knows by it that the desk sends an event.
        </Trans>
      </p>
      <div className={css.secret}>
        <Copy text={secret} what={t`secret`} />
      </div>
      <p className={css.says}>
        <Trans>
          How to check the signature stands in the{' '}
          <a href="/api/docs#signature" target="_blank" rel="noreferrer">
            description of the API
          </a>
          .
        </Trans>
      </p>
      <DialogActions>
        <Button variant="filled" onClick={onClose} data-autofocus>
          <Trans>I have copied it</Trans>
        </Button>
      </DialogActions>
    </div>
  )
}
