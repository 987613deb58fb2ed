import { exitCodes } from '../cli/exit-codes.ts';
import { findSetting, settingNames } from '../config/settings.ts';
import { formats } from '../output/formats/formats.ts';
import type { TopicName } from './topic-names.ts';

/** A page of `imco help <topic>`. */
export interface Topic {
  readonly about: string;
  readonly text: () => string;
}

const formatColumns = (rows: readonly (readonly [string, string])[]): string => {
  const width = Math.max(...rows.map(([term]) => term.length));
  return rows.map(([term, about]) => `  ${term.padEnd(width)}  ${about}`).join('\n');
};

const exitCodesText = (): string =>
  `Exit codes\n\n${formatColumns(exitCodes.map(({ code, meaning }) => [String(code), meaning]))}`;

const outputText = (): string =>
  [
    'Output',
    '',
    'stdout carries the answer and nothing else; what is said to a person goes to stderr.',
    '--output chooses the format:',
    '',
    formatColumns(Object.entries(formats).map(([name, { about }]) => [name, about])),
    '',
    'The shape of a JSON answer never depends on how many things there are: list is an array;',
    'show, create and update are an object as the platform sent it; a verb that acts on targets',
    'is an array of outcomes {id, name, ok, unchanged?, requested?, state?, result?, error?}.',
    '"requested": true means that the platform accepted it and its end was not seen: see --wait.',
    'A dry run is an array of requests {method, url, body?}; a target that would be refused is in it',
    'as {id, name, error}, and the exit code is the one the run would have. Nothing is added to',
    'an object, unless --expand asks for the names behind ids: they go into the member "expanded",',
    'and but for the id of what a thing lives in, where a list is of all of these (attachments list).',
    'show with several targets, or with - for those on stdin, is an array.',
    '',
    'csv and tsv have a column for each documented field, values with parts as JSON, times as the',
    'platform sent them (ISO 8601, UTC); of an outcome the members above. csv is as RFC 4180 has it,',
    'with CRLF; --csv-safe disarms what a spreadsheet would take for a formula. name gives words',
    'that imco takes for targets, also from stdin: name:... where a name would be read as something',
    'else, the id where it cannot stand on a line. Of outcomes name and id give those that went well.',
    '',
    'What is written can be chosen:',
    '',
    formatColumns([
      [
        '--columns a,b',
        'these fields, by the name of the API or of the flag; +a,b adds to the usual',
      ],
      ['--filter a=b*', 'only where it holds, or !=; several have to hold all of them'],
      ['--sort [-]a', 'in this order; where the value is missing, last'],
      ['--limit n', 'no more than n; the rest is not even read'],
      [
        '--query expression',
        'what a JMESPath expression makes of the JSON; as JSON unless -o is given',
      ],
      ['--no-headers', 'no headings in table, wide, csv and tsv'],
      ['--relative', 'times in tables as 3h ago, also a setting; otherwise local, with their zone'],
      ['--raw', 'the bytes of the one answer as sent; with -o csv or tsv, the exact text'],
    ]),
    '',
    'Lists are written as they arrive, in memory that does not grow with them, except with yaml,',
    '--sort and --query, which need all of it. The columns of a table are as wide as its first 1000',
    'rows ask for. A list whose connection breaks after the first 64 kB ends with what had come and',
    'exit code 6; before that it is asked for again.',
    '',
    'list --watch is drawn over in place on a terminal; elsewhere, and with IMCO_PLAIN, it is the list',
    'as a table, then a line for each change: "app-2 inactive -> booting". -o jsonl has the changes as',
    'JSON objects {change, at, id, name, was?, item}.',
    '',
    'Whole numbers are written digit by digit as the platform sent them, however long they are;',
    'decimals keep 17 digits, and --query reckons with that many. --raw has all of them. Of a member',
    'that comes twice the last counts. Answers that are compressed, or nested more than 1000 levels',
    'deep, are refused.',
    '',
    'A failure is text on stderr with table and wide, and always one JSON object with json and jsonl.',
    'With the other formats, and with --query alone, it is text where stderr is a terminal and JSON',
    'elsewhere. The object is',
    '{"error": {"code", "exit", "message", "hint", "status", "fields", "request", "details"?,',
    '"notices"?, "retry_after"?}}. doctor and sandbox status have not failed when they find',
    'something: that is their answer on stdout, the exit code goes with it, and stderr stays empty.',
    'Where stdout does not take what became of a change (a full disk, a reader that went away), it is',
    'written to stderr: {"unwritten": {"message", "answer"}}.',
    '',
    'Nothing the platform sends can move the cursor, change the order of letters or hide text: control',
    'characters, bidirectional marks and invisible characters are written as \\u001b and the like, in',
    'a pipe too, whose output may end on a terminal. json, jsonl and yaml read back as they were sent.',
    'csv keeps tabs and line breaks inside quotes; tsv writes a backslash as \\\\, so that its escapes',
    'can be undone. --raw -o csv and --raw -o tsv have the exact text in a pipe, as --raw alone has the',
    'exact bytes of the answer; on a terminal both stay safe.',
    '',
    'Tables fit the width of a terminal and are never cut in a pipe. Where a terminal is too narrow',
    'for all columns, ids make way first and names, states and descriptions stay; stderr says which',
    'columns are hidden, and -o wide shows them.',
    '',
    'Colour is decided for stdout and stderr each: --color, then the configuration, FORCE_COLOR,',
    'NO_COLOR, CLICOLOR, and last whether it is a terminal.',
  ].join('\n');

