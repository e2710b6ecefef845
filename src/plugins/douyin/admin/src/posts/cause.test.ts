import type { PostView } from '../../../contracts/post-views';
import { causeCode } from './cause';

const error = { code: 'API_UNREACHABLE', message: '', retryAt: null };

it.each<[PostView['stage'], PostView['error'], string | null]>([
  ['failed', error, 'API_UNREACHABLE'],
  ['unknown', error, 'POST_UNKNOWN'],
  ['unknown', null, 'POST_UNKNOWN'],
  ['cancelled', error, null],
  ['published', null, null],
])('%s with %j: %s', (stage, kept, code) => {
  expect(causeCode({ stage, error: kept })).toBe(code);
});
