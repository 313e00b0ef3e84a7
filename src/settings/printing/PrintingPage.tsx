import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useStore } from '#ui/desk.tsx'
import { PageTitle } from '#ui/frame/PageTitle.tsx'
import { Section } from '#ui/frame/Section.tsx'
import { stateOf, useDesk } from '#ui/query.ts'
import { When } from '#ui/show/When.tsx'
import { Field, Fields } from '#ui/show/Fields.tsx'
import { workstation } from '#ui/workstation.ts'
import css from '../settings.module.css'
import { PrintingForm } from './PrintingForm.tsx'
import type { PrintingView } from './shapes.ts'

/** How the person prints in this browser; each of their workstations has settings of its own. */
export function PrintingPage() {
  const { t } = useLingui()
  const { slug } = useStore()
  const [here] = useState(workstation)
  const at = `/desk/stores/${slug}/settings/printing/${here}`
  const view = useDesk<PrintingView>(at)
  const { others = [], printers = [] } = view.data ?? {}
  return (
    <>
      <PageTitle title={t`Printing`} />
      <div className={css.stack}>
        <Section
          id="printing"
          title={<Trans>This workstation</Trans>}
          note={<Trans>yours alone, in this browser</Trans>}
          state={stateOf(view)}
          lines={8}
        >
          {view.data && printers.length === 0 && (
            <p className={css.says}>
              <Trans>
                No label printer is listed: whoever runs the desk names those it may send to. Until then everything is printed from the
                browser.
              </Trans>
            </p>
          )}
          {view.data && <PrintingForm view={view.data} at={at} />}
        </Section>
        {others.length > 0 && (
          <Section id="others" title={<Trans>Your other workstations</Trans>}>
            <Fields>
              {others.map((other) => (
                <Field key={other.workstation} label={<span data-notranslate>{other.name}</span>}>
                  <Trans>
                    set <When at={other.updatedAt} />
                  </Trans>
                </Field>
              ))}
            </Fields>
          </Section>
        )}
      </div>
    </>
  )
}
