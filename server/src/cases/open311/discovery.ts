import type { Open311Discovery } from '@chengyun/contract/open311';

/** When what this interface offers last changed. */
const CHANGESET = '2026-11-27T00:00:00Z';

/** Service discovery (https://wiki.open311.org/Service_Discovery) for the address the interface is reached by. */
export function discovery(url: string): Open311Discovery {
  return {
    changeset: CHANGESET,
    contact: '城运 Chengyun：请联系镇城运中心 Ask the town’s urban-operations centre',
    key_service: '密钥由镇的管理员创建 Keys are made by the town’s administrators (chengyun key create)',
    endpoints: [
      {
        specification: 'http://wiki.open311.org/GeoReport_v2',
        url,
        changeset: CHANGESET,
        type: 'production',
        formats: ['text/xml', 'application/json'],
      },
    ],
  };
}
