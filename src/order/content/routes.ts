import { Hono } from 'hono'
import type { App } from '#platform/app.ts'
import { answer, body, commandOf, may, numberOf, type InStore } from '#platform/http.ts'
import { preview } from './edit/preview.ts'
import { saveEdit } from './edit/save.ts'
import { EditAsk } from './edit/shapes.ts'
import { setStates } from './lines/set-states.ts'
import { signFitment } from './lines/sign-fitment.ts'
import { FitmentAsk, StatesAsk, VehicleAsk } from './shapes.ts'
import { editVehicle } from './vehicle/edit-vehicle.ts'

/** What was sold, for which car, and how it stands on the shelf. `/preview` works an edit out, `/edits` saves it. */
export function contentRoutes(app: App) {
  return new Hono<InStore>()
    .basePath('/orders/:number/content')
    .post('/preview', may('orders'), body(EditAsk), async (c) =>
      answer(c, await preview(app, c.var.actor, numberOf(c), c.req.valid('json'))),
    )
    .post('/edits', may('orders'), body(EditAsk), async (c) =>
      answer(c, await saveEdit(app, c.var.actor, numberOf(c), c.req.valid('json'), commandOf(c, c.req.valid('json')))),
    )
    .post('/states', may('orders'), body(StatesAsk), async (c) =>
      answer(c, await setStates(app, c.var.actor, numberOf(c), c.req.valid('json'), commandOf(c, c.req.valid('json')))),
    )
    .post('/fitment', may('orders'), body(FitmentAsk), async (c) =>
      answer(c, await signFitment(app, c.var.actor, numberOf(c), c.req.valid('json'), commandOf(c, c.req.valid('json')))),
    )
    .post('/vehicle', may('orders'), body(VehicleAsk), async (c) =>
      answer(c, await editVehicle(app, c.var.actor, numberOf(c), c.req.valid('json'), commandOf(c, c.req.valid('json')))),
    )
}
