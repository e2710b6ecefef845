import { errorTable, type ErrorCode } from '../../../contracts/errors';
import { errorBody, exceptionName, PluginError } from './errors';

const codes = Object.keys(errorTable) as ErrorCode[];

it.each(codes)('%s has a family, an HTTP status for errors and a remedy', (code) => {
  const error = new PluginError(code, 'A sentence');
  expect(error.status).toBeGreaterThanOrEqual(400);
  expect(['never', 'later', 'reauthorize', 'fix-config']).toContain(error.remedy);
  expect(exceptionName(code)).toMatch(/^(Invalid)?Douyin\w+Exception$/);
});

it('becomes Strapi’s body under the public name of its family', () => {
  const error = new PluginError('AUTH_CODE_INVALID', 'The code is old', { number: 10007 });
  expect(errorBody(error)).toEqual({
    data: null,
    error: {
      status: 400,
      name: 'DouyinAuthException',
      message: 'The code is old',
      details: { number: 10007, code: 'AUTH_CODE_INVALID', remedy: 'reauthorize' },
    },
  });
});

it('lets no detail overrule its code and remedy', () => {
  const { details } = errorBody(new PluginError('API_BUSY', 'x', { code: 'x', remedy: 'x' })).error;
  expect(details).toEqual({ code: 'API_BUSY', remedy: 'later' });
});

it('keeps its cause out of the answer', () => {
  const error = new PluginError('API_BUSY', 'x', {}, { cause: new Error('canary') });
  expect(error.cause).toBeInstanceOf(Error);
  expect(JSON.stringify(errorBody(error))).not.toContain('canary');
});

it('names the seeds’ exceptions', () => {
  expect(exceptionName('API_QUOTA')).toBe('DouyinApiException');
  expect(exceptionName('AUTH_REFUSED')).toBe('DouyinAuthException');
  expect(exceptionName('CONFIG_INVALID')).toBe('DouyinConfigException');
});
