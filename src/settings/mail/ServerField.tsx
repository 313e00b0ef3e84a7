import { Trans } from '@lingui/react/macro'
import { Field } from '#ui/show/Fields.tsx'

type Server = { readonly host: string; readonly port: number; readonly tls: 'tls' | 'starttls' | 'none'; readonly user: string | null }

/** Where a server answers and as whom the desk signs in, as two fields. */
export function ServerField({ server: { host, port, tls, user } }: { readonly server: Server }) {
  return (
    <>
      <Field label={<Trans>Server</Trans>}>
        <span className="mono" data-notranslate>{`${host}:${port}`}</span>{' '}
        {tls === 'none' ? <Trans>without encryption</Trans> : <span data-notranslate>{tls === 'tls' ? 'TLS' : 'STARTTLS'}</span>}
      </Field>
      <Field label={<Trans>User</Trans>}>
        {user === null ? (
          <Trans>none</Trans>
        ) : (
          <>
            <span data-notranslate>{user}</span>, <Trans>password kept sealed, never shown</Trans>
          </>
        )}
      </Field>
    </>
  )
}
