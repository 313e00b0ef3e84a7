import { Trans } from '@lingui/react/macro'
import { ConfirmButton } from '#ui/act/ConfirmButton.tsx'
import { post, useCommand } from '#ui/command.ts'
import { useStore } from '#ui/desk.tsx'
import { Badge } from '#ui/show/StatusBadge.tsx'
import { When } from '#ui/show/When.tsx'
import type { KeyView } from './shapes.ts'
import { useKeyWords } from './words.tsx'

/** One key: its first letters, what it may do, when it was last used, and the way to end it. */
export function KeyRow({ of: key, at }: { readonly of: KeyView; readonly at: string }) {
  const { scopesOf } = useKeyWords()
  const quiet = key.revokedAt !== null || undefined
  return (
    <tr>
      <td data-quiet={quiet} data-notranslate>
        {key.name}
      </td>
      <td data-quiet={quiet} className="mono" data-notranslate>
        {key.prefix}…
      </td>
      <td data-quiet>{scopesOf(key.scopes)}</td>
      <td data-quiet>
        <When at={key.createdAt} />
      </td>
      <td data-quiet>{key.usedAt ? <When at={key.usedAt} show="relative" /> : <Trans>never</Trans>}</td>
      <td data-end>{key.revokedAt ? <Revoked at={key.revokedAt} /> : <RevokeButton of={key} at={at} />}</td>
    </tr>
  )
}

function Revoked({ at }: { readonly at: string }) {
  return (
    <Badge tone="calm">
      <Trans>
        Revoked <When at={at} />
      </Trans>
    </Badge>
  )
}

function RevokeButton({ of: { id, name }, at }: { readonly of: KeyView; readonly at: string }) {
  const { slug } = useStore()
  const revoke = useCommand({ send: post<object>(`${at}/${id}/revoke`), refresh: [`/desk/stores/${slug}/settings`], tell: 'inline' })
  return (
    <ConfirmButton
      size="xs"
      command={revoke}
      input={{}}
      title={<Trans>Revoke “{name}”</Trans>}
      says={
        <Trans>
          From now on every request with this key is refused. Orders it sent stay. This cannot be taken back: make a new key instead.
        </Trans>
      }
      confirm={<Trans>Revoke key</Trans>}
    >
      <Trans>Revoke</Trans>
    </ConfirmButton>
  )
}
