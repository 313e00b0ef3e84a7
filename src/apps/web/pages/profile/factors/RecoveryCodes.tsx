import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { DialogActions } from '#ui/act/Dialog.tsx'
import css from './factors.module.css'

/** Recovery codes, shown this once: to be downloaded or written down before the dialog goes. */
export function RecoveryCodes({ codes, onClose }: { readonly codes: readonly string[]; readonly onClose: () => void }) {
  return (
    <div>
      <p>
        <Trans>
          Each of these codes lets you in once, in place of your app or passkey. They are shown only now: keep them where you find them
          without your phone.
        </Trans>
      </p>
      <ul className={css.codes} data-notranslate>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <DialogActions>
        <Button leftSection={<IconDownload size={16} aria-hidden />} onClick={() => download(codes)}>
          <Trans>Download</Trans>
        </Button>
        <Button variant="filled" onClick={onClose} data-autofocus>
          <Trans>I have kept them</Trans>
        </Button>
      </DialogActions>
    </div>
  )
}

function download(codes: readonly string[]): void {
  const url = URL.createObjectURL(new Blob([`Partsdesk, ${location.host}\n\n${codes.join('\n')}\n`], { type: 'text/plain' }))
  const link = Object.assign(document.createElement('a'), { href: url, download: 'partsdesk-recovery-codes.txt' })
  link.click()
  URL.revokeObjectURL(url)
}
