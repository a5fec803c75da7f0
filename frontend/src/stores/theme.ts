/**
 * The light or dark theme: the system's, unless the visitor chose one. The choice is kept in a cookie, which
 * the edge reads too.
 */
import { ref } from 'vue';
import { readCookie, writeCookie } from '../browser/cookie.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const COOKIE = 'theme';

export const theme = ref<Theme>('system');

export function wearChosenTheme(): void {
  wear(THEMES.find((one) => one === readCookie(COOKIE)) ?? 'system');
}

export function chooseTheme(chosen: Theme): void {
  wear(chosen);
  writeCookie(COOKIE, chosen === 'system' ? undefined : chosen);
}

function wear(worn: Theme): void {
  theme.value = worn;
  if (worn === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = worn;
}
