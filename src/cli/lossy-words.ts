import { isUtf8 } from 'node:buffer';
import type { Host } from '../host.ts';
import { ConfigurationFailure, UsageFailure } from '../lib/failures/failures.ts';

/** The character that replaces invalid UTF-8 bytes. */
const replacement = '\uFFFD';

/** Splits bytes from the system at the zero byte that ends each part. */
const splitAtNul = (bytes: Buffer): readonly Buffer[] => {
  const parts: Buffer[] = [];
  let from = 0;
  for (let end = bytes.indexOf(0); end >= 0; end = bytes.indexOf(0, from)) {
    parts.push(bytes.subarray(from, end));
    from = end + 1;
  }
  return parts;
};

/**
 * Whether bytes were replaced in this text. If the bytes are unknown, the replacement character alone
 * is enough: nobody types it.
 */
const isLossy = (text: string, bytes: Buffer | undefined): boolean =>
  text.includes(replacement) && (bytes?.toString() === text ? !isUtf8(bytes) : true);

const hint = 'convert it to UTF-8 with iconv, and use a UTF-8 terminal';

/**
 * Throws where a word of the command line (`UsageFailure`) or a variable of imco's own
 * (`ConfigurationFailure`) is not valid UTF-8: Node replaces such bytes, and imco would look up and
 * send text that nobody typed.
 */
export const refuseLossyWords = ({ args, env, raw }: Host): void => {
  if (args.some((word) => word.includes(replacement))) {
    const given = splitAtNul(raw?.commandLine() ?? Buffer.alloc(0)).slice(-args.length);
    const place = args.findIndex((word, at) => isLossy(word, given[at]));
    if (place >= 0) {
      throw new UsageFailure(`argument ${place + 1} is not valid UTF-8`, {
        code: 'encoding',
        hint: `nothing was sent; ${hint}`,
      });
    }
  }
  const variables = Object.entries(env).filter(
    ([name, value]) => name.startsWith('IMCO_') && value?.includes(replacement),
  );
  if (variables.length === 0) return;
  const given = splitAtNul(raw?.environment() ?? Buffer.alloc(0));
  for (const [name, value = ''] of variables) {
    const start = Buffer.from(`${name}=`);
    const bytes = given.find((part) => part.subarray(0, start.length).equals(start));
    if (isLossy(value, bytes?.subarray(start.length))) {
      throw new ConfigurationFailure(`${name} is not valid UTF-8`, { code: 'encoding', hint });
    }
  }
};
