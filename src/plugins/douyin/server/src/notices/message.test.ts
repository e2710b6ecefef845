import { noticeKinds, noticeLanguages, noticePhases } from '../../../contracts/notices';
import { factValue, writeMessage, writeTest, type Notice } from './message';

const notice: Notice = {
  id: 'i1',
  kind: 'configuration',
  severity: 'critical',
  subject: { type: 'app', id: 'a1', name: '一号店' },
  facts: { code: 'AUTH_CREDENTIALS', number: 10013, since: '2026-11-21T16:30:00.000Z' },
  openedAt: '2026-11-21T16:30:00.000Z',
  recoveredAt: null,
};

const frame = {
  messageId: 'm1',
  phase: 'opened' as const,
  language: 'zh-Hans' as const,
  panelUrl: 'https://site.example/admin/plugins/douyin/notices',
  link: null,
};

it('names the app, the cause and the remedy in Chinese', () => {
  expect(writeMessage(notice, frame)).toEqual({
    id: 'm1',
    language: 'zh-Hans',
    title: '抖音告警【严重】应用配置有问题',
    lines: [
      '应用「一号店」不能正常工作：平台拒绝了它的 Client Key 或 Client Secret。',
      '请从平台控制台重新复制 Client Key 和 Client Secret，填到应用页并保存。',
    ],
    facts: [
      { name: '错误', value: 'AUTH_CREDENTIALS' },
      { name: '平台错误码', value: '10013' },
      { name: '开始时间', value: '2026年11月22日 00:30 (北京时间)' },
    ],
    links: [{ label: '在管理后台查看', url: frame.panelUrl }],
    data: {
      type: 'douyin.notice.opened',
      notice: {
        id: 'i1',
        kind: 'configuration',
        severity: 'critical',
        subject: notice.subject,
        facts: notice.facts,
        remedy: 'fix-config',
        openedAt: notice.openedAt,
        recoveredAt: null,
      },
    },
  });
});

it('says the same in English', () => {
  const { title, lines, facts } = writeMessage(notice, { ...frame, language: 'en' });
  expect(title).toBe('Douyin alert【critical】An app is not set up right');
  expect(lines[0]).toBe('The app “一号店” does not work: the platform refused its client key or secret.');
  expect(facts[2]).toEqual({ name: 'Since', value: '21 Nov 2026, 16:30 (UTC)' });
});

it('says of a recovery that it is one, without a remedy and old facts', () => {
  const { title, lines, facts } = writeMessage(notice, { ...frame, phase: 'recovered' });
  expect(title).toBe('抖音告警【已恢复】应用配置有问题');
  expect(lines).toEqual(['应用「一号店」已恢复正常。']);
  expect(facts).toEqual([]);
});

it('keeps the owner’s link out of what machines get', () => {
  const link = 'https://site.example/consent?t=secret';
  const { links, data } = writeMessage(notice, { ...frame, link });
  expect(links[0]).toEqual({ label: expect.stringContaining('只能使用一次'), url: link });
  expect(JSON.stringify(data)).not.toContain('secret');
});

it.each(noticeKinds)('has a whole text for %s in both languages and every phase', (kind) => {
  for (const language of noticeLanguages)
    for (const phase of noticePhases) {
      const facts = { code: 'AUTH_APP', days: 7, hours: 30, post: 'P1' };
      const { title, lines } = writeMessage({ ...notice, kind, facts }, { ...frame, language, phase });
      const text = [title, ...lines].join(' ');
      expect([language, phase, text]).toEqual([language, phase, expect.stringContaining('一号店')]);
      expect(text).not.toMatch(/[{}–]/);
      expect(/\p{Script=Han}/u.test(text.replace('一号店', ''))).toBe(language === 'zh-Hans');
    }
});

it('says why in general words for a code it has none for', () => {
  const { lines } = writeMessage({ ...notice, facts: { code: 'toString' } }, frame);
  expect(lines[0]).toBe('应用「一号店」不能正常工作：平台拒绝了它的请求。');
});

it('takes only moments for moments', () => {
  expect(factValue('2026-11-21', 'en')).toBe('2026-11-21');
  expect(factValue(30, 'en')).toBe('30');
});

it('writes a test that names its channel', () => {
  const { title, lines } = writeTest('值班群', frame);
  expect([title, ...lines]).toEqual([
    '抖音告警【测试消息】',
    '收到这条消息，说明告警渠道「值班群」可以使用。',
  ]);
});
