import { Skeleton } from '#ui/frame/Section.tsx'
import { Failed } from '#ui/frame/Failed.tsx'
import { useDesk } from '#ui/query.ts'
import { Composer } from './Composer.tsx'
import type { ComposerView } from './shapes.ts'
import type { EmailFormProps } from './use-draft.tsx'

/** The composer, once it knows what it works with. */
export function EmailForm(props: EmailFormProps) {
  const view = useDesk<ComposerView>(`${props.order}/messages/composer`)
  if (view.data) return <Composer {...props} view={view.data} />
  if (view.isError) return <Failed error={view.error} retry={() => void view.refetch()} />
  return <Skeleton lines={8} />
}
