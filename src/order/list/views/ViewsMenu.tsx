import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useStore } from '#ui/desk.tsx'
import css from '../page/list.module.css'
import { Count } from '../page/StatusMenu.tsx'
import { readFrom } from '../search.tsx'
import { useNameOf, useViews } from './use-views.tsx'

/** The lists under a name, below the statuses: the store's, then one's own. */
export function ViewsMenu({ now }: { readonly now: string | undefined }) {
  const { t } = useLingui()
  const { slug } = useStore()
  const nameOf = useNameOf()
  const views = useViews()
  if (views.length === 0) return null
  return (
    <div className={css.views} role="group" aria-label={t`Saved views`}>
      {views.map((view) => (
        <Link
          key={view.id}
          to="/$store/orders"
          params={{ store: slug }}
          search={{ ...readFrom(view.query), view: view.id }}
          aria-current={view.id === now ? 'page' : undefined}
          title={nameOf(view)}
        >
          <span data-notranslate>{nameOf(view)}</span>
          <Count of={view.count} />
        </Link>
      ))}
    </div>
  )
}
