import path from 'node:path';
import { ending, exitCodes, readFlags, wrongly } from './setup/command.mjs';
import { interruption } from './setup/interruption.mjs';
import { heedful, withPlugin } from './setup/plugin.mjs';

const usage = `npm run leads:import -- <file.csv|file.xlsx> --app <id> --match <key> [flags]

  --app <id>           document id of the app whose people these are
  --match <key>        by what a row finds its lead: phone, openId, unionId or leadId
  --mode <name>        create, update or both (default)
  --fields <names>     what each column means, with commas; - for nothing. Default: as the headings say
  --zone <+hh:mm>      of moments without one; default +08:00
  --dry-run            reads the whole file, tells what would become of it, and writes nothing
  --rejected <file>    where rows that were not taken go; default <file>.rejected.<ending>
  --resume <id>        goes on with an import that was interrupted
  --revert <id>        takes an import back, instead

Works beside a running site and without one. Ends with 0: all rows taken, 1: failed, 2: called wrongly,
3: some rows were not taken, 130: interrupted.`;

const text = { type: 'string' };
const flags = {
  ...{
    app: text,
    match: text,
    mode: text,
    fields: text,
    zone: text,
    rejected: text,
    resume: text,
    revert: text,
  },
  'dry-run': { type: 'boolean' },
};

const given = (entries) => Object.fromEntries(entries.filter(([, value]) => value !== undefined));

const planOf = ({ app, match, mode, fields, zone }) => ({
  app,
  matchBy: match,
  ...given([
    ['mode', mode],
    ['zone', zone],
    ['fields', fields?.split(',').map((name) => (name.trim() === '-' ? null : name.trim()))],
  ]),
});

function rejectedTo(file, { rejected }) {
  const { dir, name, ext } = path.parse(path.resolve(file));
  return rejected ? path.resolve(rejected) : path.join(dir, `${name}.rejected${ext}`);
}

function report({ counts, problems, ignored }, isTry, rejected) {
  const { rows, created, changed, unchanged } = counts;
  console.log(`${isTry ? 'Nothing was written. It would be' : 'Done'}: ${rows} rows`);
  console.log(
    `  created ${created}, changed ${changed}, unchanged ${unchanged}, rejected ${counts.rejected}`,
  );
  if (ignored.length > 0) console.log(`  not written with this --match: ${ignored.join(', ')}`);
  for (const { row, field, message } of problems.slice(0, 10))
    console.log(`  row ${row}: ${field ?? 'row'} ${message}`);
  if (counts.rejected > 0 && !isTry) console.log(`  rows that were not taken: ${rejected}`);
  return counts.rejected > 0 ? exitCodes.partly : exitCodes.done;
}

async function bring(files, file, values, watch) {
  const isTry = values['dry-run'] ?? false;
  const rejected = rejectedTo(file, values);
  const plan = values.resume ? null : planOf(values);
  const view = await files.importFrom(path.resolve(file), plan, { ...watch, isTry, rejectedTo: rejected });
  if (!isTry) console.log(`Import ${view.id}; to take it back: npm run leads:import -- --revert ${view.id}`);
  return report(view, isTry, rejected);
}

async function takeBack(files, id, watch) {
  const { revert } = await files.revertNow(id, watch);
  console.log(
    `Done: ${revert.removed} leads removed, ${revert.restored} as they were, ${revert.stayed} stayed`,
  );
  if (revert.stayed > 0) console.log(`  changed since: ${revert.stayedLeads.join(', ')}`);
  return revert.stayed > 0 ? exitCodes.partly : exitCodes.done;
}

async function run(file, values) {
  const signal = interruption();
  let id = values.resume;
  const watch = { signal, resume: values.resume, onBegin: (begun) => (id = begun) };
  await ending(
    signal,
    () =>
      withPlugin((plugin) => {
        const files = plugin.service('leadFiles');
        return values.revert ? takeBack(files, values.revert, watch) : bring(files, file, values, watch);
      }, heedful),
    () => id && file && `To go on: npm run leads:import -- ${file} --resume ${id}`,
  );
}

const read = readFlags(usage, flags);
if (read) {
  const [file] = read.positionals;
  const { revert, resume, app, match } = read.values;
  if (!file && !revert) wrongly(usage, 'Name the file to read');
  else if (!revert && !resume && !(app && match)) wrongly(usage, 'Name --app and --match');
  else await run(file, read.values);
}
