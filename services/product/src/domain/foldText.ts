/** Text as it is compared and sorted: without case, accents and compatibility forms. "Éclair Nº 5" → "eclair no 5" */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .normalize('NFC');
}
