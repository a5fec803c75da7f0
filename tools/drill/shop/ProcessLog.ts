/** The log of one process: written to a file, with its warnings counted, and searchable by request id. */
import { createWriteStream, type WriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';

const WARNING = /"level":"(?:warn|error|fatal)"/;
/** Errors that nothing caught. Node's own messages have no level. */
const UNCAUGHT = /unhandled|uncaught|ended by an unexpected error/i;
const KEPT_WARNINGS = 500;

export class ProcessLog {
  readonly path: string;
  /** Lines that report an unexpected error. */
  readonly uncaught: string[] = [];
  #warnings: string[] = [];
  readonly #file: WriteStream;

  constructor(path: string) {
    this.path = path;
    this.#file = createWriteStream(path, { mode: 0o600 });
  }

  write(line: string): void {
    this.#file.write(`${line}\n`);
    if (WARNING.test(line) && this.#warnings.length < KEPT_WARNINGS) this.#warnings.push(line);
    if (UNCAUGHT.test(line)) this.uncaught.push(line);
  }

  /** The warnings since the last call. */
  takeWarnings(): string[] {
    const warnings = this.#warnings;
    this.#warnings = [];
    return warnings;
  }

  async linesAbout(requestId: string): Promise<string[]> {
    const text = await readFile(this.path, 'utf8').catch(() => '');
    return text.split('\n').filter((line) => line.includes(`"request_id":"${requestId}"`));
  }
}
