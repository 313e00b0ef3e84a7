import { ok, refuse, type Result } from '#domain/result.ts'
import type { App } from '#platform/app.ts'
import { inNetwork, type Actor } from '#platform/doors.ts'
import { recordCase } from '../cases/queries.ts'
import { keepAnswer, lockTask } from './queries.ts'

/** The store that reported a case says what its report rests on. Once said it stands; after the decision there is nothing to say: `question_over`. */
export async function answerTask(
  app: App,
  actor: Actor,
  id: string,
  answer: string,
): Promise<Result<null, 'not_found' | 'question_over' | 'already_answered'>> {
  const at = app.clock.now()
  return inNetwork(app, async (tx) => {
    const task = await lockTask(tx, actor.store, id)
    if (!task) return refuse('not_found')
    if (task.answer === answer) return ok(null)
    if (task.ended_at !== null) return refuse('question_over')
    if (task.answer !== null) return refuse('already_answered')
    await keepAnswer(tx, id, answer, actor.name, at)
    await recordCase(tx, { case: task.case_id, type: 'answered', store: actor.store, note: answer, at })
    return ok(null)
  })
}
