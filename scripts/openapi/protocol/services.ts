// What the server’s files look up by name is declared where it is offered; only types, nothing is loaded.
import type {} from '../../../src/plugins/douyin/server/src/accounts/service';
import type {} from '../../../src/plugins/douyin/server/src/apps/service';
import type {} from '../../../src/plugins/douyin/server/src/audit/service';
import type {} from '../../../src/plugins/douyin/server/src/jobs/service';
import type {} from '../../../src/plugins/douyin/server/src/login/service';
import type {} from '../../../src/plugins/douyin/server/src/metrics/service';
import type {} from '../../../src/plugins/douyin/server/src/notices/service';
import type {} from '../../../src/plugins/douyin/server/src/platform';
import type {} from '../../../src/plugins/douyin/server/src/secrets/service';
import type {} from '../../../src/plugins/douyin/server/src/sessions/service';
import type {} from '../../../src/plugins/douyin/server/src/tokens/service';
import type {} from '../../../src/plugins/douyin/server/src/users';
