import path from 'node:path';
import { ending, exitCodes, readFlags, wrongly } from './setup/command.mjs';
import { interruption } from './setup/interruption.mjs';
import { heedful, withPlugin } from './setup/plugin.mjs';

const usage = `npm run leads:export -- <file.csv|file.xlsx> --reason <why> [flags]

  --columns <names>    with commas, in the order of the file; default: leadId,nickname,phone,status,tags,notes,
                       owner,ownerName,team,nextFollowUpAt,acquiredAt,openId,source
  --language <name>    of the headings: zh-Hans (default) or en
  --clear-phones       phone numbers in clear
  --watermark          a CSV, too, says in its last line who made it, when and of what; an XLSX does on a sheet of its own
  --start, --end <t>   acquired at or after, and at or before
  --keyword, --status, --app, --account, --source, --tag, --owner <value>   as in the list of leads
  --resume <id>        goes on with an export that was interrupted; all other flags but the file are as they were

Works beside a running site and without one. Ends with 0: done, 1: failed, 2: called wrongly, 130: interrupted.`;

const text = { type: 'string' };
const filters = ['keyword', 'status', 'app', 'account', 'source', 'tag', 'owner'];
const flags = {
  ...Object.fromEntries(filters.map((name) => [name, text])),
  ...{ columns: text, language: text, reason: text, start: text, end: text, resume: text },
  'clear-phones': { type: 'boolean' },
  watermark: { type: 'boolean' },
};

const usual =
  'leadId,nickname,phone,status,tags,notes,owner,ownerName,team,nextFollowUpAt,acquiredAt,openId,source';

const given = (entries) => Object.fromEntries(entries.filter(([, value]) => value !== undefined));

const orderOf = (file, values) => ({
  format: path.extname(file).slice(1).toLowerCase(),
  columns: (values.columns ?? usual).split(',').map((name) => name.trim()),
  clearPhones: values['clear-phones'] ?? false,
  ...given([['watermark', values.watermark]]),
  reason: values.reason,
  filter: given([
    ...filters.map((name) => [name, values[name]]),
    ['startTime', values.start],
    ['endTime', values.end],
  ]),
  ...given([['language', values.language]]),
});

async function run(file, values) {
  const signal = interruption();
  let id = values.resume;
  const watch = { signal, resume: values.resume, onBegin: (begun) => (id = begun) };
  await ending(
    signal,
    () =>
      withPlugin(async (plugin) => {
        const order = values.resume ? null : orderOf(file, values);
        const view = await plugin.service('leadFiles').exportTo(path.resolve(file), order, watch);
        console.log(`Done: ${view.written} leads in ${file} (${view.bytes} bytes)`);
        return exitCodes.done;
      }, heedful),
    () => id && `To go on: npm run leads:export -- ${file} --resume ${id}`,
  );
}

const read = readFlags(usage, flags);
if (read) {
  const [file] = read.positionals;
  if (!file) wrongly(usage, 'Name the file to write');
  else if (!read.values.resume && !read.values.reason)
    wrongly(usage, 'Say why, with --reason: the audit keeps it');
  else await run(file, read.values);
}
