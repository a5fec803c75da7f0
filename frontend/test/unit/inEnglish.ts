/** Loads the English texts for a test; `speakIn` switches to another language. */
import { type Language, loadAdminWords, loadWords } from '../../src/words/languages.ts';
import { spoken } from '../../src/words/spoken.ts';

export async function speakIn(language: Language): Promise<void> {
  const [words, adminWords] = await Promise.all([loadWords[language](), loadAdminWords[language]()]);
  spoken.value = { language, words: { ...words, ...adminWords } };
}

await speakIn('en');
