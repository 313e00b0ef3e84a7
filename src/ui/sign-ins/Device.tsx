import { Trans } from '@lingui/react/macro'
import { deviceOf } from './device.ts'

/** A device in plain words, "Chrome on Windows", from the user agent a browser sent. */
export function Device({ userAgent }: { readonly userAgent: string | null }) {
  const { browser, system } = deviceOf(userAgent)
  if (browser && system)
    return (
      <Trans>
        {browser} on {system}
      </Trans>
    )
  return (browser ?? system) ? <span data-notranslate>{browser ?? system}</span> : <Trans>Unknown device</Trans>
}
