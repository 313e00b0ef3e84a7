import { mayBeOff, type TemplateKind } from '#domain/mail/templates.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { inStore, type Actor } from '#platform/doors.ts'
import { lockSettings, logChanges, type Change } from '../queries.ts'
import { saveSwitches } from './queries.ts'
import { isCarriers, isOff } from './read.ts'

/** Switches a letter on or off for the whole store. Refused (`always_sent`) for letters a buyer cannot do without. */
export async function switchLetter(
  app: App,
  actor: Actor,
  kind: TemplateKind,
  on: boolean,
): Promise<Result<{ readonly on: boolean }, 'always_sent'>> {
  if (!mayBeOff(kind)) return refuse('always_sent')
  return inStore(app, actor, async (tx) => {
    const row = await lockSettings(tx)
    if (isOff(kind, row) === !on) return ok({ on })
    const at = new Date(Math.max(app.clock.now().getTime(), row.updated_at.getTime() + 1))
    const put = (list: readonly string[], there: boolean) => [...list.filter((one) => one !== kind), ...(there ? [kind] : [])]
    await saveSwitches(
      tx,
      isCarriers(kind)
        ? { tracking_mails: put(row.tracking_mails, on), updated_at: at }
        : { letters_off: [...row.letters_off.filter((one) => one !== kind), ...(on ? [] : [kind])] },
    )
    await logChanges(tx, at, [{ ...aboutOf(kind), before: !on, after: on }])
    return ok({ on })
  })
}

/** Where the switch stands in the store's settings too, their trail tells it. */
function aboutOf(kind: TemplateKind): Pick<Change, 'what' | 'subject'> {
  if (kind === 'delivered') return { what: 'mails_delivered' }
  return kind === 'delivery_exception' ? { what: 'mails_exception' } : { what: 'letter_switch', subject: kind }
}
