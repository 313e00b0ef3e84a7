import { useLingui } from '@lingui/react'
import { useAssignmentWords } from '#settings/assignment/words.tsx'
import { useBoxWords } from '#settings/boxes/words.tsx'
import { useCannedWords } from '#settings/canned/words.tsx'
import { useCarrierWords } from '#settings/carriers/words.tsx'
import { ChangesPage, type Place } from '#settings/changes/ChangesPage.tsx'
import { useGatewayWords } from '#settings/gateways/words.tsx'
import { useKeyWords } from '#settings/keys/words.tsx'
import { say as sayMail } from '#settings/mail/words.tsx'
import { useOrderSettingsWords } from '#settings/orders/words.tsx'
import { usePeopleWords } from '#settings/people/words.tsx'
import { usePrivacyWords } from '#settings/privacy/words.tsx'
import { sayRisk } from '#settings/risk/words.tsx'
import { aboutOf, type About } from '#domain/store/changes.ts'
import type { ChangeView } from '#settings/shapes.ts'
import { usePlaceWords } from '#settings/ship-from/words.tsx'
import { useStoreWords } from '#settings/stores/words.tsx'
import { useTaxWords } from '#settings/taxes/words.tsx'
import { useTemplateWords } from '#settings/templates/words.tsx'
import type { Said } from '#settings/Trail.tsx'
import { settingsPages } from './pages.ts'

/** Every change of the settings, each in the words of its own page. */
export function AllChanges() {
  const { _ } = useLingui()
  const say = useSay()
  const placeOf = (of: { readonly what: string } | { readonly about: About }): Place | undefined => {
    const about = 'about' in of ? of.about : aboutOf(of.what)
    const page = 'what' in of && of.what === 'risk_rule' ? 'risk-rules' : about === 'places' ? 'ship-from' : about
    const found = settingsPages.find(({ name }) => name === page)
    return found && { page: found.name, title: _(found.title) }
  }
  return <ChangesPage say={say} placeOf={placeOf} />
}

/** Says a change as its page does; one that no page knows by its own word. */
function useSay(): (change: ChangeView) => Said {
  const sayings: { readonly [about in About]: (change: ChangeView) => Said } = {
    store: useStoreWords().say,
    orders: useOrderSettingsWords(),
    taxes: useTaxWords().say,
    keys: useKeyWords().say,
    gateway: useGatewayWords().say,
    carriers: useCarrierWords().say,
    places: usePlaceWords().say,
    boxes: useBoxWords().say,
    mail: sayMail,
    canned: useCannedWords().say,
    risk: sayRisk,
    templates: useTemplateWords().say,
    privacy: usePrivacyWords(),
    assignment: useAssignmentWords().say,
    people: usePeopleWords().say,
  }
  return (change) => {
    const about = aboutOf(change.what)
    return about ? sayings[about](change) : { what: change.what.replaceAll('_', ' '), from: null, to: null }
  }
}
