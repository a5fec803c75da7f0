/** The evidence for a broken cell: the requests, their answers, and all related log lines. */
import { journeys } from '../journeys/journeys.ts';
import type { Broken } from '../round/judgeCell.ts';
import type { Outage } from '../round/Outage.ts';
import { type DrillShop, replicasOf } from '../shop/DrillShop.ts';

const SAMPLES = 3;
const LINES = 6;
const WIDTH = 400;

export async function evidenceOf(outage: Outage, shop: DrillShop): Promise<string[]> {
  const texts = outage.cells.map(async ({ broken }, i) => {
    const name = journeys[i]?.name ?? '';
    return (await Promise.all(broken.map((one) => evidenceOfRule(name, one, shop)))).flat();
  });
  return [
    ...(await Promise.all(texts)).flat(),
    ...outage.trouble.map((text) => `    ${text.slice(0, WIDTH)}`),
  ];
}

async function evidenceOfRule(
  journey: string,
  { rule, samples }: Broken,
  shop: DrillShop,
): Promise<string[]> {
  const lines = [`    ${journey}: ${rule}${samples.length > 0 ? ` (${samples.length} requests)` : ''}`];
  for (const { requestId, outcome, why, ms } of samples.slice(0, SAMPLES)) {
    lines.push(`      ${requestId} ${outcome} after ${ms.toFixed(0)} ms${why ? `: ${why}` : ''}`);
    lines.push(...(await logLines(requestId, shop)));
  }
  return lines;
}

async function logLines(requestId: string, shop: DrillShop): Promise<string[]> {
  const found = await Promise.all(
    replicasOf(shop).map(async ({ name, log }) => {
      const lines = await log.linesAbout(requestId);
      return lines.map((line) => `        ${name} ${line.slice(0, WIDTH)}`);
    }),
  );
  return found.flat().slice(0, LINES);
}
