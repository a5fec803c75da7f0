/** The text products are sorted by name with, byte by byte: the same order on every server, whatever its collations. */
import { foldText } from './foldText.ts';

/** Code points; names that differ later only are sorted by id. */
const LONGEST = 60;

export const sortName = (name: string): string => Array.from(foldText(name)).slice(0, LONGEST).join('');
