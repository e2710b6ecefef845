import type { Core } from '@strapi/strapi';
import { PluginError } from '../shared/errors';
import { vendorText } from '../shared/log';
import type { Context } from '../shared/service';
import { definitions, type LabelsOf, type NameOf } from './definitions';
import { createInstruments, type Instruments } from './registry';

const keepMs = 5000;

/** One value of a gauge. */
export type Sample = {
  [Name in NameOf<'gauge'>]: { gauge: Name; labels: LabelsOf<Name>; value: number };
}[NameOf<'gauge'>];

/** What this process counts, and what it reads for whoever asks. */
export type MetricsService = {
  /**
   * Counts something that happened; never throws. With 0 it makes known what may happen: Prometheus sees no increase in a series
   * that begins with 1.
   */
  count<Name extends NameOf<'counter'>>(name: Name, labels: LabelsOf<Name>, by?: number): void;
  /** Notes how many seconds something took. */
  observe<Name extends NameOf<'histogram'>>(name: Name, labels: LabelsOf<Name>, seconds: number): void;
  /** Counts and times a call to a platform; gives or throws what the call does. */
  call<Result>(labels: { provider: string; api: string }, work: () => Promise<Result>): Promise<Result>;
  /** Tells where gauges are read, by one cheap query: while somebody scrapes, at most every five seconds. */
  source(name: string, read: () => Promise<Sample[]>): void;
  /** All metrics as Prometheus reads them, with the type of the text. */
  text(): Promise<{ type: string; text: string }>;
};

declare module '../shared/service' {
  interface Services {
    metrics: MetricsService;
  }
}

type Sources = Map<string, () => Promise<Sample[]>>;

const resultOf = (error: unknown): string => (error instanceof PluginError ? error.code : 'INTERNAL');

async function timed<Result>(
  { counters, histograms }: Instruments,
  labels: { provider: string; api: string },
  work: () => Promise<Result>,
): Promise<Result> {
  const start = performance.now();
  let result = 'ok';
  try {
    return await work();
  } catch (error) {
    result = resultOf(error);
    throw error;
  } finally {
    counters.platformCalls.inc({ ...labels, result });
    histograms.platformCallSeconds.observe({ provider: labels.provider }, (performance.now() - start) / 1000);
  }
}

async function readOne(
  strapi: Core.Strapi,
  { counters }: Instruments,
  name: string,
  read: () => Promise<Sample[]>,
): Promise<Sample[]> {
  try {
    return await read();
  } catch (error) {
    counters.readFailures.inc({ source: name });
    strapi.log.warn(`Douyin: metrics of ${name} could not be read: ${vendorText(String(error))}`);
    return [];
  }
}

function clearGauges({ gauges }: Instruments): void {
  for (const [name, gauge] of Object.entries(gauges)) {
    gauge.reset();
    // A gauge without labels is reset to 0, which would say that all is well.
    if (definitions[name as NameOf<'gauge'>].labels.length === 0) gauge.remove();
  }
}

/** Reads all gauges anew: those that nobody names any more are gone, not 0. */
async function readGauges(strapi: Core.Strapi, instruments: Instruments, sources: Sources): Promise<void> {
  const read = [...sources].map(([name, one]) => readOne(strapi, instruments, name, one));
  const samples = (await Promise.all(read)).flat();
  clearGauges(instruments);
  for (const { gauge, labels, value } of samples) {
    if (Object.keys(labels).length === 0) instruments.gauges[gauge].set(value);
    else instruments.gauges[gauge].set(labels, value);
  }
}

/** The `metrics` service. */
export function metricsService({ strapi }: Context): MetricsService {
  const instruments = createInstruments();
  const sources: Sources = new Map();
  let reading: Promise<void> = Promise.resolve();
  let readAt = -Infinity;
  // Scrapes that come side by side, and soon after each other, share one look into the database.
  const fresh = (): Promise<void> => {
    const now = performance.now();
    if (now - readAt < keepMs) return reading;
    readAt = now;
    reading = readGauges(strapi, instruments, sources);
    return reading;
  };
  return {
    count: (name, labels, by = 1) => instruments.counters[name].inc(labels, by),
    observe: (name, labels, seconds) => instruments.histograms[name].observe(labels, seconds),
    call: (labels, work) => timed(instruments, labels, work),
    source(name, read) {
      sources.set(name, read);
      instruments.counters.readFailures.inc({ source: name }, 0);
    },
    async text() {
      instruments.watchProcess();
      await fresh();
      return { type: instruments.registry.contentType, text: await instruments.registry.metrics() };
    },
  };
}
