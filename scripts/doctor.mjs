import { exitCodes, readFlags, wrongly } from './setup/command.mjs';
import { isInterrupted } from './setup/interruption.mjs';
import { doctorWords, languages, usualLanguage } from './setup/doctor-words.mjs';
import { withPluginAtRest } from './setup/plugin.mjs';

const usage = `Looks the whole installation over and says what is wrong and what to do about it. Changes nothing.

  NODE_ENV=production npm run doctor --silent -- --strict

  --json    one JSON object instead of sentences
  --lang    en or zh; by default what the terminal speaks
  --strict  warnings count as errors

Ends with 0 when nothing is wrong, 1 when something is, 2 when it could not look, 130 when interrupted.`;

const flags = {
  json: { type: 'boolean' },
  lang: { type: 'string' },
  strict: { type: 'boolean' },
};

/** The checks in their order, as the plugin that is built knows them; `look` is told each result at once. */
async function runChecks(look) {
  return withPluginAtRest(async (plugin, failure) => {
    const doctor = plugin.service('doctor');
    const results = [];
    for (const check of doctor.checks) {
      const result = await doctor.run(check, { failure });
      results.push(result);
      look(result);
    }
    return results;
  });
}

/** A finding with its sentences. */
const inWords = (words, finding) => {
  const remedy = words(`${finding.reason}.remedy`, finding.details);
  return { ...finding, meaning: words(finding.reason, finding.details), remedy };
};

function print(words, { check, findings }) {
  for (const finding of findings.map((one) => inWords(words, one))) {
    console.log(`[${words(`state.${finding.state}`)}] ${words(`name.${check}`)}: ${finding.meaning}`);
    if (finding.remedy) console.log(`    ${words('remedy', { remedy: finding.remedy })}`);
  }
}

function countStates(results) {
  const counts = { ok: 0, warning: 0, error: 0, skipped: 0 };
  for (const { state } of results) counts[state] += 1;
  return counts;
}

async function examine({ json, strict }, words) {
  const results = await runChecks((result) => json || print(words, result));
  const counts = countStates(results);
  if (json) {
    const checks = results.map((result) => ({
      ...result,
      name: words(`name.${result.check}`),
      findings: result.findings.map((finding) => inWords(words, finding)),
    }));
    console.log(JSON.stringify({ counts, checks }, null, 2));
  } else console.log(`\n${words('summary', counts)}`);
  return counts.error > 0 || (strict && counts.warning > 0) ? exitCodes.failed : exitCodes.done;
}

const read = readFlags(usage, flags);
if (read) {
  const { lang, ...values } = read.values;
  const language = lang === undefined ? usualLanguage() : languages[lang];
  if (!language) wrongly(usage, `--lang cannot be "${lang}"`);
  else {
    const words = doctorWords(language);
    try {
      process.exitCode = await examine(values, words);
    } catch (error) {
      if (isInterrupted()) process.exit(exitCodes.interrupted);
      const text = error instanceof Error ? error.message : String(error);
      const refused = { reason: 'start.refused', state: 'error', details: { text }, place: null };
      if (values.json) console.log(JSON.stringify({ failure: inWords(words, refused) }, null, 2));
      else print(words, { check: 'start', findings: [refused] });
      process.exitCode = exitCodes.usage;
    }
    // What hangs, and was found to hang, holds the process no longer.
    await new Promise((resolve) => void process.stdout.write('', resolve));
    process.exit();
  }
}
