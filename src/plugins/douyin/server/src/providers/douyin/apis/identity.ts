import { z } from 'zod';
import { optionalFlag, optionalText, text } from '../../answer';
import { defineApi, type ApiCaller } from '../../api';
import { userInfoRequest } from '../client';
import { docsOf, endpoint, paths } from '../endpoints';
import { decryptPhone } from '../phone';
import { readData } from '../read';

const nothing = z.object({});

/** 获取用户公开信息: who the account is. `unionId` only where the app belongs to a developer account. */
export const userInfo = defineApi({
  title: '获取用户公开信息',
  token: 'account',
  scope: 'user_info',
  fields: nothing,
  method: 'POST',
  path: paths.userInfo,
  docs: docsOf('account-permission/get-account-open-info'),
  explorable: true,
  request: (caller) => userInfoRequest(caller.app, caller),
  read(answer) {
    const shape = z.object({
      open_id: text,
      union_id: optionalText,
      nickname: z.string().nullish(),
      avatar: optionalText,
      client_key: optionalText,
      e_account_role: optionalText,
    });
    const data = readData(answer, 'api', shape);
    return {
      openId: data.open_id,
      unionId: data.union_id,
      nickname: data.nickname ?? '',
      avatar: data.avatar,
      clientKey: data.client_key,
      /** `EAccountM` ordinary, `EAccountS` verified, `EAccountK` brand; the platform stopped telling in March 2024. */
      eAccountRole: data.e_account_role,
    };
  },
});

/** 获取用户手机号: the phone number in clear; null where the person or the platform gives none. */
export const phone = defineApi({
  title: '获取用户手机号',
  token: 'account',
  scope: 'mobile_alert',
  fields: nothing,
  method: 'POST',
  path: paths.userInfo,
  docs: docsOf('account-permission/phone-number-decode-demo'),
  explorable: false,
  request: (caller) => userInfoRequest(caller.app, caller),
  read(answer, { app }) {
    const shape = z.object({ open_id: text, encrypt_mobile: z.unknown().optional() });
    const data = readData(answer, 'api', shape);
    return { phone: decryptPhone(data.encrypt_mobile, app.clientSecret) };
  },
});

const asApp = ({ accessToken }: ApiCaller) => ({ 'access-token': accessToken });

/** 获取用户唯一标识: the id of the person within the company that owns the app (AlliedID). */
export const alliedId = defineApi({
  title: '获取用户唯一标识',
  token: 'app',
  scope: 'open.account.data',
  fields: nothing,
  method: 'POST',
  path: paths.alliedId,
  docs: docsOf('account-permission/get-related-id'),
  explorable: true,
  request: (caller) => ({
    method: 'POST',
    url: endpoint(caller.app.baseUrl, paths.alliedId),
    headers: asApp(caller),
    json: { open_id: caller.openId },
    idempotent: true,
  }),
  read: (answer): { alliedId: string } => ({
    alliedId: readData(answer, 'api', z.object({ allied_id: text })).allied_id,
  }),
});

/** The business roles that can be asked for, spelled as the platform does. */
export const roleLabels = [
  'COMPANY_BAND',
  'AUTH_COMPANY',
  'STAFF',
  'OPEN_BRAND',
  'OPEN_STAFF',
  'OPEN_PARTNER',
] as const;

/**
 * 用户经营身份管理: whether the account, or somebody by 抖音号, holds business roles. `filterRole` names roles that are not
 * held, and may be empty although nothing matches: only `matchResult` decides.
 */
export const roleCheck = defineApi({
  title: '用户经营身份管理',
  token: 'app',
  scope: 'op.business.status',
  fields: z.object({
    roleLabels: z.array(z.enum(roleLabels)).min(1),
    /** 抖音号 of somebody else; without it the account itself is meant. */
    douyinShortId: z.string().trim().min(1).max(64).optional(),
  }),
  method: 'POST',
  path: paths.roleCheck,
  docs: docsOf('account-permission/check-user-business-role'),
  explorable: true,
  request: (caller, params) => ({
    method: 'POST',
    url: endpoint(caller.app.baseUrl, paths.roleCheck),
    headers: asApp(caller),
    json: {
      ...(params.douyinShortId ? { douyin_shortId: params.douyinShortId } : { open_id: caller.openId }),
      role_labels: params.roleLabels,
    },
    idempotent: true,
  }),
  read(answer): { matchResult: boolean; filterRole: Record<string, boolean> } {
    const shape = z.object({
      match_result: optionalFlag,
      filter_role: z.record(z.string(), z.boolean()).nullish(),
    });
    const data = readData(answer, 'api', shape);
    return { matchResult: data.match_result ?? false, filterRole: data.filter_role ?? {} };
  },
});
