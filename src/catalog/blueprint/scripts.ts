import {
  create,
  destroy,
  id,
  list,
  refs,
  resource,
  show,
  text,
  texts,
  update,
} from '../vocabulary.ts';

export const scripts = resource('blueprint scripts', {
  path: '/blueprint/scripts',
  about: 'Scripts to run on servers',
  labelable: 'script',
  sample: 'rotate-logs',
  fields: {
    id: id(),
    name: text('Name', { always: true }),
    description: text('Description', { nullable: true }),
    code: text('Source code', { long: true }),
    parameters: texts('Parameter names', { flag: 'parameter' }),
    label_ids: refs('labels', 'Labels'),
    resource_type: text('Resource type'),
  },
  columns: ['name', 'description', 'parameters'],
  wide: ['label_ids'],
  verbs: {
    list: list(),
    show: show(),
    create: create({
      needs: ['name'],
      takes: ['description', 'code', 'parameters', 'label_ids'],
    }),
    update: update({
      takes: ['name', 'description', 'code', 'parameters'],
      replaces: ['parameters'],
    }),
    delete: destroy({
      usedBy: ['blueprint template-scripts'],
      loses: 'The script is deleted with its code.',
    }),
  },
});
