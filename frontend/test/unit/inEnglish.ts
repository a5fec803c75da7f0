/** Loads the English texts for a test; `speakIn` switches to another language. */
import { type Language, loadCrewWords, loadWords } from '../../src/words/languages.ts';
import { spoken } from '../../src/words/spoken.ts';

export async function speakIn(language: Language): Promise<void> {
  const [words, crewWords] = await Promise.all([loadWords[language](), loadCrewWords[language]()]);
  spoken.value = { language, words: { ...words, ...crewWords } };
}

await speakIn('en');
