const measures = /("(?:weight|length|width|height)":-?\d+)(?=[,}])/g

/** JSON as EasyPost writes it: weights in ounces and lengths in inches have a decimal even when it is a nought. Signatures are made over these bytes. */
export function writeJson(body: unknown): string {
  return JSON.stringify(body).replaceAll(measures, '$1.0')
}
