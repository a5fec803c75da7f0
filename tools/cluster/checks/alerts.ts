/** Checks that each alert fires when it should, and that its runbook exists. */
import { mkdtemp, readFile, rm, writeFile, copyFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments, stringify } from 'yaml';
import { ROOT } from '../../local/root.ts';
import type { Check } from '../Check.ts';
import { run } from '../run.ts';

interface Rule {
  alert: string;
  annotations: { runbook_url: string };
}
interface PrometheusRule {
  kind: string;
  spec: { groups: { rules: Rule[] }[] };
}

async function renderedRules(objective = 0.999): Promise<PrometheusRule['spec']> {
  const args = ['template', 'bulkhead', 'charts/bulkhead', '-n', 'bulkhead', '--kube-version', '1.34.0'];
  const rules = `monitoring.rules={"enabled":true,"objective":${objective}}`;
  const text = await run('helm', [...args, '--set-json', rules]);
  const found = parseAllDocuments(text)
    .map((document) => document.toJS() as PrometheusRule | null)
    .find((manifest) => manifest?.kind === 'PrometheusRule');
  if (!found) throw new Error('The chart renders no PrometheusRule');
  return found.spec;
}

/** The anchor of a Markdown heading. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\w\s-]/g, '')
    .trim()
    .replaceAll(' ', '-');

async function assertRunbooks(rules: Rule[]): Promise<void> {
  for (const { alert, annotations } of rules) {
    const [page = '', anchor = ''] = annotations.runbook_url.split('#');
    const headings = (await readFile(join(ROOT, page), 'utf8')).match(/^#+ .*$/gm) ?? [];
    if (!headings.some((line) => anchorOf(line.replace(/^#+ /, '')) === anchor))
      throw new Error(`${alert} names ${annotations.runbook_url}, which is not there`);
  }
}

/** The alerts possible at each objective: none may need more than all requests to fail. */
const BURNS: Record<number, string> = { 0.9306: 'Fast,Slow', 0.9: 'Slow', 0.8: '' };

async function assertPossible(): Promise<void> {
  for (const [objective, possible] of Object.entries(BURNS)) {
    const { groups } = await renderedRules(Number(objective));
    const names = groups.flatMap(({ rules }) => rules.map(({ alert }) => alert));
    const burns = names.flatMap((name) => name.split('ErrorBudgetBurns')[1] ?? []).join();
    if (burns !== possible) throw new Error(`At an objective of ${objective} there are alerts ${burns}`);
  }
}

export const alerts: Check = {
  name: 'alerts',
  async run() {
    const spec = await renderedRules();
    const rules = spec.groups.flatMap((group) => group.rules);
    await assertRunbooks(rules);
    await assertPossible();
    const folder = await mkdtemp(join(tmpdir(), 'bulkhead-alerts-'));
    try {
      await writeFile(join(folder, 'rules.yaml'), stringify(spec));
      await copyFile(join(ROOT, 'tools/chart/alerts.test.yaml'), join(folder, 'test.yaml'));
      await run('promtool', ['check', 'rules', join(folder, 'rules.yaml')]);
      await run('promtool', ['test', 'rules', join(folder, 'test.yaml')]);
    } finally {
      await rm(folder, { recursive: true });
    }
    return `${rules.length} alerts fire when they should, and each has its runbook`;
  },
};
