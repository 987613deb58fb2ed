/** A response; without a body if it is undefined. */
export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  /** The rows of a long list in place of a body, each built when it is sent. */
  readonly rows?: Iterable<unknown>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Messages by field name, in the shape `{"template_id": ["can't be blank"]}`. */
export type FieldErrors = Readonly<Record<string, readonly string[]>>;

/** A refused request; the response has one of the two error shapes of the contract. */
export class Refusal extends Error {
  readonly reply: Reply;

  constructor(reply: Reply) {
    super(`refused with ${reply.status}`);
    this.reply = reply;
  }
}

/** A failure with further headers if it is a refusal, otherwise unchanged. */
export const addRefusalHeaders = (
  failure: unknown,
  headers: Readonly<Record<string, string>>,
): unknown =>
  failure instanceof Refusal
    ? new Refusal({ ...failure.reply, headers: { ...failure.reply.headers, ...headers } })
    : failure;

/** A refusal with one message. */
export const createRefusal = (
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Refusal => new Refusal({ status, body: { error: message }, headers });

/** A refusal of input that breaks a rule (422). */
export const refuseInvalid = (errors: FieldErrors): Refusal =>
  new Refusal({ status: 422, body: { errors } });
