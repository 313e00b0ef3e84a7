import { Trans, useLingui } from '@lingui/react/macro'
import { Checkbox, NativeSelect, useMantineColorScheme, type MantineColorScheme } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { NotificationsSection } from '#desk/notifications/choices/NotificationsSection.tsx'
import { OwnAwaySection } from '#settings/assignment/away/OwnAwaySection.tsx'
import { useTellError } from '#ui/act/tell-error.ts'
import { tellDone } from '#ui/act/toast.ts'
import { useMe, type Person } from '#ui/desk.tsx'
import { PageTitle } from '#ui/frame/PageTitle.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { changeMe } from '../session.ts'
import css from './pages.module.css'
import { FactorsSection } from './profile/factors/FactorsSection.tsx'
import { PasswordSection } from './profile/PasswordSection.tsx'
import { SessionsSection } from './profile/SessionsSection.tsx'
import { SignatureSection } from './profile/SignatureSection.tsx'
import { SignInsSection } from './profile/SignInsSection.tsx'
import { timeZones } from './time-zones.ts'

/** How the desk speaks and looks for this person, and where they are signed in. Every change is kept at once. */
export function ProfilePage() {
  const { t } = useLingui()
  const { person } = useMe()
  return (
    <div className={css.narrow}>
      <PageTitle title={t`Profile`} />
      <div className={css.sections}>
        <Section id="you" title={<span data-notranslate>{person.name}</span>} note={<span data-notranslate>{person.email}</span>}>
          <Settings person={person} />
        </Section>
        <OwnAwaySection />
        <NotificationsSection />
        <SignatureSection />
        <PasswordSection />
        <FactorsSection />
        <SessionsSection />
        <SignInsSection />
      </div>
    </div>
  )
}

function Settings({ person }: { readonly person: Person }) {
  const { t } = useLingui()
  const queries = useQueryClient()
  const tellError = useTellError()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const keep = (change: Partial<Person>) => void changeMe(queries, change).then(() => tellDone(<Trans>Saved</Trans>), tellError)
  return (
    <div className={css.settings}>
      <NativeSelect
        label={t`Language`}
        value={person.language}
        onChange={({ currentTarget: { value } }) => keep({ language: value === 'fr' ? 'fr' : 'en' })}
        data={[
          { value: 'en', label: 'English' },
          { value: 'fr', label: 'Français' },
        ]}
        data-notranslate
      />
      <NativeSelect
        label={t`Time zone`}
        description={t`Orders show the time of their store.`}
        value={person.timeZone}
        onChange={({ currentTarget: { value } }) => keep({ timeZone: value })}
        data={timeZones(person.timeZone, t`North America`, t`Everywhere else`)}
        data-notranslate
      />
      <NativeSelect
        label={t`Weights and sizes`}
        value={person.units}
        onChange={({ currentTarget: { value } }) => keep({ units: value === 'metric' ? 'metric' : 'imperial' })}
        data={[
          { value: 'imperial', label: t`Pounds and inches` },
          { value: 'metric', label: t`Kilograms and centimetres` },
        ]}
      />
      <NativeSelect
        label={t`Rows of lists`}
        value={person.density}
        onChange={({ currentTarget: { value } }) => keep({ density: value === 'compact' ? 'compact' : 'comfortable' })}
        data={[
          { value: 'comfortable', label: t`Comfortable` },
          { value: 'compact', label: t`Compact` },
        ]}
      />
      <NativeSelect
        label={t`Appearance`}
        description={t`On this device only.`}
        value={colorScheme}
        onChange={({ currentTarget: { value } }) => setColorScheme(value as MantineColorScheme)}
        data={[
          { value: 'auto', label: t`As the device` },
          { value: 'light', label: t`Light` },
          { value: 'dark', label: t`Dark` },
        ]}
      />
      <Checkbox
        className={css.whole}
        label={t`Single-key shortcuts`}
        description={t`Letters such as S for status. Combinations with Ctrl always work.`}
        checked={person.shortcuts}
        onChange={({ currentTarget: { checked } }) => keep({ shortcuts: checked })}
      />
    </div>
  )
}
