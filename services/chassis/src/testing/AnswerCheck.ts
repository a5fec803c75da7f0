/**
 * Checks answers against an OpenAPI document: an answer that it does not describe
 * fails the test that received it.
 */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

type Content = Record<string, { schema: object }>;

interface Document {
  paths: Record<string, Record<string, { responses: Record<string, { content: Content }> }>>;
  components: { schemas: Record<string, object> };
}

/** The answers to paths and methods that no route serves. */
const UNROUTED: Content = {
  'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
};

export class AnswerCheck {
  readonly #document: Document;
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true });
  readonly #validators = new Map<object, ValidateFunction>();
  readonly #succeeded = new Set<string>();

  constructor(document: unknown) {
    this.#document = document as Document;
    this.#ajv.addSchema({ $id: 'document', components: this.#document.components });
  }

  /**
   * Operations, such as `GET /api/user`, that have not succeeded yet in this run. A
   * refusal alone proves little about them.
   */
  get unproven(): string[] {
    const operations = Object.entries(this.#document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    return operations.filter((operation) => !this.#succeeded.has(operation));
  }

  /**
   * Throws unless the document has this path, method, status and content type, and its schema fits the body.
   */
  assertDescribed(method: string, path: string, status: number, contentType: string, body: unknown): void {
    const known = this.#pathOf(path);
    const schema = this.#contentOf(method, known, status)?.[contentType.split(';')[0] ?? ''];
    const shown = `${method} ${path} → ${status} ${contentType}`;
    if (status === 304) return;
    if (!schema) throw new Error(`${shown} is not in openapi.json: ${JSON.stringify(body)}`);
    const validate = this.#validatorOf(schema.schema);
    if (!validate(body))
      throw new Error(`${shown} does not fit openapi.json: ${this.#ajv.errorsText(validate.errors)}`);
    if (status < 400) this.#succeeded.add(`${method} ${known}`);
  }

  #contentOf(method: string, known: string | undefined, status: number): Content | undefined {
    const operation = known === undefined ? undefined : this.#document.paths[known]?.[method.toLowerCase()];
    if (operation) return operation.responses[String(status)]?.content;
    return status === 404 || status === 405 ? UNROUTED : undefined;
  }

  /** The path as the document writes it. */
  #pathOf(path: string): string | undefined {
    const asked = path.split('?')[0] ?? '';
    const paths = Object.keys(this.#document.paths);
    return (
      paths.find((known) => known === asked) ??
      paths.find((known) => new RegExp(`^${known.replaceAll(/\{\w+\}/g, '[^/]*')}$`).test(asked))
    );
  }

  #validatorOf(schema: object): ValidateFunction {
    const known = this.#validators.get(schema);
    if (known) return known;
    const text = JSON.stringify(schema).replaceAll('"#/components/', '"document#/components/');
    const validator = this.#ajv.compile(JSON.parse(text) as object);
    this.#validators.set(schema, validator);
    return validator;
  }
}
