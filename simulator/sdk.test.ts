import {
  ClueQueryRequest,
  CommentListRequest,
  CommentReplyListRequest,
  CommentTopRequest,
  DelRetainConsultCardRequest,
  FansCheckRequest,
  FansCommentRequest,
  FansFavouriteRequest,
  FansSourceRequest,
  GetRetainConsultCardRequest,
  ItemCommentReplyRequest,
  JsGetticketRequest,
  LogListRequest,
  OauthBusinessScopesRequest,
  OauthBusinessTokenRequest,
  OauthClientTokenRequest,
  OauthRefreshBizTokenRequest,
  OauthRefreshTokenRequest,
  OauthRenewRefreshTokenRequest,
  OauthUserinfoRequest,
  SaveRetainConsultCardRequest,
  UserCommentRequest,
  UserFansDataRequest,
  UserFansRequest,
  UserItemRequest,
  UserLikeRequest,
  UserProfileRequest,
  UserShareRequest,
  VideoVideoDataRequest,
  VideoVideoListRequest,
} from '@open-dy/open_api_sdk';
import { account, closeSdk, exchange, KEYS, sdk } from './sdk-rig';
import { act, fault, loginCode, patchApp, postJson } from './test-rig';

afterEach(closeSdk);

describe('the official SDK', () => {
  it('exchanges a code and reads the person', async () => {
    const { client, url } = await sdk();
    const { message, data } = await exchange(client, await loginCode(url));
    expect(message).toBe('success');
    expect(data).toMatchObject({ errorCode: '0', expiresIn: '1296000', refreshExpiresIn: '2592000' });
    const request = new OauthUserinfoRequest({
      accessToken: data?.accessToken ?? '',
      openId: data?.openId ?? '',
    });
    const person = await client.oauthUserinfo(request);
    expect(person.data).toMatchObject({ nickname: '小河', openId: data?.openId });
  });

  it('refreshes and renews', async () => {
    const { client, url } = await sdk();
    const { data } = await exchange(client, await loginCode(url));
    const tokens = { clientKey: KEYS.clientKey, refreshToken: data?.refreshToken ?? '' };
    const refresh = new OauthRefreshTokenRequest({ ...tokens, grantType: 'refresh_token' });
    const refreshed = await client.oauthRefreshToken(refresh);
    expect(refreshed.data).toMatchObject({ accessToken: data?.accessToken, errorCode: '0' });
    const renewed = await client.oauthRenewRefreshToken(new OauthRenewRefreshTokenRequest(tokens));
    expect(renewed.data?.expiresIn).toBe('2592000');
    expect(renewed.data?.refreshToken).not.toBe(data?.refreshToken);
  });

  it('gets an application token', async () => {
    const { client } = await sdk();
    const request = new OauthClientTokenRequest({ ...KEYS, grantType: 'client_credential' });
    const { data } = await client.oauthClientToken(request);
    expect(data).toMatchObject({ accessToken: expect.stringMatching(/^clt\.2\./), expiresIn: '7200' });
  });

  it('gets, refreshes and asks about a business token', async () => {
    const { client, url } = await sdk();
    const code = await loginCode(url, 'xiaohe', { scope: 'user_info,video.data.bind' });
    const { data: grant } = await exchange(client, code);
    const request = { ...KEYS, openId: grant?.openId ?? '', scope: 'video.data.bind', header: {} };
    const issued = await client.oauthBusinessToken(new OauthBusinessTokenRequest(request));
    expect(issued).toMatchObject({ errorCode: '0', data: { bizExpiresIn: '2592000' } });
    const refreshToken = issued.data.bizRefreshToken ?? '';
    const again = await client.oauthRefreshBizToken(
      new OauthRefreshBizTokenRequest({ ...KEYS, refreshToken, header: {} }),
    );
    expect(again.data).toMatchObject({ bizRefreshToken: refreshToken, bizRefreshExpiresIn: '3153600000' });
    const accessToken = again.data?.bizToken ?? '';
    const scopes = await client.oauthBusinessScopes(
      new OauthBusinessScopesRequest({ accessToken, header: {} }),
    );
    expect(scopes.data).toEqual(['video.data.bind']);
  });

  it('gets a ticket for the JSSDK', async () => {
    const { client } = await sdk();
    const request = new OauthClientTokenRequest({ ...KEYS, grantType: 'client_credential' });
    const accessToken = (await client.oauthClientToken(request)).data?.accessToken ?? '';
    const { data } = await client.jsGetticket(new JsGetticketRequest({ accessToken, header: {} }));
    expect(data).toMatchObject({ ticket: expect.stringMatching(/^[\w-]{43}$/), expiresIn: '7200' });
  });

  it('reads fans, series and own videos of an account', async () => {
    const { client, url } = await sdk();
    const scope =
      'fans.check,fans.data.bind,data.external.user,data.external.fans_source,data.external.fans_favourite,video.list.bind,video.data.bind';
    const { data: grant } = await exchange(client, await loginCode(url, 'xiaohe', { scope }));
    const { data: fan } = await exchange(client, await loginCode(url, 'shancha'));
    const account = { accessToken: grant?.accessToken ?? '', openId: grant?.openId ?? '', header: {} };
    const check = new FansCheckRequest({ ...account, followerOpenId: fan?.openId ?? '' });
    expect((await client.fansCheck(check)).data).toMatchObject({
      isFollower: true,
      followTime: '1741406400',
    });
    const portrait = await client.userFansData(new UserFansDataRequest(account));
    expect(portrait.data?.fansData.allFansNum).toBeGreaterThan(10_000);
    expect(portrait.data?.fansData.deviceDistributions?.[0]).toMatchObject({ item: 'iPhone' });
    const week = { ...account, dateType: '7' };
    const series = [
      (await client.userFans(new UserFansRequest(week))).data?.resultList[6]?.newFans,
      (await client.userItem(new UserItemRequest(week))).data?.resultList[6]?.newPlay,
      (await client.userLike(new UserLikeRequest(week))).data?.resultList[6]?.newLike,
      (await client.userComment(new UserCommentRequest(week))).data?.resultList[6]?.newComment,
      (await client.userShare(new UserShareRequest(week))).data?.resultList[6]?.newShare,
      (await client.userProfile(new UserProfileRequest(week))).data?.resultList[6]?.profileUv,
    ];
    for (const value of series) expect(value).toMatch(/^\d+$/);
    const { data: sources } = await client.fansSource(new FansSourceRequest(account));
    expect(sources?.list?.[0]?.percent).toMatch(/%$/);
    const { data: favourites } = await client.fansFavourite(new FansFavouriteRequest(account));
    expect(favourites?.list?.[0]?.rank).toBe(1);
    expect((await client.fansComment(new FansCommentRequest(account))).data?.list).toHaveLength(5);
    const list = await client.videoVideoList(new VideoVideoListRequest({ ...account, count: 5 }));
    const [video] = list.data?.list ?? [];
    expect(list.data).toMatchObject({ hasMore: true, cursor: expect.stringMatching(/^\d+$/) });
    const some = new VideoVideoDataRequest({ ...account, itemIds: [video?.itemId ?? ''] });
    expect((await client.videoVideoData(some)).data?.list).toEqual([video]);
  });

  it('reads, answers and pins comments', async () => {
    const { client, url } = await sdk();
    const own = await account(client, url, 'user_info,item.comment');
    const { body } = await act(url, 'xiaohe', 'comments', { count: 7 });
    const work = { ...own, itemId: String(body.item_id), count: 5 };
    const { data } = await client.commentList(new CommentListRequest({ ...work, sortType: 'time' }));
    expect(data).toMatchObject({ hasMore: true, cursor: expect.stringMatching(/^\d+$/) });
    const [comment] = data?.list ?? [];
    expect(comment).toMatchObject({ replyCommentTotal: 3, top: false, createTime: expect.any(String) });
    const named = { ...work, commentId: comment?.commentId ?? '' };
    const answered = await client.itemCommentReply(
      new ItemCommentReplyRequest({ ...named, content: '谢谢' }),
    );
    expect(answered.data?.commentId).toMatch(/^@/);
    await client.commentTop(new CommentTopRequest({ ...named, top: true }));
    const replies = await client.commentReplyList(new CommentReplyListRequest(named));
    expect(replies.data?.list.map(({ content }) => content)).toContain('谢谢');
  });

  it('reads the interaction log, and throws what it refuses', async () => {
    const { client, url } = await sdk();
    const own = await account(client, url, 'user_info,user.intention');
    await act(url, 'xiaohe', 'intentions', { count: 12 });
    const request = { ...own, startTime: '0', endTime: '9999999999', count: '10' };
    const { data } = await client.logList(new LogListRequest(request));
    expect(data.intentionLogInfos).toHaveLength(10);
    expect(data.intentionLogInfos?.[0]).toMatchObject({ eventTime: expect.stringMatching(/^\d{13}$/) });
    const querySession = data.querySession ?? '';
    const { data: rest } = await client.logList(new LogListRequest({ ...request, querySession }));
    expect([rest.intentionLogInfos?.length, rest.hasMore]).toEqual([2, false]);
    await fault(url, { endpoint: 'intention_log', kind: 'throttle' });
    await expect(client.logList(new LogListRequest(request))).rejects.toMatchObject({ code: '28003018' });
  });

  it('keeps retain-consult cards', async () => {
    const { client, url } = await sdk();
    const own = await account(client, url, 'user_info,im.message_card');
    const card = { ...own, title: '到店咨询', components: [1, 2], mediaId: '@m' };
    const { cardId } = await client.saveRetainConsultCard(new SaveRetainConsultCardRequest(card));
    const { cards } = await client.getRetainConsultCard(new GetRetainConsultCardRequest(own));
    expect(cards).toMatchObject([{ cardId, title: '到店咨询', components: [1, 2], mediaId: '@m' }]);
    const named = new DelRetainConsultCardRequest({ ...own, cardId: cardId ?? '' });
    await client.delRetainConsultCard(named);
    await expect(client.delRetainConsultCard(named)).rejects.toMatchObject({ code: '28001007' });
  });

  it('queries clues with the app’s own token', async () => {
    const { client, url } = await sdk();
    await patchApp(url, { scopes: ['life.crm.clue.query'] });
    const [from, to] = ['2025-05-01T00:00:00+08:00', '2025-05-02T00:00:00+08:00'];
    await postJson(`${url}/_sim/clues`, { account_id: '700', count: 24, from, to });
    const grant = new OauthClientTokenRequest({ ...KEYS, grantType: 'client_credential' });
    const accessToken = (await client.oauthClientToken(grant)).data?.accessToken ?? '';
    const window = { startTime: '2025-05-01 00:00:00', endTime: '2025-05-01 11:59:59' };
    const query = { accessToken, header: {}, accountId: '700', page: 1, pageSize: 5, ...window };
    const { data } = await client.clueQuery(new ClueQueryRequest(query));
    expect(data?.page).toMatchObject({ total: 12, pageTotal: 3 });
    expect(data?.clueData?.[0]).toMatchObject({ createTimeDetail: '2025-05-01 11:00:00' });
    await expect(client.clueQuery(new ClueQueryRequest({ ...query, accountId: '1' }))).rejects.toMatchObject({
      code: '28001007',
    });
  });

  it('resolves with the number of a failure that stands in data only', async () => {
    const { client } = await sdk();
    const { message, data } = await exchange(client, 'nonsense');
    expect({ message, errorCode: data?.errorCode }).toEqual({ message: 'error', errorCode: '10007' });
    const wrong = new OauthClientTokenRequest({
      ...KEYS,
      clientSecret: 'x'.repeat(32),
      grantType: 'client_credential',
    });
    expect((await client.oauthClientToken(wrong)).data?.errorCode).toBe('10013');
  });

  it('throws the number of a failure that stands at the top, as userinfo has it', async () => {
    const { client } = await sdk();
    const request = new OauthUserinfoRequest({ accessToken: 'act.unknown', openId: '_000nobody' });
    await expect(client.oauthUserinfo(request)).rejects.toMatchObject({ code: '28001003' });
  });
});
