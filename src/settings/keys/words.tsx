import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useLingui } from '@lingui/react'
import { addRefusals } from '#ui/refusals.ts'
import type { ChangeView } from '../shapes.ts'
import type { Said } from '../Trail.tsx'
import type { KeyScope } from './shapes.ts'
import { useHookSentences } from './webhook/sentences.tsx'

const scopeWords: { readonly [scope in KeyScope]: MessageDescriptor } = {
  'orders:write': msg`send orders`,
  'orders:read': msg`read orders`,
}

addRefusals({
  key_made_before: () =>
    msg`This key was made, but its answer was lost on the way and cannot be shown again. Revoke it in the list and create another.`,
})

/** Gives the words for scopes, and `say(change)` for the trail. */
export function useKeyWords() {
  const { _, i18n } = useLingui()
  const sayHook = useHookSentences()
  const scopeOf = (scope: string) => {
    const words = (scopeWords as { readonly [scope: string]: MessageDescriptor })[scope]
    return words ? _(words) : scope
  }
  const scopesOf = (scopes: readonly string[]) => new Intl.ListFormat(i18n.locale).format(scopes.map(scopeOf))
  const say = ({ what, subject, before, after }: ChangeView): Said => {
    const hook = sayHook({ what, subject, before, after })
    if (hook) return hook
    const name = <span data-notranslate>{subject}</span>
    if (what !== 'key_created')
      return {
        what: <Trans>Key revoked: {name}</Trans>,
        from: null,
        to: null,
      }
    const { prefix, scopes } = after as { readonly prefix: string; readonly scopes: readonly string[] }
    return {
      what: <Trans>Key created: {name}</Trans>,
      from: null,
      to: (
        <>
          <span className="mono" data-notranslate>
            {prefix}…
          </span>{' '}
          {scopesOf(scopes)}
        </>
      ),
    }
  }
  return { scopeOf, scopesOf, say }
}
