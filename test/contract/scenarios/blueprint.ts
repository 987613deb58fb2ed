import {
  conflict,
  done,
  invalid,
  json,
  labelling,
  newer,
  nobody,
  notFound,
  reading,
  type Scenarios,
  since,
} from './scenario.ts';

const templateFile = `
name: filed
generic_image_id: Debian 12 x86_64
run_list: [nginx, php::fpm]
configuration_attributes: { nginx: { port: 8080 } }
cookbook_versions: { nginx: '~> 12.0.0', joomla: '1.4.6' }
label_ids: [staging]
`;

const onJoomla = ['--template', 'joomla'];
const onWordpress = ['--template', 'wordpress'];
const blogValues = ['--parameter', 'DATABASE=blog', '--parameter', 'TARGET=/backup/blog.gz'];

/** Templates, scripts and what belongs to them. */
export const blueprintScenarios: Scenarios = {
  'blueprint templates list': [done(), done(...json), done('--label', 'production')],
  'blueprint templates show': [done('joomla'), done('tomcat', ...json), notFound(nobody)],
  'blueprint templates create': [
    done(
      ...['--name', 'shop', '--generic-image', 'Debian 12 x86_64', '--run-list', 'joomla,php::fpm'],
      ...['--attributes', '{"joomla": {"site_name": "Shop"}}'],
      ...['--cookbooks', 'joomla:1.4.6,mysql~>4.2.0', '--label', 'production', '--wait'],
    ),
    reading(templateFile, '--from-file', '-', '--wait'),
    since(
      'v3',
      done(
        ...['--name', 'plays', '--generic-image', 'Debian 12 x86_64', '--run-list', 'site'],
        ...['--configuration-management', 'ansible'],
        ...['--collections', '{"community.general": {"version": "~> 8.0.0"}}'],
      ),
    ),
    invalid('--name', 'joomla', '--generic-image', 'Debian 12 x86_64'),
  ],
  'blueprint templates update': [
    done('shop', '--name', 'shop-2'),
    done('shop-2', '--attributes', '{"php": {"version": "8.1"}}', '--merge-attributes'),
    done('shop-2', '--run-list', 'nginx', '--cookbooks', 'nginx~>12.0.0', '--wait'),
    since('v3', done('plays', '--collections', '{"ansible.posix": {"version": "= 1.5.0"}}')),
    invalid('shop-2', '--name', 'joomla'),
  ],
  'blueprint templates compile': [done('shop-2', '--wait'), done('filed')],
  'blueprint templates delete': [
    done('shop-2', '--yes'),
    conflict('joomla', '--yes'),
    notFound(nobody, '--yes'),
  ],
  'blueprint templates servers': [done('joomla')],
  'blueprint templates label': labelling('joomla', 'wordpress'),

  'blueprint template-scripts list': [
    done(...onJoomla),
    done(...onJoomla, '--type', 'boot', ...json),
    notFound('--template', nobody, '--type', 'boot'),
  ],
  'blueprint template-scripts show': [done('rotate-logs', ...onJoomla)],
  'blueprint template-scripts create': [
    done(...onWordpress, '--type', 'operational', '--script', 'backup-database', ...blogValues),
    done(...onWordpress, '--type', 'migration', '--script', 'clear-cache'),
    invalid(...onWordpress, '--type', 'boot', '--script', nobody),
  ],
  'blueprint template-scripts update': [
    done('backup-database', ...onWordpress, '--parameter', 'DATABASE=shop'),
    reading(
      '{"parameter_values": {"DATABASE": "blog", "TARGET": "/backup/blog.gz"}}',
      ...['backup-database', ...onWordpress, '--from-file', '-'],
    ),
  ],
  'blueprint template-scripts reorder': [
    done(
      ...['backup-database', 'clear-cache', 'rotate-logs'],
      ...[...onWordpress, '--type', 'operational'],
    ),
  ],
  'blueprint template-scripts delete': [done('backup-database', ...onWordpress, '--yes')],

  'blueprint scripts list': [done(), done(...json), done('--label', 'production')],
  'blueprint scripts show': [done('rotate-logs')],
  'blueprint scripts create': [
    done(
      ...['--name', 'tidy', '--description', 'Remove old files', '--code', 'find "$FOLDER"'],
      ...['--parameter', 'FOLDER', '--parameter', 'AGE', '--label', 'production'],
    ),
    reading('#!/bin/sh\nuptime\n', '--name', 'load', '--code', '@-'),
    invalid('--name', 'rotate-logs'),
  ],
  'blueprint scripts update': [
    done(
      ...['tidy', '--name', 'clean', '--description', 'Remove files', '--code', 'rm "$FILE"'],
      ...['--parameter', 'FILE'],
    ),
    invalid('clean', '--name', 'rotate-logs'),
  ],
  'blueprint scripts delete': [done('clean', 'load', '--yes'), conflict('rotate-logs', '--yes')],
  'blueprint scripts label': labelling('rotate-logs'),

  'blueprint attachments list': [done('--script', 'rotate-logs')],
  'blueprint attachments show': [done('{id}'), notFound(nobody)],
  'blueprint attachments upload': [
    done('{file}', '--script', 'rotate-logs'),
    done('{file}', '--script', 'rotate-logs', '--name', 'other.tar.gz'),
    notFound('{file}', '--script', nobody),
  ],
  'blueprint attachments download': [done('{id}', '--to', '{new}')],
  'blueprint attachments delete': [done('{id}', '--yes')],

  'blueprint cookbook-versions list': [done(), done(...json), done('--label', 'production')],
  'blueprint cookbook-versions show': [done('joomla@1.4.6'), notFound(nobody)],
  'blueprint cookbook-versions upload': [done('{file}', '--label', 'production', '--wait')],
  'blueprint cookbook-versions process': [done('joomla@1.4.6', '--wait')],
  'blueprint cookbook-versions delete': [done('sample@1.2.3', '--yes')],
  'blueprint cookbook-versions label': labelling('joomla@1.4.6'),

  ...newer({
    'blueprint collection-versions list': [done(), done('--filter', 'state=ready')],
    'blueprint collection-versions show': [done('example.web@1.2.0'), notFound(nobody)],
    'blueprint collection-versions upload': [
      done('{collection}', '--label', 'production', '--wait'),
      // What cannot be processed is told as its end.
      { words: ['{file}', '--wait'], exit: 1 },
    ],
    'blueprint collection-versions process': [done('sample.plays@0.1.0', '--wait')],
    'blueprint collection-versions delete': [
      done('sample.plays@0.1.0', '--yes'),
      notFound(nobody, '--yes'),
    ],
  }),
};
