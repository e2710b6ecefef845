import type { LeadDetail } from '../../../contracts/leads';
import { readFailure } from '../shared/failure';
import { conflictOf } from './conflict';

const seen = {
  version: 3,
  status: 'NEW',
  owner: null,
  team: '',
  tags: ['a'],
  notes: '',
} as unknown as LeadDetail;

const refused = (code: string, difference: object) =>
  readFailure({
    response: { data: { error: { status: 409, details: { code, difference, lead: { version: 5 } } } } },
  });

it('row 36: shows both sides where somebody else changed the same', () => {
  const conflict = conflictOf(
    refused('LEAD_STALE', { status: { yours: 'CONTACTED', theirs: 'CONVERTED' } }),
    seen,
  );
  expect(conflict).toEqual({
    version: 5,
    clashes: [{ field: 'status', yours: 'CONTACTED', theirs: 'CONVERTED' }],
  });
});

it.each([
  ['another field', { status: { yours: 'CONTACTED', theirs: 'NEW' } }],
  ['an empty one', { team: { yours: 't', theirs: null } }],
  ['tags that are the same', { tags: { yours: ['b'], theirs: ['a'] } }],
  ['nothing that differs', {}],
])('row 36: lets both changes stand where somebody else changed %s', (_what, difference) => {
  expect(conflictOf(refused('LEAD_STALE', difference), seen)).toEqual({ version: 5, clashes: [] });
});

it('is none of a failure of another kind', () => {
  expect(conflictOf(refused('LEAD_STAGE', {}), seen)).toBeNull();
});
