import { importFields, importKeys, type ImportField, type ImportKey } from '../../../contracts/lead-columns';
import {
  importModes,
  type ImportMode,
  type ImportPlan,
  type ImportView,
} from '../../../contracts/lead-files';

/** How a file is to be read, while somebody thinks about it. */
export type ImportDraft = {
  fields: (ImportField | null)[];
  matchBy: ImportKey | null;
  mode: ImportMode;
  app: string;
  zone: string;
};

/** What is still missing before a file can be tried. */
export const draftFaults = ['no-key', 'no-app'] as const;
export type DraftFault = (typeof draftFaults)[number];

/** By these a person is known; an id of ours only finds who is there. */
const preferred: ImportKey[] = ['openId', 'unionId', 'phone', 'leadId'];

/** The keys that columns of the file mean. */
export const keysIn = (fields: (ImportField | null)[]): ImportKey[] =>
  importKeys.filter((key) => fields.includes(key));

/** The same draft with a key that the file has, and a mode that goes with it. */
function settled(draft: ImportDraft): ImportDraft {
  const keys = keysIn(draft.fields);
  const matchBy =
    draft.matchBy && keys.includes(draft.matchBy)
      ? draft.matchBy
      : (preferred.find((key) => keys.includes(key)) ?? null);
  return { ...draft, matchBy, mode: matchBy === 'leadId' ? 'update' : draft.mode };
}

/** Changes a draft; what no longer fits is put right. */
export const changed = (draft: ImportDraft, some: Partial<ImportDraft>): ImportDraft =>
  settled({ ...draft, ...some });

/** Gives a column a meaning, which no other has then. */
export const withField = (draft: ImportDraft, place: number, field: ImportField | null): ImportDraft =>
  changed(draft, {
    fields: draft.fields.map((one, at) => {
      if (at === place) return field;
      return one === field ? null : one;
    }),
  });

type Usual = { app: string; zone: string };

/** What is likely meant: the plan it was tried with, else what the headings say. */
export const draftOf = ({ plan, guessed }: Pick<ImportView, 'plan' | 'guessed'>, usual: Usual): ImportDraft =>
  settled({
    fields: plan?.fields ?? guessed,
    matchBy: plan?.matchBy ?? null,
    mode: plan?.mode ?? 'both',
    app: plan?.app ?? usual.app,
    zone: plan?.zone ?? usual.zone,
  });

const isZone = (text: unknown): text is string => typeof text === 'string' && /^[+-]\d\d:\d\d$/.test(text);

/** Reads the draft a browser keeps of a file with so many columns; null where that is none. */
export function readDraft(text: string | null, columns: number): ImportDraft | null {
  try {
    const kept = JSON.parse(text ?? '') as Partial<Record<keyof ImportDraft, unknown>>;
    const { fields, app, zone } = kept;
    if (!Array.isArray(fields) || fields.length !== columns || typeof app !== 'string' || !isZone(zone))
      return null;
    return settled({
      fields: fields.map((field) => importFields.find((one) => one === field) ?? null),
      matchBy: importKeys.find((key) => key === kept.matchBy) ?? null,
      mode: importModes.find((mode) => mode === kept.mode) ?? 'both',
      app,
      zone,
    });
  } catch {
    return null;
  }
}

/** What keeps a draft from being a plan. */
export const faultsOf = ({ matchBy, app }: ImportDraft): DraftFault[] => [
  ...(matchBy ? [] : (['no-key'] as const)),
  ...(app ? [] : (['no-app'] as const)),
];

/** The plan as the server takes it; null while something is missing. */
export function toPlan({ fields, matchBy, mode, app, zone }: ImportDraft): ImportPlan | null {
  return matchBy && app ? { fields, matchBy, mode, app, zone } : null;
}

/** Whether a file was tried with exactly this plan. */
export const isSamePlan = (one: ImportPlan | null, other: ImportPlan | null): boolean =>
  Boolean(one && other) &&
  (['matchBy', 'mode', 'app', 'zone'] as const).every((name) => one?.[name] === other?.[name]) &&
  JSON.stringify(one?.fields) === JSON.stringify(other?.fields);

/** Whether the file's moments need to be told where they are. */
export const hasMoments = ({ fields }: ImportDraft): boolean =>
  fields.includes('acquiredAt') || fields.includes('nextFollowUpAt');
