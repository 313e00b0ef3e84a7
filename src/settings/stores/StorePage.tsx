import { Trans, useLingui } from '@lingui/react/macro'
import { useStore } from '#ui/desk.tsx'
import { PageTitle } from '#ui/frame/PageTitle.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { stateOf, useDesk } from '#ui/query.ts'
import css from '../settings.module.css'
import { Trail } from '../Trail.tsx'
import type { StoreSettingsView } from './shapes.ts'
import { StoreForm } from './StoreForm.tsx'
import type { Lists } from './typed.tsx'
import { useStoreWords } from './words.tsx'

/** What a store decides about itself, and who decided it when. */
export function StorePage({ lists }: { readonly lists: Lists }) {
  const { t } = useLingui()
  const { slug } = useStore()
  const { say } = useStoreWords()
  const settings = useDesk<StoreSettingsView>(`/desk/stores/${slug}/settings`)
  return (
    <>
      <PageTitle title={t`Store settings`} />
      <div className={css.stack}>
        {settings.data ? (
          <StoreForm view={settings.data} lists={lists} />
        ) : (
          <Section id="store" title={<Trans>Store</Trans>} state={stateOf(settings)} lines={12} />
        )}
        <Trail about="store" say={say} />
      </div>
    </>
  )
}
