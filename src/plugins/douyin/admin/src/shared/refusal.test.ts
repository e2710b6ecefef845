import { readFailure } from './failure';
import { refusalOf } from './refusal';

it('says what the server said', () => {
  const body = {
    data: null,
    error: { status: 410, message: 'gone', details: { code: 'LEAD_FILE_EXPIRED' } },
  };
  expect(readFailure(refusalOf(410, JSON.stringify(body)))).toMatchObject({ code: 'LEAD_FILE_EXPIRED' });
});

it.each(['<html>413</html>', '', 'null'])('knows the status alone of %j', (text) => {
  expect(readFailure(refusalOf(404, text)).what).toBe('error.not-found');
});
