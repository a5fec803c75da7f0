/** Whether the visitor asks pages to save data (https://wicg.github.io/savedata/). */
interface WithConnection {
  connection?: { saveData?: boolean };
}

export function savesData(): boolean {
  return (navigator as WithConnection).connection?.saveData === true;
}
