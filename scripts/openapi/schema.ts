import { z } from 'zod';
import { leadConversion, leadMap } from '../../src/plugins/douyin/contracts/lead-convert';
import { mergeView } from '../../src/plugins/douyin/contracts/lead-merge';
import { operationView } from '../../src/plugins/douyin/contracts/lead-operations';
import { eventView, noteView, sourceView } from '../../src/plugins/douyin/contracts/lead-timeline';
import { leadDetail, leadRecord } from '../../src/plugins/douyin/contracts/leads';
import { runCounters, taskView } from '../../src/plugins/douyin/contracts/sync';

/** A schema as OpenAPI 3.1 has it: JSON Schema of 2020-12. */
export type JsonSchema = Record<string, unknown>;

type Side = 'input' | 'output';

/** Shapes that several routes have, by the name under which the description tells of them once. */
const named = {
  Lead: leadRecord,
  LeadDetail: leadDetail,
  LeadEvent: eventView,
  LeadNote: noteView,
  LeadSource: sourceView,
  LeadOperation: operationView,
  LeadMerge: mergeView,
  LeadMap: leadMap,
  LeadConversion: leadConversion,
  SyncTask: taskView,
  SyncCounters: runCounters,
};

const registry = z.registry<{ id: string }>();
for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });

/** Whole numbers get the bounds of JavaScript from zod, which say nothing to a caller. */
function withoutUsualBounds(schema: JsonSchema): void {
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
}

const moved = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value).replaceAll('"#/$defs/', '"#/components/schemas/')) as unknown;

/** The schemas that were named so far, for the end of the description. */
export type Named = Map<string, JsonSchema>;

/** One part of a contract as its caller writes it (`input`) or reads it (`output`). */
export function jsonSchema(part: z.ZodType, io: Side, known: Named): JsonSchema {
  const {
    $schema: _dialect,
    $defs,
    ...schema
  } = z.toJSONSchema(part, {
    io,
    metadata: registry,
    unrepresentable: 'any',
    override: ({ jsonSchema: made }) => withoutUsualBounds(made as JsonSchema),
  }) as JsonSchema;
  for (const [name, inner] of Object.entries((moved($defs ?? {}) ?? {}) as Record<string, JsonSchema>)) {
    delete inner.id;
    known.set(name, inner);
  }
  delete schema.id;
  return moved(schema) as JsonSchema;
}

/** The object in a part, past what is done to it before it is read; null where it takes nothing by name. */
export function objectIn(part: z.ZodType): z.ZodObject | null {
  if (part instanceof z.ZodObject) return part;
  if (!(part instanceof z.ZodPipe)) return null;
  const { in: before, out: after } = part as z.ZodPipe<z.ZodType, z.ZodType>;
  return before instanceof z.ZodTransform ? objectIn(after) : objectIn(before);
}
