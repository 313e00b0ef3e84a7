import { Section } from '#ui/frame/Section.tsx'
import css from '../settings.module.css'
import type { PeopleView } from './shapes.ts'
import { usePeopleWords } from './words.tsx'

/** What a person who manages nobody sees here: what their role lets them do. */
export function OwnRow({ view: { people, roles } }: { readonly view: PeopleView }) {
  const { nameOf, sumUp } = usePeopleWords()
  const [self, role] = [people[0], roles[0]]
  if (!self || !role) return null
  return (
    <Section id="you" title={<span data-notranslate>{self.name}</span>} note={nameOf(role)}>
      <p className={css.says}>{sumUp(role)}</p>
    </Section>
  )
}
