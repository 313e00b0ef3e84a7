import type { RiskSource } from '#domain/risk/unavailable.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconCircleDashed } from '@tabler/icons-react'
import css from './details.module.css'
import { sourceNames } from './row-words.tsx'

/** What there was nothing to look at of: a score must not seem to have weighed it. */
export function Missing({ sources }: { readonly sources: readonly RiskSource[] }) {
  const { i18n } = useLingui()
  if (sources.length === 0) return null
  return (
    <section className={css.part}>
      <h3>
        <Trans>What was not available</Trans>
      </h3>
      <p>
        <Trans>It neither raised nor lowered the score.</Trans>
      </p>
      <ul className={css.missing}>
        {sources.map((source) => (
          <li key={source}>
            <IconCircleDashed size={14} aria-hidden /> {i18n._(sourceNames[source] ?? { id: source })}
          </li>
        ))}
      </ul>
    </section>
  )
}
