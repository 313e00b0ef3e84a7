import { tellPerson } from '#desk/notifications/mails/send.ts'
import { forgetNotifications, sweepNotifications } from '#desk/notifications/sweep.ts'
import { forgetOld } from '#network/registry/forget/forget.ts'
import { forgetSignIns } from '#network/sign-in/log/read.ts'
import { sendAccountMail } from '#network/sign-in/mails/send-mail.ts'
import { fetchImage } from '#order/content/image/fetch-image.ts'
import { decodeVehicle } from '#order/content/vehicle/decode-vehicle.ts'
import { eraseOld } from '#order/erasure/retain.ts'
import { writeArrivalLetters } from '#order/flows/arrive.ts'
import { doBulk, sweepBulk } from '#order/flows/bulk/run-bulk.ts'
import { doFlow } from '#order/flows/running/resume.ts'
import { doLabel, doVoid } from '#order/fulfillment/labels/job.ts'
import { doPrint } from '#order/fulfillment/printing/print.ts'
import { lookAfter, sweepParcels } from '#order/fulfillment/tracking/hear.ts'
import { sweepEnding } from '#order/list/sweep-ending.ts'
import { sweepTurned } from '#order/list/sweep-turned.ts'
import { sweepUploads } from '#order/messages/compose/files/keep-upload.ts'
import { scanFile } from '#order/messages/scan/scan-file.ts'
import { sweepScans } from '#order/messages/scan/sweep.ts'
import { sendLetter } from '#order/messages/send-letter.ts'
import { confirmPayment } from '#order/payment/confirm-payment.ts'
import { settle } from '#order/payment/beats/settle.ts'
import { readNews, sweepNews } from '#order/payment/news/hear.ts'
import { reconcile } from '#order/payment/news/reconcile.ts'
import { keepRegistry } from '#order/flows/fraud/report.ts'
import { rejudgeOrder, scoreOrder } from '#order/flows/fraud/score.ts'
import { sweepOutcomes } from '#order/fraud/outcomes/sweep-outcomes.ts'
import { tellGateway } from '#order/payment/tell/tell.ts'
import { sweepVerifications } from '#order/payment/verify/sweep.ts'
import { sendTest } from '#settings/templates/send-test.ts'
import { sendDelivery } from '#settings/keys/webhook/send.ts'
import type { App } from '#platform/app.ts'
import type { Job } from '#platform/jobs.ts'

/** Starts everything that happens without a request: what an arrived order sets off, letters, notifications, mails about accounts, pictures, unanswered money, what gateways tell, flows, the minute's sweep and the day's. */
export async function startWork(app: App): Promise<void> {
  await app.jobs.work('arrived', (job) => arrive(app, job))
  await app.jobs.work('score', (job) => scoreOrder(app, job))
  await app.jobs.work('rejudge', (job) => rejudgeOrder(app, job))
  await app.jobs.work('registry', (job) => keepRegistry(app, job))
  await app.jobs.work('image', (job) => fetchImage(app, job))
  await app.jobs.work('letter', (job) => sendLetter(app, job))
  await app.jobs.work('letter_test', (job) => sendTest(app, job))
  await app.jobs.work('notify', (job) => tellPerson(app, job))
  await app.jobs.work('settle', (job) => settle(app, job))
  await app.jobs.work('news', (job) => readNews(app, job))
  await app.jobs.work('reconcile', (job) => reconcile(app, job))
  await app.jobs.work('bulk', (job) => doBulk(app, job))
  await app.jobs.work('flow', (job) => doFlow(app, job))
  await app.jobs.work('label', (job) => doLabel(app, job))
  await app.jobs.work('void', (job) => doVoid(app, job))
  await app.jobs.work('print', (job) => doPrint(app, job))
  await app.jobs.work('track', (job) => lookAfter(app, job))
  await app.jobs.work('tell', (job) => tellGateway(app, job))
  await app.jobs.work('hook', (job) => sendDelivery(app, job))
  await app.jobs.work('account', (job) => sendAccountMail(app, job))
  await app.jobs.work('scan', (job) => scanFile(app, job))
  await app.jobs.work('sweep', () => sweep(app))
  await app.jobs.work('outcomes', () => sweepOutcomes(app))
  await app.jobs.every('sweep', '* * * * *')
  await app.jobs.every('outcomes', '23 8 * * *')
  await app.jobs.work('forget', () => forget(app))
  await app.jobs.every('forget', '20 3 * * *')
}

/** What an arrived order sets off, in the order a clerk would want it known. */
async function arrive(app: App, job: Job): Promise<void> {
  // A decoded VIN may disagree with the chosen vehicle. The order was scored without it already, as that takes longer.
  if (await decodeVehicle(app, job)) await scoreOrder(app, job)
  await writeArrivalLetters(app, job)
  await confirmPayment(app, job)
}

/** What need not be remembered, once a night. */
async function forget(app: App): Promise<void> {
  const { cases, sightings } = await forgetOld(app)
  if (cases + sightings > 0) app.log.info({ cases, sightings }, 'forgotten by the fraud registry')
  const erased = await eraseOld(app)
  if (erased > 0) app.log.info({ orders: erased }, 'buyers forgotten by their stores’ years')
  const uploads = await sweepUploads(app)
  if (uploads > 0) app.log.info({ uploads }, 'files of mails that were never sent forgotten')
  const signIns = await forgetSignIns(app)
  if (signIns > 0) app.log.info({ signIns }, 'forgotten by the sign-in log')
  const notifications = await forgetNotifications(app)
  if (notifications > 0) app.log.info({ notifications }, 'old notifications dropped')
}

/** What changes by time alone, once a minute. */
async function sweep(app: App): Promise<void> {
  await sweepTurned(app)
  await sweepNews(app)
  await sweepVerifications(app)
  await sweepParcels(app)
  await sweepBulk(app)
  await sweepEnding(app)
  await sweepNotifications(app)
  await sweepScans(app)
}
