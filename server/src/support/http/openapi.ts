import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance, FastifySchema } from 'fastify';
import { unwrapNamed, wrapNamed } from './named-schemas.ts';
import { headersSchema, type TakenHeader } from './taken-headers.ts';

const DESCRIPTION = `城运开放接口：与页面使用的完全相同。
以会话（cookie）或 \`Authorization: Bearer <密钥>\` 调用；错误为 application/problem+json；时间为带时区的 RFC 3339；坐标为 WGS-84 [经度, 纬度]。

The interface the pages themselves use. Call it with a session cookie or \`Authorization: Bearer <key>\`; errors are
application/problem+json; times are RFC 3339 with offset; positions are WGS-84 [lon, lat].`;

/** Describes every route from the schemas that validate it; must be added before the routes. */
export async function addOpenApi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: '城运 Chengyun', version, description: DESCRIPTION, license: { name: 'Apache-2.0' } },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'chengyun.session_token' },
          key: { type: 'http', scheme: 'bearer' },
        },
      },
      security: [{ session: [] }, { key: [] }],
    },
    transform: ({ schema, url, route }) => ({ schema: wrapNamed(withHeaders(schema ?? {}, route.config?.takes)), url }),
    transformObject: (given) => {
      if (!('openapiObject' in given)) return given.swaggerObject;
      return unwrapNamed(given.openapiObject) as typeof given.openapiObject;
    },
    // Schemas stand inline in the routes; those with an $id become components of that name.
    refResolver: {
      buildLocalReference: ({ $id }, _base, _fragment, at) => (typeof $id === 'string' ? $id : `def-${at}`),
    },
  });
  // The page obeys the policy of all pages; the badge of a validator elsewhere would break it.
  await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: false, uiConfig: { validatorUrl: 'none' } });
  app.get('/api/openapi.json', { schema: { hide: true } }, () => app.swagger());
}

function withHeaders(schema: FastifySchema, takes: readonly TakenHeader[] = []): FastifySchema {
  return takes.length > 0 ? { ...schema, headers: headersSchema(takes) } : schema;
}
