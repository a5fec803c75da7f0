/**
 * The declaration of a route: its audience, its input and its answers. Guards,
 * validation and documentation follow from it.
 */
import type { Context, Middleware } from 'koa';
import type { z } from 'zod';
import type { Once } from '../storage/once.ts';

export type Method = 'get' | 'post' | 'patch' | 'delete';

/** The user who is asking, according to the session. */
export interface Caller {
  id: string;
  username: string;
  role: 'user' | 'admin';
}

/** The audience of a route: the callers it admits. */
export type Audience = 'anybody' | 'signed-in' | 'admin';

/** Throws a refusal, or lets the request pass. */
export type Guard = (ctx: Context) => void | Promise<void>;

/** A guard that runs once the caller is known. */
export type CallerGuard = (caller: Caller) => void | Promise<void>;

/** How a route learns who is calling. Only routes that need the session mount the middleware. */
export interface SessionGate {
  middleware: Middleware;
  callerOf(ctx: Context): Caller | undefined;
}

export interface Answer {
  status?: number;
  /** An object is sent as JSON; a string or Buffer already is JSON. */
  body: object | string | Buffer;
  headers?: Record<string, string>;
}

type Output<S> = S extends z.ZodType ? z.output<S> : undefined;

export interface RouteInput<P, Q, B, A extends Audience> {
  params: Output<P>;
  query: Output<Q>;
  body: Output<B>;
  caller: A extends 'anybody' ? Caller | undefined : Caller;
  /** Set when the client sent an Idempotency-Key. */
  once: Once | undefined;
  ctx: Context;
}

export interface RouteSpec<P, Q, B, A extends Audience> {
  summary: string;
  caller: A;
  /** Opens the session although anybody may call the route: sign-in, sign-out. */
  session?: boolean;
  params?: P;
  query?: Q;
  body?: B;
  /** Fields left out of the Idempotency-Key's fingerprint, because not even their hash may be stored. */
  secrets?: string[];
  /** False where repeating is harmless: the route takes no Idempotency-Key. All other POSTs take one. */
  idempotencyKey?: false;
  /** How often one client may call. */
  limit?: Guard;
  /** How often one person may call, from whatever address. */
  personalLimit?: CallerGuard;
  /** The schema of each success answer. Problem answers are added automatically. */
  answers: Record<number, z.ZodType>;
  /** The refusals of this route alone: by status, as a sentence for the documentation. */
  refusals?: Record<number, string>;
  handle(input: RouteInput<P, Q, B, A>): Answer | Promise<Answer>;
}

/** A route without its schema types: they have been checked and are no longer needed. */
export interface Route extends Omit<
  RouteSpec<z.ZodType | undefined, z.ZodType | undefined, z.ZodType | undefined, Audience>,
  'handle'
> {
  method: Method;
  path: string;
  handle(input: RouteInput<never, never, never, 'anybody'>): Answer | Promise<Answer>;
}

export const takesKey = ({ method, idempotencyKey }: Route): boolean =>
  method === 'post' && idempotencyKey !== false;

export function defineRoute<
  A extends Audience,
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(method: Method, path: string, spec: RouteSpec<P, Q, B, A>): Route {
  return { ...spec, method, path, handle: (input) => spec.handle(input as never) };
}
