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
  about: 'Scripts the platform can run on servers',
  labelable: 'script',
  sample: 'rotate-logs',
  fields: {
    id: id(),
    name: text('Name', { always: true }),
    description: text('What it is for', { nullable: true }),
    code: text('Source text', { long: true }),
    parameters: texts('Names of the parameters it takes', { flag: 'parameter' }),
    label_ids: refs('labels', 'Labels on it'),
    resource_type: text('Kind of resource'),
  },
  columns: ['name', 'description', 'parameters', 'id'],
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
