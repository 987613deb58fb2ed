import { done, nobody, notFound, type Scenario, type Scenarios, unlisted } from './scenario.ts';

/** A comparison of what is shown with something that nobody knows. */
const withNobody = ({ words, since, until }: Scenario): Scenario => {
  const [target = '', ...flags] = words;
  // Ids are read one by one, names are looked up in the list.
  const ended = target.startsWith('{') ? notFound : unlisted;
  return {
    ...ended(target, nobody, ...flags),
    ...(since && { since }),
    ...(until && { until }),
  };
};

/** Comparisons of targets that are there. */
const different: Scenarios = {
  'cloud servers compare': [
    done('intranet', 'mail-relay'),
    done('intranet', 'mail-relay', '--all-fields'),
  ],
  'settings cloud-accounts compare': [done('azure-prod', 'aws-prod')],
};

/** Comparisons of every resource that shows single rows: they follow from what it is shown by. */
export const compareScenarios = (scenarios: Scenarios): Scenarios =>
  Object.fromEntries(
    Object.entries(scenarios).flatMap(([words, own]) => {
      const [shown] = own.filter(
        ({ exit, words: [first = ''] }) => exit === 0 && !/^-/.test(first),
      );
      if (!words.endsWith(' show') || !shown) return [];
      const name = words.replace(/show$/, 'compare');
      return [[name, [...(different[name] ?? []), withNobody(shown)]]];
    }),
  );
