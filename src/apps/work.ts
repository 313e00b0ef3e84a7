import type { App } from '#platform/app.ts'

/** Starts everything that happens without a request: what an arrived order sets off, mails, pictures, unanswered money, flows and the minute's sweep. */
export async function startWork(app: App): Promise<void> {
  await app.jobs.work('arrived', async ({ store, id }) => {
    app.log.debug({ store, id }, 'arrived')
  })
}
