/** The archive of an application, as operators hand it over. */
import { strToU8, zipSync } from 'fflate';

const metadata = `TOSCA-Meta-File-Version: 1.1
CSAR-Version: 1.1
Entry-Definitions: definitions/application.yaml
`;

/** A CSAR file of an application with one input that it requires. */
export const applicationArchive = (name: string, version: string): Uint8Array =>
  zipSync({
    'TOSCA-Metadata/TOSCA.meta': strToU8(metadata),
    'definitions/application.yaml': strToU8(`tosca_definitions_version: tosca_simple_yaml_1_3
metadata:
  template_name: ${name}
  template_version: "${version}"
topology_template:
  inputs:
    database_password:
      type: string
      description: Password of the database
    size:
      type: string
      default: small
`),
  });
