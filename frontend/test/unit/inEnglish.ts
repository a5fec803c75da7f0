/** What is said in a test is said in English, unless it wants another language. */
import { en } from '../../src/words/en.ts';
import { spoken } from '../../src/words/spoken.ts';

spoken.value = { language: 'en', words: en };
