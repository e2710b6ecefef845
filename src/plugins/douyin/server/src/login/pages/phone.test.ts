import { startPurposes, attemptStages } from '../../../../contracts/login';
import { textsIn, type Language } from '../texts';
import { phonePage, returnCodePage, type PhoneQuestion, type ReturnCode } from '.';

const nonce = 'nonce';
const languages: Language[] = ['zh', 'en'];

describe.each(languages)('what a phone sees after the scan, in %s', (language) => {
  const texts = textsIn(language);
  const question: PhoneQuestion = {
    purpose: 'login',
    site: '春风书店',
    appName: '书店会员',
    device: 'Chrome · Windows',
    place: '广东 深圳',
    sameNetwork: true,
    ticket: 'ticket-1',
  };
  const draw = (more: Partial<PhoneQuestion> = {}) => phonePage(texts, nonce, { ...question, ...more }).html;

  it.each(startPurposes)('says that it is to %s, and where', (purpose) => {
    const html = draw({ purpose });
    expect(html).toContain(`<p class="tag">${texts.phone.tags[purpose]}</p>`);
    expect(html).toContain(
      `<h1>${texts.phone.headings[purpose].replace('{site}', '<bdi>春风书店</bdi>')}</h1>`,
    );
    expect(html).toContain(`<title>${texts.phone.headings[purpose].replace('{site}', '春风书店')}</title>`);
  });

  it('names the app, the computer that waits and its place, and leaves out what is not known', () => {
    for (const fact of ['书店会员', 'Chrome · Windows', '广东 深圳'])
      expect(draw()).toContain(`<bdi>${fact}</bdi>`);
    expect(draw()).toContain(texts.phone.warning);
    expect(draw({ device: '', place: '' }).match(/<dt>/g)).toHaveLength(2);
  });

  it('warns when the computer is on another network', () => {
    expect(draw()).not.toContain(texts.phone.otherNetwork);
    expect(draw({ sameNetwork: false })).toContain(texts.phone.otherNetwork);
  });

  it('has Cancel as the first thing to press, and works without script', () => {
    const html = draw();
    const body = html.slice(html.indexOf('<body>'));
    const forms = [
      ...body.matchAll(
        /<form method="post" action="([^"]+)"><input type="hidden" name="ticket" value="ticket-1">/g,
      ),
    ];
    expect(forms.map(([, action]) => action)).toEqual(['/douyin/q/cancel', '/douyin/q/continue']);
    expect([...body.matchAll(/<button[^>]*>([^<]+)</g)].map(([, label]) => label)).toEqual([
      texts.phone.cancel,
      texts.phone.continue,
    ]);
    expect(body).not.toMatch(/<a\s|tabindex|<script|autofocus/);
  });
});

describe.each(languages)('the return code on the phone, in %s', (language) => {
  const texts = textsIn(language);
  const { states } = texts.returnCode;
  const shown: ReturnCode = {
    id: 'at/1',
    code: '123456',
    secondsLeft: 90,
    site: '书店',
    device: 'Chrome · Windows',
  };
  const draw = (more: Partial<ReturnCode> = {}) => returnCodePage(texts, nonce, { ...shown, ...more }).html;

  it('is shown in two groups and read out digit by digit', () => {
    const html = draw();
    expect(html).toContain('id="return-code-shown" data-code="123456"');
    expect(html).toContain('<div class="digits" aria-hidden="true"><span>123</span><span>456</span></div>');
    expect(html).toContain(`<span class="unseen">${texts.returnCode.label}: 1 2 3 4 5 6</span>`);
    expect(html).toContain(texts.returnCode.hint);
    expect(html).toContain(texts.returnCode.secondsLeft.replace('{seconds}', '90'));
    expect(html).toContain('Chrome · Windows');
    expect(html).toContain('role="status" data-stage="confirmed"');
  });

  it('can be answered with “It was not me”, to this attempt', () => {
    expect(draw()).toContain(
      '<form method="post" action="/douyin/q/attempts/at%2F1/deny" class="apart" id="deny">',
    );
  });

  it.each(attemptStages)('is not shown without digits: %s', (stage) => {
    const html = draw({ code: '', stage });
    expect(html).not.toMatch(/id="return-code-shown"|123456/);
    expect(html).toContain(`data-stage="${stage}"`);
    const deniable = ['confirmed', 'authorized', 'done'].includes(stage);
    expect(html.includes('id="deny" hidden')).toBe(!deniable);
  });

  it('is not shown once the attempt went on, even with digits', () => {
    for (const stage of ['authorized', 'done', 'denied', 'failed', 'expired'] as const)
      expect(draw({ stage })).not.toMatch(/id="return-code-shown"|123456/);
  });

  it('says how it ended, each purpose in its own words', () => {
    const heading = (more: Partial<ReturnCode>) => /<h1[^>]*>([^<]+)/.exec(draw({ code: '', ...more }))?.[1];
    for (const purpose of startPurposes)
      for (const stage of ['authorized', 'done'] as const)
        expect(heading({ stage, purpose })).toBe(states[purpose].heading);
    expect(heading({ stage: 'denied' })).toBe(states.denied.heading);
    expect(heading({ stage: 'failed' })).toBe(states.failed.heading);
    for (const stage of ['cancelled', 'refused'] as const)
      expect(heading({ stage })).toBe(states.cancelled.heading);
    for (const more of [{}, { stage: 'confirmed' }, { stage: 'expired' }] as const)
      expect(heading(more)).toBe(states.expired.heading);
    expect(draw({ stage: 'done' })).toContain('书店');
  });
});
