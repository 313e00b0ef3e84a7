import type { AddressField } from '#domain/address.ts'
import type { Check } from '#domain/payment.ts'
import { Plural, Trans } from '@lingui/react/macro'
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Amount } from '#ui/show/Amount.tsx'
import css from './risk.module.css'
import type { RiskView } from './shapes.ts'

/** What other parts of the page know already. */
export type RiskContext = {
  readonly earlier: { readonly count: number; readonly more: boolean; readonly total: number }
  readonly distance: 'same_place' | 'same_city' | 'same_region' | 'other_region' | 'other_country'
  readonly differences: readonly AddressField[]
  readonly currency: string
}

type Weight = 'good' | 'look' | 'plain' | 'missing'

const icons = { good: IconCircleCheck, look: IconAlertTriangle, plain: IconInfoCircle, missing: IconCircleDashed } as const

/** The facts, those to look at first. */
export function RiskFacts({ view, ...context }: { readonly view: RiskView } & RiskContext) {
  const facts = [
    ...issuerFacts(view.issuer),
    triesFact(view.attempts),
    addressFact(context),
    earlierFact(context),
    vinFact(view.vin),
    ...(view.postBox ? [postBox] : []),
  ].filter((fact) => fact !== null)
  const ranked = facts.toSorted((a, b) => Number(b.weight === 'look') - Number(a.weight === 'look'))
  return (
    <ul className={css.facts}>
      {ranked.map(({ key, weight, says }) => {
        const Icon = icons[weight]
        return (
          <li key={key} data-weight={weight}>
            <Icon size={16} aria-hidden />
            <span>{says}</span>
          </li>
        )
      })}
    </ul>
  )
}

type Fact = { readonly key: string; readonly weight: Weight; readonly says: ReactNode }

function issuerFacts(issuer: RiskView['issuer']): readonly Fact[] {
  if (!issuer)
    return [
      { key: 'avs', weight: 'missing', says: <Trans>The card’s issuer has not checked the billing address or the security code.</Trans> },
    ]
  const { street, postalCode, cvc } = issuer
  return [
    {
      key: 'avs',
      weight: street === 'fail' || postalCode === 'fail' ? 'look' : street === 'pass' && postalCode === 'pass' ? 'good' : 'missing',
      says: (
        <Trans>
          AVS: street <CheckWord of={street} />, ZIP code <CheckWord of={postalCode} />
        </Trans>
      ),
    },
    {
      key: 'cvc',
      weight: cvc === 'fail' ? 'look' : cvc === 'pass' ? 'good' : 'missing',
      says: (
        <Trans>
          Security code (CVC) <CheckWord of={cvc} />
        </Trans>
      ),
    },
  ]
}

function CheckWord({ of: check }: { readonly of: Check | null }) {
  switch (check) {
    case 'pass':
      return <Trans context="a check of the card's issuer">matches</Trans>
    case 'fail':
      return (
        <strong>
          <Trans context="a check of the card's issuer">does not match</Trans>
        </strong>
      )
    case 'unavailable':
      return <Trans context="a check of the card's issuer">not known to the issuer</Trans>
    case 'unchecked':
    case null:
      return <Trans context="a check of the card's issuer">not checked</Trans>
  }
}

function triesFact({ all, declined, cards }: RiskView['attempts']): Fact | null {
  if (all < 2 && declined === 0) return null
  return {
    key: 'tries',
    weight: declined > 0 || cards > 1 ? 'look' : 'plain',
    says: (
      <>
        <Plural value={all} one="# try to pay" other="# tries to pay" />, <Plural value={declined} one="# declined" other="# declined" />
        {cards > 1 && (
          <>
            , <Plural value={cards} one="# card" other="# different cards" />
          </>
        )}
      </>
    ),
  }
}

function addressFact({ distance, differences }: RiskContext): Fact {
  return {
    key: 'addresses',
    weight: distance === 'same_place' ? (differences.includes('name') ? 'plain' : 'good') : 'look',
    says: distanceWords(distance, differences),
  }
}

function distanceWords(distance: RiskContext['distance'], differences: readonly AddressField[]): ReactNode {
  switch (distance) {
    case 'same_place':
      return differences.includes('name') ? (
        <Trans>Ships to the billing address, to another name</Trans>
      ) : (
        <Trans>Ships to the billing address</Trans>
      )
    case 'same_city':
      return <Trans>Ships to another address in the same city</Trans>
    case 'same_region':
      return <Trans>Ships to another city of the same state</Trans>
    case 'other_region':
      return <Trans>Ships to another state than the billing address</Trans>
    case 'other_country':
      return <Trans>Ships to another country than the billing address</Trans>
  }
}

function earlierFact({ earlier, currency }: RiskContext): Fact {
  if (earlier.count === 0) return { key: 'earlier', weight: 'plain', says: <Trans>First order of this customer here</Trans> }
  return {
    key: 'earlier',
    weight: 'good',
    says: (
      <>
        <Plural value={earlier.count} one="# earlier order here" other="# earlier orders here" />,{' '}
        <Amount of={{ amount: earlier.total, currency }} />
      </>
    ),
  }
}

function vinFact(vin: RiskView['vin']): Fact {
  if (vin === null) return { key: 'vin', weight: 'plain', says: <Trans>No VIN was given</Trans> }
  if (!vin.ok) return { key: 'vin', weight: 'look', says: <Trans>The VIN cannot be right</Trans> }
  return vin.checkDigit === 'matches'
    ? { key: 'vin', weight: 'good', says: <Trans>The VIN’s check digit is right</Trans> }
    : { key: 'vin', weight: 'plain', says: <Trans>The VIN’s check digit differs, as it may on cars made elsewhere</Trans> }
}

const postBox: Fact = { key: 'post-box', weight: 'look', says: <Trans>Ships to a PO box: UPS and FedEx do not deliver there</Trans> }
