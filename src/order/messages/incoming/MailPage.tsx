import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconMail, IconPhoto } from '@tabler/icons-react'
import { useState } from 'react'
import css from '../messages.module.css'

/** The mail as it looked to its sender (`ours`: as it left), when asked for: a document with an origin of its own in which nothing runs. Pictures from elsewhere come when asked for once more. */
export function MailPage({ at, ours = false }: { readonly at: string; readonly ours?: boolean }) {
  const { t } = useLingui()
  const [shown, show] = useState<'nothing' | 'page' | 'pictures'>('nothing')
  return (
    <>
      <div className={css.ways}>
        <Button size="xs" leftSection={<IconMail size={16} aria-hidden />} onClick={() => show(shown === 'nothing' ? 'page' : 'nothing')}>
          {shown !== 'nothing' ? (
            <Trans>Show the text only</Trans>
          ) : ours ? (
            <Trans>Show as it was sent</Trans>
          ) : (
            <Trans>Show as it was designed</Trans>
          )}
        </Button>
        {shown === 'page' && !ours && (
          <>
            <Button size="xs" leftSection={<IconPhoto size={16} aria-hidden />} onClick={() => show('pictures')}>
              <Trans>Load remote pictures</Trans>
            </Button>
            <span className="muted">
              <Trans>They tell their sender that you looked.</Trans>
            </span>
          </>
        )}
      </div>
      {shown !== 'nothing' && (
        <iframe
          className={css.page}
          title={ours ? t`The mail as it was sent` : t`The mail as its sender designed it`}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          referrerPolicy="no-referrer"
          src={`${at}/page${shown === 'pictures' ? '?pictures=1' : ''}`}
        />
      )}
    </>
  )
}
