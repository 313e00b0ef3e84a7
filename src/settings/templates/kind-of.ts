import type { Context, Env } from 'hono'
import { templateKinds, type TemplateKind } from '#domain/mail/templates.ts'

/** The letter the path names; undefined when there is none such. */
export function kindOf<E extends Env>(c: Context<E>): TemplateKind | undefined {
  return templateKinds.find((kind) => kind === c.req.param('kind' as never))
}
