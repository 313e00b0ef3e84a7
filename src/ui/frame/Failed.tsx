import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react'
import { Fault, Refused } from '../api.ts'
import { useExplain } from '../refusals.ts'
import { Copy } from '../show/Copy.tsx'
import css from './frame.module.css'

/** A read that failed: what happened, that nothing is lost, the number to give to support, and Retry. */
export function Failed({ error, retry }: { readonly error: Error; readonly retry: () => void }) {
  const { t } = useLingui()
  const explain = useExplain()
  const requestId = error instanceof Fault || error instanceof Refused ? error.requestId : null
  const offline = error instanceof Fault && error.offline
  return (
    <div className={css.state} role="alert">
      <IconAlertTriangle size={20} aria-hidden />
      <strong>{offline ? <Trans>No answer from the server</Trans> : <Trans>This could not be loaded</Trans>}</strong>
      <p>{error instanceof Refused ? explain(error) : <Trans>Nothing was changed or lost. Try again in a moment.</Trans>}</p>
      {requestId && (
        <p>
          <Trans>
            Request <Copy text={requestId} what={t`request number`} />
          </Trans>
        </p>
      )}
      <div className={css.next}>
        <Button leftSection={<IconRefresh size={16} />} onClick={retry}>
          <Trans>Try again</Trans>
        </Button>
      </div>
    </div>
  )
}
