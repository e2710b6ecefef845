import { exampleLead, writeNews, type News, type NotifiedLead } from './write';

const lead: NotifiedLead = {
  leadId: 7,
  nickname: '山茶 13800138000',
  status: 'CONTACTED',
  owner: 3,
  ownerName: '安 一',
  source: 'comment',
  tags: ['高意向'],
  notes: '周三回电 139-0013-9000',
  nextFollowUpAt: '2026-11-30T02:00:00.000Z',
  app: { id: 'a1', name: '一号店' },
  account: { id: 'c1', name: '小禾' },
  city: '杭州',
  province: '浙江',
};

const news: News = {
  id: 'm1',
  language: 'zh-Hans',
  zone: 'Asia/Shanghai',
  leadsUrl: 'https://site.example/admin/plugins/douyin/leads',
  rule: '评论',
  event: 'created',
  sort: 'single',
  total: 1,
  history: 0,
  leads: [{ lead }],
};

it('row 47: tells of one lead with a link to it and without a phone number', () => {
  const message = writeNews(news);
  expect(message).toMatchObject({
    id: 'm1',
    title: '抖音线索【新线索】山茶 ****00',
    lines: ['「山茶 ****00」成为了新线索。'],
    links: [{ label: '在管理后台打开线索', url: 'https://site.example/admin/plugins/douyin/leads/7' }],
    data: { type: 'douyin.leads.created', notice: { total: 1, leads: [7] } },
  });
  const facts = Object.fromEntries(message?.facts.map(({ name, value }) => [name, value]) ?? []);
  expect(facts).toEqual({
    来源: '评论 · 小禾',
    应用: '一号店',
    状态: '已联系',
    负责人: '安 一',
    地区: '浙江 杭州',
    标签: '高意向',
    备注: '周三回电 ****00',
    应跟进时间: '2026年11月30日 10:00',
  });
  expect(JSON.stringify(message)).not.toMatch(/1380013|1390013|139-0013/);
});

it('says to which status a lead went, whatever it is by now', () => {
  const message = writeNews({ ...news, language: 'en', event: 'stage', leads: [{ lead, to: 'CONVERTED' }] });
  expect(message?.lines).toEqual(['The status of “山茶 ****00” is now “Converted”.']);
});

it('sums up many, the first of them by name, and how many are not shown', () => {
  const message = writeNews({ ...news, sort: 'burst', total: 50, history: 30 });
  expect(message).toMatchObject({
    title: '抖音线索【汇总】50 条新线索',
    lines: [
      '规则「评论」：共 50 条。',
      '其中 30 条来自首次同步、文件导入或更早的互动，只计数。',
      '另有 19 条未列出，请在后台查看。',
    ],
    facts: [{ name: '山茶 ****00', value: '评论 · 小禾 · 已联系 · 安 一' }],
  });
});

it('has nothing to tell once all its leads were erased, but for those it only counts', () => {
  expect(writeNews({ ...news, leads: [] })).toBeNull();
  expect(writeNews({ ...news, sort: 'burst', total: 12, leads: [] })).toBeNull();
  expect(writeNews({ ...news, sort: 'history', total: 12, history: 12, leads: [] })?.facts).toEqual([]);
});

it.each(['zh-Hans', 'en'] as const)('marks a test as one in %s', (language) => {
  const example = exampleLead(language, new Date('2026-11-29T00:00:00Z'));
  const message = writeNews({ ...news, language, sort: 'test', leads: [{ lead: example }] });
  expect(message?.title).toContain(language === 'en' ? '【test】' : '【测试】');
  expect(message?.lines.join(' ')).toContain('评论');
  expect(message?.data.type).toBe('douyin.leads.test');
});
