import { html, raw } from 'hono/html'
import { problemCodes } from '#order/intake/shapes.ts'
import type { ApiDocument, Operation, Schema } from './document.ts'
import { exampleAnswer, exampleOrder } from './example.ts'
import { fieldsOf, typeOf, type Field, type FieldType } from './fields.ts'
import { problems } from './problems.ts'
import { style } from './style.ts'
import { drawWebhooks } from './webhooks.ts'

type Markup = ReturnType<typeof html>

/** The API in words, made from its own document. `at` is the address storefronts send to, `nonce` allows the one style sheet. */
export function drawApiPage(document: ApiDocument, at: { readonly base: string; readonly nonce: string }): Markup {
  const operations = operationsOf(document)
  const schemas = Object.entries(document.components.schemas)
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${document.info.title}</title>
        <link rel="icon" href="/favicon.svg" />
        <style nonce="${at.nonce}">
          ${raw(style)}
        </style>
      </head>
      <body>
        <a class="skip" href="#main">Skip to the content</a>
        <div class="page">
          ${drawMenu(operations, schemas)}
          <main id="main">
            <h1>${document.info.title}</h1>
            <p>${document.info.description}</p>
            <p>
              Version ${document.info.version}, at <code>${at.base}</code>. The same as a file:
              <a href="/api/v1/openapi.json">OpenAPI ${document.openapi}</a>.
            </p>
            ${drawStart(at.base)}
            <h2 id="routes">Routes</h2>
            ${operations.map(drawOperation)} ${drawWebhooks(document, drawCode)}
            <h2 id="fields">Fields</h2>
            <p>
              What is not required may be left out or be null. Fields that are not listed are refused, so that a misspelt one is noticed.
            </p>
            ${schemas.map(([name, schema]) => drawSchema(name, schema))} ${drawProblems()}
          </main>
        </div>
      </body>
    </html>`
}

type Named = Operation & { readonly id: string; readonly method: string; readonly path: string }

function operationsOf({ paths }: ApiDocument): readonly Named[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...operation,
      method: method.toUpperCase(),
      path,
      id: `${method}${path.replaceAll(/[^a-z]+/g, '-').replace(/-$/, '')}`,
    })),
  )
}

function drawMenu(operations: readonly Named[], schemas: readonly (readonly [string, Schema])[]): Markup {
  return html`<nav aria-label="On this page">
    <ul>
      <li><a href="#start">An order in three steps</a></li>
    </ul>
    <strong>Routes</strong>
    <ul>
      ${operations.map((one) => html`<li><a href="#${one.id}">${one.summary}</a></li>`)}
    </ul>
    <strong>Webhooks</strong>
    <ul>
      <li><a href="#webhooks">What became of an order</a></li>
      <li><a href="#signature">Is it from the desk?</a></li>
    </ul>
    <strong>Fields</strong>
    <ul>
      ${schemas.map(([name]) => html`<li><a href="#${name}">${name}</a></li>`)}
    </ul>
    <strong>Problems</strong>
    <ul>
      <li><a href="#problems">Codes</a></li>
    </ul>
  </nav>`
}

function drawStart(base: string): Markup {
  const order = JSON.stringify(exampleOrder, null, 2)
  return html`<h2 id="start">An order in three steps</h2>
    <ol>
      <li>A supervisor makes a key for the storefront: Settings, API keys. It is shown once.</li>
      <li>Save this order as <code>order.json</code>. It is accepted as it stands by a store that sells in US dollars.</li>
      <li>Send it:</li>
    </ol>
    ${drawCode('The request', `curl ${base}/orders \\\n  -H 'authorization: Bearer pdk_YOUR_KEY' \\\n  -H 'content-type: application/json' \\\n  --data @order.json`)}
    ${drawCode('order.json', order)}
    <p>
      The desk answers 201 with the order. Send the same body again, after a lost answer for one, and it answers the same order with 200.
    </p>
    ${drawCode('The answer', JSON.stringify(exampleAnswer, null, 2))}`
}

function drawCode(label: string, code: string): Markup {
  return html`<pre tabindex="0" role="region" aria-label="${label}"><code>${code}</code></pre>`
}

function drawOperation({ id, method, path, summary, description, parameters = [], requestBody, responses }: Named): Markup {
  return html`<h3 id="${id}">${summary}</h3>
    <p><span class="method">${method}</span> <code>${path}</code></p>
    ${description ? html`<p>${inWords(description)}</p>` : ''}
    ${
      parameters.length > 0
        ? drawFields(
            'Parameters',
            parameters.map(({ name, required, description: meaning, schema }) => ({ path: name, required, meaning, ...typeOf(schema) })),
          )
        : ''
    }
    ${
      requestBody
        ? html`<h4>Body</h4>
            <p>JSON: ${drawType(typeOf(requestBody.content['application/json'].schema))}</p>`
        : ''
    }
    <h4>Answers</h4>
    <dl class="two">
      ${Object.entries(responses).map(
        ([status, response]) =>
          html`<div>
            <dt>${status}</dt>
            <dd>${inWords(response.description)}. ${drawBody(response.content['application/json'].schema)}</dd>
          </div>`,
      )}
    </dl>`
}

function drawBody(schema: Schema): Markup {
  if (schema.$ref) return drawType(typeOf(schema))
  return html`${fieldsOf(schema).map((field) => html`<code>${field.path}</code>: ${drawType(field)}; `)}`
}

function drawSchema(name: string, schema: Schema): Markup {
  const choices = (schema.oneOf ?? []).filter((choice) => choice.properties)
  return html`<h3 id="${name}">${name}</h3>
    ${schema.description ? html`<p>${schema.description}${choices.length > 0 ? ', one of:' : '.'}</p>` : ''}
    ${choices.length > 0 ? choices.map((choice, at) => drawFields(choices.length > 1 ? `Choice ${at + 1}` : '', fieldsOf(choice))) : drawFields('', fieldsOf(schema))}`
}

function drawFields(title: string, fields: readonly Field[]): Markup {
  return html`${title ? html`<h4>${title}</h4>` : ''}
    <dl>
      ${fields.map(
        (field) =>
          html`<div>
            <dt><code>${field.path}</code>${field.required ? html` <span class="must">required</span>` : ''}</dt>
            <dd class="type">${drawType(field)}</dd>
            <dd>${field.meaning}</dd>
          </div>`,
      )}
    </dl>`
}

function drawType({ words, refs }: FieldType): Markup {
  return html`${words.join(', ')}${words.length > 0 && refs.length > 0 ? ' ' : ''}${refs.map((ref) => html`<a href="#${ref}">${ref}</a>`)}`
}

function drawProblems(): Markup {
  return html`<h2 id="problems">Problem codes</h2>
    <p>Codes are stable; the words around them may change. A refused order leaves nothing behind.</p>
    <dl>
      ${problemCodes.map((code) => {
        const { status, means, remedy } = problems[code]
        return html`<div>
          <dt><code>${code}</code> <span class="must">${status}</span></dt>
          <dd>${means}</dd>
          <dd>${remedy}</dd>
        </div>`
      })}
    </dl>`
}

/** Words between backticks are code. */
function inWords(text: string): readonly (string | Markup)[] {
  return text.split('`').map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : part))
}
