/** The words cases are written in. */

/** A command line that is measured. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** What stands on its stdin; nothing unless said. */
  readonly input?: string;
  /** Throws where stdout is not what a run that did its work writes; only the first run is asked. */
  readonly check?: (stdout: string) => void;
  /** What it took is what it says of itself on its fourth stream, in ms. */
  readonly says?: true;
  /** Programs beside Node it needs; where one is missing the command is left out. */
  readonly needs?: readonly string[];
}

/** What is measured of a run: the time from start to end in ms, or the most memory in MB. */
export type Measure = 'ms' | 'MB';

/** Two commands of a case, measured against each other. */
export interface Comparison {
  /** Names of commands of the case. */
  readonly of: string;
  readonly to: string;
  /** Most the ratio may be; without it the figure is for information. */
  readonly atMost?: number;
}

/** Commands that are run in turn, so that whatever else the machine does meets all of them alike. */
export interface Case {
  readonly title: string;
  readonly measure: Measure;
  readonly commands: Readonly<Record<string, Command>>;
  readonly comparisons: readonly Comparison[];
  /** Most rounds it is worth, where a run takes long. */
  readonly mostRounds?: number;
}

/** What cases are made for: one Node, the built program, and platforms to talk to. */
export interface Ground {
  /** The Node that runs imco and the scripts it is compared with. */
  readonly node: string;
  readonly major: number;
  /** A script of this folder by its name. */
  readonly script: (name: string) => string;
  readonly imco: (words: readonly string[], endpoint?: string) => Command;
  /** A script run by the Node, with the endpoint and the files of the operator in its environment. */
  readonly bare: (words: readonly string[], endpoint?: string) => Command;
  /** `curl` with the files of the operator; words are those of its command line. */
  readonly curl: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** The completion script for bash. */
  readonly completions: string;
  /** A program in a home whose profile is the platform next door, and its names are kept. */
  readonly atHome: (program: Pick<Command, 'file' | 'args'>) => Command;
  /** A platform on this machine, next door. */
  readonly near: string;
  /** The same, 50 ms away and back. */
  readonly far: string;
  /** Lengths of the lists of events there are, the shortest first. */
  readonly eventCounts: readonly number[];
  /** A platform next door with as many events. */
  readonly withEvents: (count: number) => string;
}

/** Makes cases for a ground. */
export type CasesOf = (ground: Ground) => readonly Case[];
