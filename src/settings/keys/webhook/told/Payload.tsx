import { Trans } from '@lingui/react/macro'
import { Failed } from '#ui/frame/Failed.tsx'
import { Skeleton } from '#ui/frame/Section.tsx'
import { useDesk } from '#ui/query.ts'
import css from '../../../settings.module.css'
import type { PayloadView } from '../shapes.ts'
import own from '../webhook.module.css'
import { useHookWords } from '../words.tsx'

/** What is sent, as the web store reads it, and what it answered last. */
export function Payload({ at }: { readonly at: string }) {
  const { answerOf } = useHookWords()
  const view = useDesk<PayloadView>(at)
  if (view.error) return <Failed error={view.error} retry={() => void view.refetch()} />
  if (!view.data) return <Skeleton lines={8} />
  const { body, answer, said } = view.data
  return (
    <div className={css.key}>
      <section className={own.part}>
        <h3>
          <Trans>What is sent</Trans>
        </h3>
        {/* A text that scrolls is reached by the keyboard too. */}
        <pre className={`mono ${own.payload}`} data-notranslate tabIndex={0} data-autofocus>
          {JSON.stringify(JSON.parse(body), null, 2)}
        </pre>
      </section>
      {answer !== null && (
        <section className={own.part}>
          <h3>
            <Trans>The last answer</Trans>
          </h3>
          <p>{answerOf(answer)}</p>
          {said && (
            <pre className={`mono ${own.payload}`} data-notranslate>
              {said}
            </pre>
          )}
        </section>
      )}
    </div>
  )
}
