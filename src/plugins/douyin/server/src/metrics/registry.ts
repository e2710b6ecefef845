import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { definitions, processPrefix, type Definitions, type NameOf } from './definitions';

/** The metrics of one process, apart from any other registry the site may have. */
export type Instruments = {
  registry: Registry;
  counters: Record<NameOf<'counter'>, Counter>;
  gauges: Record<NameOf<'gauge'>, Gauge>;
  histograms: Record<NameOf<'histogram'>, Histogram>;
  /** Begins to watch memory, processor, garbage and the event loop; once. */
  watchProcess(): void;
};

const entries = Object.entries(definitions) as [keyof Definitions, Definitions[keyof Definitions]][];

/** Makes all metrics of `definitions`, each with nothing counted yet. */
export function createInstruments(): Instruments {
  const registry = new Registry();
  const make = (type: string, one: (definition: Definitions[keyof Definitions]) => object) =>
    Object.fromEntries(
      entries
        .filter(([, definition]) => definition.type === type)
        .map(([name, definition]) => [name, one(definition)]),
    );
  const optionsOf = ({ name, help, labels }: Definitions[keyof Definitions]) => ({
    name,
    help,
    labelNames: [...labels],
    registers: [registry],
  });
  const bucketsOf = (definition: Definitions[keyof Definitions]) =>
    'buckets' in definition ? { buckets: [...definition.buckets] } : {};
  let isWatching = false;
  return {
    registry,
    counters: make('counter', (one) => new Counter(optionsOf(one))) as Instruments['counters'],
    gauges: make('gauge', (one) => new Gauge(optionsOf(one))) as Instruments['gauges'],
    histograms: make(
      'histogram',
      (one) => new Histogram({ ...optionsOf(one), ...bucketsOf(one) }),
    ) as Instruments['histograms'],
    watchProcess() {
      if (!isWatching) collectDefaultMetrics({ register: registry, prefix: processPrefix });
      isWatching = true;
    },
  };
}