const environmentText = (): string =>
  [
    'Environment',
    '',
    formatColumns([
      ['IMCO_CONFIG', 'File to read instead of those imco finds'],
      ...settingNames.map((name): [string, string] => [
        findSetting(name).env,
        findSetting(name).about,
      ]),
      ['HTTPS_PROXY', 'Proxy to reach the platform and its storage through, as http://host:port'],
      [
        'NO_PROXY',
        'Hosts reached without it: a.com (and below), 10.0.0.0/8, a.com:8443, * for all',
      ],
      ['NO_COLOR', 'No colour, when set to anything'],
      ['FORCE_COLOR', 'Colour also where there is no terminal; 0 to 3 is how much'],
      [
        'IMCO_PLAIN, ACCESSIBLE',
        'Questions as lines, no spinner, nothing drawn over; also TERM=dumb',
      ],
      ['CI', 'Set to anything but 0, false, no or off: nothing is asked or drawn over'],
      ['CLICOLOR, CLICOLOR_FORCE', '0 for no colour; anything but 0 for colour everywhere'],
      [
        'IMCO_COMPLETION_TTL',
        'Seconds after which completion reads names anew; 300 unless set, 0 for always',
      ],
      ['XDG_CACHE_HOME', 'Folder of the names for completion, imco/names; ~/.cache unless set'],
      ['XDG_CONFIG_HOME', 'Folder of imco/config.yaml and of the keys; ~/.config unless set'],
      ['XDG_STATE_HOME', 'Folder of the sandbox, imco/sandbox; ~/.local/state unless set'],
    ]),
    '',
    'Flags win over the environment, the environment over files. A variable that is empty counts as',
    'not set; a flag of a setting that is given nothing is refused.',
    '',
    'HTTPS_PROXY and NO_PROXY are read',
    'in lower case first; user:password@ before the host is for the proxy (Basic). TLS with your',
    'certificate goes through it end to end: the proxy learns host and port. This machine itself is',
    'never reached through one.',
    '',
    'Confirmations and secrets are asked on the terminal imco was started from, also where stdin is a',
    'pipe or a file and answers are redirected; on Windows only where stdin and stderr are a terminal.',
    'Without a terminal (cron, setsid, ssh without -t), in the background and in CI nothing is asked.',
    '',
    'VISUAL or EDITOR is the editor of "imco config edit". "imco login --from-concerto" also takes the',
    'variables of the old client, CONCERTO_CONFIG, _ENDPOINT, _CA_CERT, _CLIENT_CERT and _CLIENT_KEY,',
    'and says so; nothing else does.',
    '',
    'Ctrl-C, SIGTERM and SIGHUP end imco in order; what was sent goes on at the platform. Node resets',
    'signals that were ignored when it was started, so imco goes by what it can see (on Linux). It',
    'goes on after a hangup:',
    '  - under nohup, whatever starts that, where stdin or stdout was a terminal; otherwise where',
    '    bash, zsh or ksh starts it;',
    "  - in a script that was started with nohup or has set trap '' HUP, but not after its",
    '    "exec imco";',
    '  - after "imco ... & disown" in bash, under setsid, and under systemd-run.',
    "Ctrl-C does not end it in a script that has set trap '' INT, and where a script has put it into",
    'the background in parentheses: (imco ...; true) &. After "exec imco" and for a background job',
    'without parentheses, use setsid: setsid imco ... >file 2>&1 &. SIGQUIT always ends it.',
    '',
    'Where too few files may be open (ulimit -n), imco says so and ends with exit code 10.',
  ].join('\n');

