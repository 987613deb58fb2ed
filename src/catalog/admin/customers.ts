import { boolean, id, json, list, resource, show, text, texts } from '../vocabulary.ts';

export const customers = resource('admin customers', {
  path: '/admin/customers',
  about: 'Customers of a reseller',
  since: 'v3',
  sample: 'Example Ltd',
  fields: {
    id: id(),
    name: text('Name', { always: true }),
    external_id: text('ID on the hub that the customer came from', { nullable: true }),
    admin: boolean('The reseller itself'),
    licensing_enabled: boolean('Licensing is enabled; withdrawn in platform 10.3'),
    skin_names: texts('Skins of the web interface, the first match counts'),
    resource_usage: json('Resources in use, by cloud account', { object: true }),
    resource_type: text('Resource type'),
  },
  columns: ['name', 'admin', 'external_id'],
  wide: ['skin_names'],
  verbs: {
    list: list({
      note: 'Only managers of a reseller may list customers: the platform refuses anybody else (403).',
    }),
    show: show({ note: 'Only managers of a reseller may show a customer.' }),
  },
});
