import { Trans, useLingui } from '@lingui/react/macro'
import { useStore } from '#ui/desk.tsx'
import { PageTitle } from '#ui/frame/PageTitle.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { stateOf, useDesk } from '#ui/query.ts'
import css from '../settings.module.css'
import { Trail } from '../Trail.tsx'
import { OwnRow } from './OwnRow.tsx'
import { PeopleTable } from './PeopleTable.tsx'
import { RolesSection } from './RolesSection.tsx'
import type { PeopleView } from './shapes.ts'
import { SignInsPart } from './sign-ins/SignInsPart.tsx'
import { usePeopleWords } from './words.tsx'

/** Who works in the store, in which role, and what each role may do. Without the right to manage people: one's own mails. */
export function PeoplePage() {
  const { t } = useLingui()
  const { slug } = useStore()
  const { say } = usePeopleWords()
  const people = useDesk<PeopleView>(`/desk/stores/${slug}/settings/people`)
  const view = people.data
  return (
    <>
      <PageTitle title={t`People`} />
      <div className={css.stack}>
        {!view && <Section id="people" title={<Trans>People of the store</Trans>} state={stateOf(people)} lines={6} />}
        {view?.manages === false && <OwnRow view={view} />}
        {view?.manages && <PeopleTable view={view} />}
        {view?.manages && <RolesSection view={view} />}
        {view?.manages && <SignInsPart />}
        {view?.manages && <Trail about="people" say={say} />}
      </div>
    </>
  )
}