const configText = (): string =>
  [
    'Configuration',
    '',
    'A file holds one profile, or several under "profiles" with "current" naming the one in force.',
    'It is JSON or YAML; nothing in it is ever executed. imco reads, the strongest first:',
    '',
    formatColumns([
      ['flags', '--domain, --ca and so on'],
      ['IMCO_*', 'the environment: see "imco help environment"'],
      [
        'project file',
        '.imcorc, .imcorc.json, .imcorc.yaml or .imcorc.yml here or in a folder above',
      ],
      ['user file', 'imco/config.yaml or .json in ~/.config, or .imcorc in the home folder'],
    ]),
    '',
    'A project file may set harmless defaults, and choose a profile for reading. What decides where',
    'requests and credentials go is ignored in it, with a notice, until "imco config trust" says that',
    'it may; once the file, or one that it names, is changed, it may not. A project file that belongs',
    'to another user, or that others can change, is ignored with a notice. Your own file, and the keys',
    'it names, must belong to you or root and must not be writable by others.',
    '--config or IMCO_CONFIG names one file to read instead of both; it may be a pipe.',
    'Beside settings and profiles a file may hold names that begin with x-, which imco passes over:',
    'what several profiles share is written once, x-base: &base {...}, and taken over with <<: *base.',
    '',
    formatColumns([
      ['imco login', 'takes keys into a profile: imco/keys beside the user file'],
      ['imco logout', 'removes a profile and its keys'],
      ['imco config list', 'shows the profiles; "use" chooses the one in force'],
      ['imco config current', 'says which one that is; "get" has the value of one setting'],
      ['imco config set', 'writes a setting, "unset" takes it out; comments stay'],
      ['imco config edit', 'opens the file in an editor, and checks what it leaves'],
      ['imco config show', 'shows every setting; with --origin where it came from'],
      ['imco config --help', 'has all commands of it'],
    ]),
    '',
    'A private key may have a passphrase: imco asks for it on a terminal, or reads it from the file',
    'that passphrase-file names.',
    '',
    'Settings:',
    '',
    formatColumns(settingNames.map((name) => [name, findSetting(name).about])),
  ].join('\n');

const pages: Readonly<Record<TopicName, Topic>> = {
  'exit-codes': { about: 'what a run can end with', text: exitCodesText },
  output: { about: 'formats, shapes, columns, colour', text: outputText },
  environment: { about: 'variables imco reads', text: environmentText },
  config: { about: 'files, profiles, precedence', text: configText },
};

/** What `imco help <topic>` knows, by names that anybody may have typed. */
export const topics: Readonly<Record<string, Topic>> = pages;
