import { Trans, useLingui } from '@lingui/react/macro'
import { Link, useLocation } from '@tanstack/react-router'
import { IconArrowLeft } from '@tabler/icons-react'
import { templateKinds, type TemplateKind } from '#domain/mail/templates.ts'
import { useStore } from '#ui/desk.tsx'
import { PageTitle } from '#ui/frame/PageTitle.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { stateOf, useDesk } from '#ui/query.ts'
import css from '../settings.module.css'
import { Trail } from '../Trail.tsx'
import { TemplateEditor } from './editor/TemplateEditor.tsx'
import type { TemplateView } from './shapes.ts'
import { TemplateList } from './TemplateList.tsx'
import own from './templates.module.css'
import { letterWords, useTemplateWords } from './words.tsx'

/** The letters to customers; the one the address names is open to be written. */
export function TemplatesPage() {
  const { t } = useLingui()
  const { say } = useTemplateWords()
  const hash = useLocation({ select: (location) => location.hash })
  const open = templateKinds.find((kind) => kind === hash)
  if (open) return <OneLetter key={open} kind={open} />
  return (
    <>
      <PageTitle title={t`Templates`} />
      <div className={css.stack}>
        <TemplateList />
        <Trail about="templates" say={say} />
      </div>
    </>
  )
}

function OneLetter({ kind }: { readonly kind: TemplateKind }) {
  const { t } = useLingui()
  const { slug } = useStore()
  const at = `/desk/stores/${slug}/settings/templates`
  const template = useDesk<TemplateView>(`${at}/${kind}`)
  return (
    <>
      <Link className={own.back} to="/$store/settings/$page" params={{ store: slug, page: 'templates' }}>
        <IconArrowLeft size={16} aria-hidden /> <Trans>All letters</Trans>
      </Link>
      <PageTitle title={t(letterWords[kind].name)}>
        <span className="muted">{t(letterWords[kind].when)}</span>
      </PageTitle>
      {template.data ? (
        <TemplateEditor view={template.data} at={at} />
      ) : (
        <Section id="words" title={<Trans>Words</Trans>} state={stateOf(template)} lines={12} />
      )}
    </>
  )
}
