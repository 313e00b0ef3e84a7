import { Hono } from 'hono'
import type { App } from '#platform/app.ts'
import type { Asked, InStore } from '#platform/http.ts'
import { inOwnStore, signedIn } from '#platform/session.ts'
import { attentionRoutes } from '#desk/attention/routes.ts'
import { liveRoutes } from '#desk/live/routes.ts'
import { notificationsRoutes } from '#desk/notifications/routes.ts'
import { activityRoutes } from '#order/activity/routes.ts'
import { addressesRoutes } from '#order/addresses/routes.ts'
import { erasureRoutes } from '#order/erasure/routes.ts'
import { imageRoutes } from '#order/content/image/routes.ts'
import { contentRoutes } from '#order/content/routes.ts'
import { bulkRoutes } from '#order/flows/bulk/routes.ts'
import { flowRoutes } from '#order/flows/routes.ts'
import { leaveRoutes } from '#order/flows/people/routes.ts'
import { fraudRoutes } from '#order/fraud/routes.ts'
import { labelRoutes } from '#order/fulfillment/labels/routes.ts'
import { ratesRoutes } from '#order/fulfillment/rates/routes.ts'
import { fulfillmentRoutes } from '#order/fulfillment/routes.ts'
import { intakeDeskRoutes } from '#order/intake/desk-routes.ts'
import { listRoutes } from '#order/list/routes.ts'
import { incomingRoutes } from '#order/messages/incoming/routes.ts'
import { originalsOf, printLetter } from '#order/messages/letters/press.ts'
import { composeRoutes } from '#order/messages/compose/routes.ts'
import { messagesRoutes } from '#order/messages/routes.ts'
import { notesRoutes } from '#order/notes/routes.ts'
import { paymentRoutes } from '#order/payment/routes.ts'
import { riskRoutes } from '#order/risk/routes.ts'
import { summaryRoutes } from '#order/summary/routes.ts'
import { endFactors } from '#network/sign-in/factors/lost/end-factors.ts'
import { signInRoutes } from '#network/sign-in/routes.ts'
import { registryRoutes } from '#network/registry/page/routes.ts'
import { answerTask } from '#network/registry/tasks/answer.ts'
import { networkRoutes } from '#network/stores/routes.ts'
import { assignmentRoutes, ownAwayRoutes } from '#settings/assignment/routes.ts'
import { boxesRoutes } from '#settings/boxes/routes.ts'
import { cannedRoutes } from '#settings/canned/routes.ts'
import { carriersRoutes } from '#settings/carriers/routes.ts'
import { keysRoutes } from '#settings/keys/routes.ts'
import { hookRoutes } from '#settings/keys/webhook/routes.ts'
import { mailSettingsRoutes } from '#settings/mail/routes.ts'
import { copyInvitation, inviteAgain, invitePerson } from '#settings/people/invite/invite-person.ts'
import { orderSettingsRoutes } from '#settings/orders/routes.ts'
import { peopleRoutes } from '#settings/people/routes.ts'
import { printingRoutes } from '#settings/printing/routes.ts'
import { privacyRoutes } from '#settings/privacy/routes.ts'
import { registrySettingsRoutes } from '#settings/registry/routes.ts'
import { riskSettingsRoutes } from '#settings/risk/routes.ts'
import { riskRulesRoutes } from '#settings/risk/rules/routes.ts'
import { taxesRoutes } from '#settings/taxes/routes.ts'
import { logChanges } from '#settings/queries.ts'
import { changesRoutes } from '#settings/changes/routes.ts'
import { trailRoutes } from '#settings/routes.ts'
import { shipFromRoutes } from '#settings/ship-from/routes.ts'
import { logoRoutes } from '#settings/stores/logo/routes.ts'
import { storeSettingsRoutes } from '#settings/stores/routes.ts'
import { previewRoutes } from '#settings/templates/preview-routes.ts'
import { templatesRoutes } from '#settings/templates/routes.ts'
import { gatewaysRoutes } from '#settings/gateways/routes.ts'
import { orderPageRoutes } from './order-page.ts'
import { peekRoutes } from './peek/read-peek.ts'

const press = { originalsOf, printLetter }

/** The panel's JSON: what needs no store first, then everything inside the store of the path. */
export function deskRoutes(app: App) {
  return new Hono<Asked>()
    .route('/', signInRoutes(app))
    .route('/', networkRoutes(app, { invite: invitePerson, again: inviteAgain, copy: copyInvitation }))
    .route('/', registryRoutes(app))
    .use('/stores/:store/*', signedIn(app), inOwnStore())
    .route('/stores/:store', storeRoutes(app))
}

function storeRoutes(app: App) {
  return new Hono<InStore>()
    .route('/', listRoutes(app, logChanges))
    .route('/', erasureRoutes(app, logChanges))
    .route('/', attentionRoutes(app))
    .route('/', liveRoutes(app))
    .route('/', notificationsRoutes(app))
    .route('/', intakeDeskRoutes(app))
    .route('/', messagesRoutes(app))
    .route('/', composeRoutes(app))
    .route('/', incomingRoutes(app))
    .route('/', fulfillmentRoutes(app))
    .route('/', flowRoutes(app))
    .route('/', bulkRoutes(app))
    .route('/', peekRoutes(app))
    .route('/', leaveRoutes(app))
    .route('/', ratesRoutes(app))
    .route('/', labelRoutes(app))
    .route('/', summaryRoutes(app))
    .route('/', riskRoutes(app))
    .route('/', fraudRoutes(app))
    .route('/', addressesRoutes(app))
    .route('/', contentRoutes(app))
    .route('/', imageRoutes(app))
    .route('/', paymentRoutes(app))
    .route('/', notesRoutes(app))
    .route('/', activityRoutes(app, logChanges))
    .route('/', gatewaysRoutes(app))
    .route('/', carriersRoutes(app))
    .route('/', mailSettingsRoutes(app))
    .route('/', shipFromRoutes(app))
    .route('/', boxesRoutes(app))
    .route('/', cannedRoutes(app))
    .route('/', assignmentRoutes(app))
    .route('/', ownAwayRoutes(app))
    .route('/', riskSettingsRoutes(app))
    .route('/', riskRulesRoutes(app))
    .route('/', registrySettingsRoutes(app, answerTask))
    .route('/', orderSettingsRoutes(app))
    .route('/', taxesRoutes(app))
    .route('/', privacyRoutes(app))
    .route('/', printingRoutes(app))
    .route('/', orderPageRoutes(app))
    .route('/', logoRoutes(app))
    .route('/', templatesRoutes(app, press))
    .route('/', previewRoutes(app, press))
    .route('/', storeSettingsRoutes(app))
    .route('/', hookRoutes(app))
    .route('/', keysRoutes(app))
    .route('/', peopleRoutes(app, endFactors))
    .route('/', trailRoutes(app))
    .route('/', changesRoutes(app))
}
