import type { AttemptStage, StartedAttempt } from '../../../contracts/login';
import { readFailure } from '../shared/failure';
import { mayCancel, nextRun, noRun, sentenceKey, type AttemptRun, type ConnectWay } from './attempt-run';

const status = (stage: AttemptStage, id = 'a') => ({
  id,
  stage,
  expiresAt: '2026-01-01T00:10:00.000Z',
  errorCode: null,
});
const qr = { url: 'https://a.test/q', image: 'data:,', expiresAt: '2026-01-01T00:01:00.000Z' };

function running(way: ConnectWay, ...stages: AttemptStage[]): AttemptRun {
  const attempt: StartedAttempt = {
    ...status('started'),
    authUrl: way === 'popup' ? 'https://open.test/' : null,
    qr: way === 'qr' ? qr : null,
  };
  const asked = nextRun(noRun, { kind: 'asked', choice: { app: 'app1', way } });
  const started = nextRun(asked, { kind: 'started', attempt, at: 5 });
  return stages.reduce((run, stage) => nextRun(run, { kind: 'told', status: status(stage) }), started);
}

it('takes over what the server started', () => {
  expect(running('qr')).toMatchObject({ status: { stage: 'started' }, qr: { ...qr, receivedAt: 5 } });
  expect(running('popup')).toMatchObject({ authUrl: 'https://open.test/', qr: null });
});

it('says where it stands, in the words of its way', () => {
  expect(sentenceKey(nextRun(noRun, { kind: 'asked', choice: { app: 'a', way: 'qr' } }))).toBe(
    'connect.stage.asked',
  );
  expect(sentenceKey(running('popup'))).toBe('connect.stage.started.popup');
  expect(sentenceKey(running('qr', 'scanned', 'returned'))).toBe('connect.stage.returned.qr');
  expect(sentenceKey(running('qr', 'confirmed'))).toBe('connect.stage.confirmed');
});

it('is done with a name once the return code was right', () => {
  const run = nextRun(running('qr', 'confirmed'), { kind: 'accepted', id: 'a', nickname: '小*河' });
  expect(run).toMatchObject({ status: { stage: 'done' }, nickname: '小*河' });
  expect(sentenceKey(run)).toBe('connect.stage.done.named');
  expect(sentenceKey(running('popup', 'done'))).toBe('connect.stage.done');
  const overtaken = nextRun(running('qr', 'confirmed', 'done'), {
    kind: 'accepted',
    id: 'a',
    nickname: '小*河',
  });
  expect(overtaken.nickname).toBe('小*河');
  const failed = running('qr', 'failed');
  expect(nextRun(failed, { kind: 'accepted', id: 'a', nickname: '小*河' })).toBe(failed);
});

it('passes over news of another attempt and news that comes after the end', () => {
  const run = running('qr', 'scanned');
  expect(nextRun(run, { kind: 'told', status: status('failed', 'b') })).toBe(run);
  const done = running('qr', 'done');
  expect(nextRun(done, { kind: 'told', status: status('confirmed') })).toBe(done);
  expect(nextRun(done, { kind: 'renewed', id: 'a', qr, at: 9 })).toBe(done);
});

it('forgets the former attempt when another starts, and a failure once news comes again', () => {
  const failed = nextRun(running('qr', 'scanned'), { kind: 'failed', failure: readFailure(null) });
  expect(nextRun(failed, { kind: 'told', status: status('returned') }).failure).toBeNull();
  expect(nextRun(failed, { kind: 'asked', choice: { app: 'b', way: 'popup' } })).toEqual({
    ...noRun,
    choice: { app: 'b', way: 'popup' },
  });
});

it('gives up only what can be given up', () => {
  expect(mayCancel('started')).toBe(true);
  expect(mayCancel('returned')).toBe(false);
  expect(mayCancel('done')).toBe(false);
});
