/** The inside of the gateway's error envelope; null and missing fields are left out on the wire. */
export type ErrorBody = {
  readonly type: 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error'
  readonly message: string
  readonly code?: string
  readonly decline_code?: string
  readonly param?: string
  readonly doc_url?: string
  readonly charge?: string
  readonly [more: string]: unknown
}

/**
 * A request that is answered with an error and changes nothing. `started` tells whether the operation had begun: only then is the answer
 * kept under the idempotency key; a request refused by its parameters alone may be sent again under the same key.
 */
export class ApiError extends Error {
  readonly status: number
  readonly body: ErrorBody
  readonly started: boolean

  constructor(status: number, body: ErrorBody, started = true) {
    super(body.message)
    this.status = status
    this.body = body
    this.started = started
  }
}

/** A request the state of the object does not allow, or whose parameters make no sense together: 400. */
export function invalidRequest(message: string, more: Partial<ErrorBody> = {}): ApiError {
  return new ApiError(400, { type: 'invalid_request_error', message, ...withDoc(more) })
}

/** A request refused for its parameters alone, before anything began: 400, never kept under the idempotency key. */
export function badParameter(code: string | undefined, param: string, message: string): ApiError {
  return new ApiError(400, { type: 'invalid_request_error', message, param, ...(code ? withDoc({ code }) : {}) }, false)
}

/** 404 resource_missing, in the gateway's words. */
export function missing(noun: string, id: string, param = 'id'): ApiError {
  return new ApiError(404, {
    type: 'invalid_request_error',
    message: `No such ${noun}: '${id}'`,
    param,
    ...withDoc({ code: 'resource_missing' }),
  })
}

/** 401: no key, a key that is not a test key, or a key that may not do this. */
export function unauthorized(message: string, code?: string): ApiError {
  return new ApiError(401, { type: 'invalid_request_error', message, ...(code ? { code } : {}) }, false)
}

function withDoc(more: Partial<ErrorBody>): Partial<ErrorBody> {
  return more.code ? { ...more, doc_url: `https://stripe.com/docs/error-codes/${more.code.replaceAll('_', '-')}` } : more
}
