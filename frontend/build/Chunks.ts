/** The scripts of the built app: which ones contain a source file, and which others they need. */
interface Chunk {
  fileName: string;
  moduleIds: string[];
  imports: string[];
  facadeModuleId: string | null;
  isEntry: boolean;
  isDynamicEntry: boolean;
}

export class Chunks {
  readonly #chunks: Map<string, Chunk>;

  constructor(chunks: readonly Chunk[]) {
    this.#chunks = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  }

  /**
   * Addresses of the scripts that contain these files (given by the ends of their
   * paths), without the app's first scripts.
   */
  holding(files: readonly string[]): string[] {
    const holders = this.#select(({ moduleIds }) =>
      moduleIds.some((id) => files.some((file) => id.endsWith(file))),
    );
    const first = this.#closure(this.#select(({ isEntry }) => isEntry));
    return addresses([...this.#closure(holders)].filter((name) => !first.has(name)));
  }

  /** Addresses of all scripts, except those that only the left-out pages need. */
  without(isLeftOut: (page: string) => boolean): string[] {
    const begins = ({ isEntry, isDynamicEntry, facadeModuleId }: Chunk) =>
      isEntry || (isDynamicEntry && !isLeftOut(facadeModuleId ?? ''));
    return addresses([...this.#closure(this.#select(begins))]);
  }

  #select(isWanted: (chunk: Chunk) => boolean): string[] {
    return [...this.#chunks.values()].filter(isWanted).map(({ fileName }) => fileName);
  }

  #closure(names: readonly string[]): Set<string> {
    const found = new Set(names);
    for (const name of found) for (const other of this.#chunks.get(name)?.imports ?? []) found.add(other);
    return found;
  }
}

const addresses = (names: string[]) => names.map((name) => `/${name}`).sort();
