import {
  changed,
  draftOf,
  faultsOf,
  hasMoments,
  isSamePlan,
  readDraft,
  toPlan,
  withField,
} from './import-draft';

const usual = { app: 'app1', zone: '+08:00' };
const draft = draftOf({ plan: null, guessed: ['nickname', 'phone', null] }, usual);

it('matches by the surest column that knows new people too', () => {
  expect(draft).toEqual({ fields: ['nickname', 'phone', null], matchBy: 'phone', mode: 'both', ...usual });
  expect(draftOf({ plan: null, guessed: ['leadId', 'phone', 'openId'] }, usual).matchBy).toBe('openId');
});

it('can only update by our own ids', () => {
  const byId = draftOf({ plan: null, guessed: ['leadId', 'tags'] }, usual);
  expect(byId).toMatchObject({ matchBy: 'leadId', mode: 'update' });
  expect(changed(byId, { mode: 'create' }).mode).toBe('update');
});

it('lets each meaning stand for one column', () => {
  const moved = withField(draft, 2, 'phone');
  expect(moved.fields).toEqual(['nickname', null, 'phone']);
  expect(withField(moved, 2, null)).toMatchObject({ fields: ['nickname', null, null], matchBy: null });
});

it('says what is missing, and is no plan until then', () => {
  expect(faultsOf({ ...draft, matchBy: null, app: '' })).toEqual(['no-key', 'no-app']);
  expect(toPlan({ ...draft, app: '' })).toBeNull();
  expect(toPlan(draft)).toEqual({ fields: draft.fields, matchBy: 'phone', mode: 'both', ...usual });
});

it('knows the plan a file was tried with', () => {
  const plan = toPlan(draft);
  expect(isSamePlan(plan, toPlan(draft))).toBe(true);
  expect(isSamePlan(plan, toPlan(withField(draft, 2, 'notes')))).toBe(false);
  expect(isSamePlan(null, null)).toBe(false);
  expect(draftOf({ plan: toPlan(changed(draft, { mode: 'create' })), guessed: [] }, usual).mode).toBe(
    'create',
  );
});

it('reads what a browser kept, unless it is of another file', () => {
  expect(readDraft(JSON.stringify(draft), 3)).toEqual(draft);
  expect(readDraft(JSON.stringify(draft), 2)).toBeNull();
  expect(readDraft('x', 3)).toBeNull();
  expect(readDraft(JSON.stringify({ ...draft, zone: 'here' }), 3)).toBeNull();
});

it('asks for a zone where the file holds moments', () => {
  expect(hasMoments(draft)).toBe(false);
  expect(hasMoments(withField(draft, 2, 'nextFollowUpAt'))).toBe(true);
});
