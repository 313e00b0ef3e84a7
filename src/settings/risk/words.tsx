import { msg } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { Edges } from '#domain/risk/bands.ts'
import type { Rule } from '#domain/risk/rule.ts'
import { addIssues } from '#ui/form/issues.ts'
import type { ChangeView } from '../shapes.ts'
import type { Said } from '../Trail.tsx'

addIssues({
  edge_range: msg`Write a whole number from 2 to 99.`,
  edge_order: msg`High must begin above Medium.`,
})

/** A change of these settings for the trail. */
export function sayRisk({ what, subject, before, after }: ChangeView): Said {
  if (what === 'risk_rule') return { what: <Trans>Rule: {subject}</Trans>, from: ruleOf(before), to: ruleOf(after) }
  if (what === 'risk_shares') return { what: <Trans>Known fraud is shared</Trans>, from: yesOrNo(before), to: yesOrNo(after) }
  return { what: <Trans>Risk levels</Trans>, from: edgesOf(before), to: edgesOf(after) }
}

function yesOrNo(value: unknown): ReactNode {
  return value === true ? <Trans>yes</Trans> : <Trans>no</Trans>
}

function edgesOf(value: unknown): ReactNode {
  const { medium, high } = value as Edges
  return (
    <Trans>
      Medium from {medium}, High from {high}
    </Trans>
  )
}

/** The page of the rules says what each version asks. */
function ruleOf(value: unknown): ReactNode {
  if (!value) return null
  const { version, on } = value as Pick<Rule, 'version' | 'on'>
  return on ? <Trans>version {version}, on</Trans> : <Trans>version {version}, off</Trans>
}
