/** The user and the password that stand before the `@` of a URL (RFC 3986, 3.2.1). */

import { redactionMark as mask } from './redaction-mark.ts';

/** The user info of a URL in a text; the URL may be in quotes. */
const inText = /\b([a-z][a-z0-9+.-]{0,30}:\/\/)[^\s/?#@"']*(?:@[^\s/?#@"']*)*@/gi;
/** In a word of its own, or behind a flag, where quotes belong to the password. */
const inWord = /^(?:--?[\w-]+=)?[a-z][a-z0-9+.-]*:\/\/([^\s/?#]*)@/i;

/** Removes user and password of URLs from a text, also where it repeats one of the words. */
export const hideUserInfo = (text: string, words: readonly string[] = []): string =>
  words
    .flatMap((word) => inWord.exec(word)?.[1] ?? [])
    .reduce((said, given) => said.replaceAll(`//${given}@`, `//${mask}@`), text)
    .replaceAll(inText, `$1${mask}@`);
