/** Builds the OpenAPI 3.1 document from the same routes and schemas that serve and validate requests. */
import { z } from 'zod';
import { Problem } from '../contract/shared.ts';
import { takesKey, type Route } from './route.ts';

type Json = Record<string, unknown>;

/** Refusals that follow from what a route declares. The route adds its own. */
function usualRefusals(route: Route): Record<number, string> {
  const refusals: Record<number, string> = {
    503: 'Something this needs is away; ask again after Retry-After seconds',
  };
  if (route.body) Object.assign(refusals, { 400: 'The body is broken', 415: 'The body has an unknown type' });
  if (route.method === 'post' || route.method === 'patch') refusals[413] = 'The body is too large';
  if (route.body || route.query || route.params) refusals[422] = 'Every fault of the request, listed at once';
  if (route.caller !== 'anybody') refusals[401] = 'Not logged in';
  if (route.caller === 'admin' || route.method !== 'get') refusals[403] = 'Not allowed';
  if (route.limit ?? route.personalLimit)
    refusals[429] = 'Too many requests; ask again after Retry-After seconds';
  if (takesKey(route)) refusals[409] = 'A request with this Idempotency-Key is still running';
  return refusals;
}

export function openApiOf(service: string, routes: Route[]): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[route.method] = operation(route);
  }
  return {
    openapi: '3.1.0',
    info: { title: `Bulkhead ${service} service`, version: '1' },
    paths,
    components: {
      schemas: { Problem: jsonSchema(Problem, 'output') },
      securitySchemes: {
        cookie: { type: 'apiKey', in: 'cookie', name: 'bulkhead_session' },
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description: 'The api_key of login. `Basic <api_key>` works too.',
        },
      },
    },
  };
}

function operation(route: Route): Json {
  const described: Json = {
    summary: route.summary,
    'x-caller': route.caller,
    parameters: parameters(route),
    responses: responses(route),
  };
  if (route.body) described['requestBody'] = { content: bodyContent(route.body) };
  if (route.caller !== 'anybody') described['security'] = [{ cookie: [] }, { bearer: [] }];
  return described;
}

function bodyContent(body: z.ZodType): Json {
  const schema = jsonSchema(body, 'input');
  const types = ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data'];
  return Object.fromEntries(types.map((type) => [type, { schema }]));
}

function parameters(route: Route): Json[] {
  const list = [...parametersIn('path', route.params), ...parametersIn('query', route.query)];
  if (takesKey(route))
    list.push({ name: 'Idempotency-Key', in: 'header', schema: { type: 'string', maxLength: 64 } });
  return list;
}

function parametersIn(place: 'path' | 'query', schema: z.ZodType | undefined): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = jsonSchema(schema, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, value]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: value,
  }));
}

function responses(route: Route): Json {
  const answers = Object.entries(route.answers).map(([status, schema]) => [
    status,
    { description: route.summary, content: { 'application/json': { schema: jsonSchema(schema, 'output') } } },
  ]);
  const refusals = Object.entries({ ...usualRefusals(route), ...route.refusals }).map(
    ([status, description]) => [
      status,
      {
        description,
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ],
  );
  return Object.fromEntries([...refusals, ...answers]) as Json;
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
