import type { Link } from '../records/links.ts'
import { issues, type Issue } from './issues.ts'

/** What is wrong with one part of a request. `field` is a JSON pointer in the body, or the name of a path or query parameter. */
export type Detail = {
  readonly issue: string
  readonly description: string
  readonly field?: string
  readonly value?: string
  readonly location?: 'body' | 'path' | 'query'
}

type Where = Omit<Detail, 'issue' | 'description'>

/** A request that is answered with an error and changes nothing. */
export class ApiError extends Error {
  readonly status: number
  readonly details: readonly Detail[]
  readonly links: readonly Link[]

  constructor(status: number, details: readonly Detail[] = [], links: readonly Link[] = []) {
    super(details[0]?.issue ?? `status ${status}`)
    this.status = status
    this.details = details
    this.links = links
  }
}

/** A refusal by its name in PayPal's lists, with the status that belongs to it. `links` say what may be done instead. */
export function refused(issue: Issue, where: Where = {}, links: readonly Link[] = []): ApiError {
  const [status, description] = issues[issue]
  return new ApiError(status, [{ ...where, issue, description }], links)
}

/** 404: nothing of this id is there for this account. `field` is the parameter that named it. */
export function missing(field: string, value: string): ApiError {
  return refused('INVALID_RESOURCE_ID', { field, value, location: 'path' })
}

/** Name and sentence of each status, as the published shapes have them. */
const envelopes: Readonly<Record<number, readonly [name: string, message: string]>> = {
  400: ['INVALID_REQUEST', 'Request is not well-formed, syntactically incorrect, or violates schema.'],
  401: ['AUTHENTICATION_FAILURE', 'Authentication failed due to missing authorization header, or invalid authentication credentials.'],
  403: ['NOT_AUTHORIZED', 'Authorization failed due to insufficient permissions.'],
  404: ['RESOURCE_NOT_FOUND', 'The specified resource does not exist.'],
  409: ['RESOURCE_CONFLICT', 'The server has detected a conflict while processing this request.'],
  422: ['UNPROCESSABLE_ENTITY', 'The requested action could not be performed, semantically incorrect, or failed business validation.'],
  429: ['RATE_LIMIT_REACHED', 'Too many requests. Blocked due to rate limiting.'],
  500: ['INTERNAL_SERVER_ERROR', 'An internal server error occurred.'],
}

/** The body of an error: name, message, debug id, details, and a link to where the issue is explained. */
export function errorBody({ status, details, links }: ApiError, debugId: string): object {
  const [name, message] = envelopes[status] ?? envelopes[500] ?? []
  const issue = details[0]?.issue
  return {
    name,
    message,
    debug_id: debugId,
    ...(details.length > 0 ? { details } : {}),
    links: [
      {
        href: `https://developer.paypal.com/api/rest/reference/orders/v2/errors/${issue ? `#${issue}` : ''}`,
        rel: 'information_link',
        method: 'GET',
      },
      ...links,
    ],
  }
}
