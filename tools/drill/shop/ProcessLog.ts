/** What one process says: kept in a file, counted where it warns, and found again by the id of a request. */
import { createWriteStream, type WriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';

const WARNING = /"level":"(?:warn|error|fatal)"/;
/** What nobody caught. Node's own words come without a level. */
const UNCAUGHT = /unhandled|uncaught|ended by an unexpected error/i;
const KEPT_WARNINGS = 500;

export class ProcessLog {
  readonly path: string;
  /** Lines that tell of an error nobody expected. */
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

  /** The warnings since the last time somebody asked. */
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
