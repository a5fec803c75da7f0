/**
 * Folds text for comparing and sorting: no case, accents or compatibility forms.
 * "Éclair Nº 5" → "eclair no 5"
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .normalize('NFC');
}
