/** A server plan: name, CPUs, memory in MB, disk in GB, and the realms that offer it. */
type Size = readonly [string, number, number, number, ...string[]];
/** A disk type: name, name at the provider, smallest and largest size in GB. */
type Disk = readonly [string, string, number | null, number | null];
/** A region: name, code at the provider, location. */
type Region = readonly [string, string, LocationName];
type LocationName = (typeof locationNames)[number];

/** The plans of a provider, and the customer's accounts there. */
export interface Offer {
  readonly name: string;
  readonly disambiguation?: string;
  readonly credentials: readonly string[];
  readonly accounts: readonly string[];
  readonly importing: boolean;
  readonly regions: readonly Region[];
  readonly closedRegions?: readonly string[];
  readonly sizes: readonly Size[];
  readonly disks: readonly Disk[];
}

/** Places the size of a continent. */
export const locationNames = ['Europe', 'North America', 'Asia Pacific'] as const;

export const offers: readonly Offer[] = [
  {
    name: 'Microsoft Azure',
    credentials: ['subscription_id', 'tenant_id', 'client_id', 'client_secret'],
    accounts: ['azure-prod', 'azure-dev'],
    importing: true,
    regions: [
      ['West Europe', 'westeurope', 'Europe'],
      ['East US', 'eastus', 'North America'],
      ['Southeast Asia', 'southeastasia', 'Asia Pacific'],
    ],
    sizes: [
      ['Standard_B1s', 1, 1024, 4, 'westeurope'],
      ['Standard_B1ms', 1, 2048, 4, 'westeurope'],
      ['Standard_B2s', 2, 4096, 8, 'westeurope'],
      ['Standard_B2ms', 2, 8192, 16, 'westeurope'],
      ['Standard_B4ms', 4, 16384, 32, 'westeurope'],
      ['Standard_D2s_v3', 2, 8192, 16, 'westeurope', 'eastus'],
      ['Standard_D4s_v3', 4, 16384, 32, 'westeurope', 'eastus'],
      ['Standard_D8s_v3', 8, 32768, 64, 'westeurope'],
      ['Standard_E2s_v3', 2, 16384, 32, 'eastus'],
      ['Standard_E4s_v3', 4, 32768, 64, 'eastus'],
      ['Standard_E8s_v3', 8, 65536, 128, 'eastus'],
      ['Standard_F2s_v2', 2, 4096, 16, 'eastus'],
      ['Standard_F4s_v2', 4, 8192, 32, 'eastus'],
      ['Standard_A1_v2', 1, 2048, 10, 'southeastasia'],
      ['Standard_A2_v2', 2, 4096, 20, 'southeastasia'],
      ['Standard_A4_v2', 4, 8192, 40, 'southeastasia'],
      ['Standard_DS1_v2', 1, 3584, 7, 'southeastasia'],
      ['Standard_DS2_v2', 2, 7168, 14, 'southeastasia'],
    ],
    disks: [
      ['Standard HDD', 'Standard_LRS', 1, 32767],
      ['Standard SSD', 'StandardSSD_LRS', 1, 32767],
      ['Premium SSD', 'Premium_LRS', 1, 32767],
    ],
  },
  {
    name: 'Amazon Web Services',
    credentials: ['access_key_id', 'secret_access_key'],
    accounts: ['aws-prod'],
    importing: true,
    regions: [
      ['EU (Ireland)', 'eu-west-1', 'Europe'],
      ['US East (N. Virginia)', 'us-east-1', 'North America'],
    ],
    sizes: [
      ['t3.nano', 2, 512, 0, 'eu-west-1'],
      ['t3.micro', 2, 1024, 0, 'eu-west-1'],
      ['t3.small', 2, 2048, 0, 'eu-west-1'],
      ['t3.medium', 2, 4096, 0, 'eu-west-1'],
      ['t3.large', 2, 8192, 0, 'eu-west-1'],
      ['m5.large', 2, 8192, 0, 'eu-west-1', 'us-east-1'],
      ['m5.xlarge', 4, 16384, 0, 'eu-west-1', 'us-east-1'],
      ['m5.2xlarge', 8, 32768, 0, 'us-east-1'],
      ['c5.large', 2, 4096, 0, 'us-east-1'],
      ['c5.xlarge', 4, 8192, 0, 'us-east-1'],
      ['c5.2xlarge', 8, 16384, 0, 'us-east-1'],
      ['r5.large', 2, 16384, 0, 'us-east-1'],
      ['r5.xlarge', 4, 32768, 0, 'us-east-1'],
      ['t2.micro', 1, 1024, 0, 'us-east-1'],
      ['t2.small', 1, 2048, 0, 'us-east-1'],
      ['t2.medium', 2, 4096, 0, 'us-east-1'],
    ],
    disks: [
      ['General Purpose SSD', 'gp3', 1, 16384],
      ['Throughput Optimized HDD', 'st1', 125, 16384],
    ],
  },
  {
    name: 'Google Compute Engine',
    credentials: ['project', 'client_email', 'private_key'],
    accounts: ['gcp-lab'],
    importing: false,
    regions: [
      ['Belgium', 'europe-west1', 'Europe'],
      ['Iowa', 'us-central1', 'North America'],
      ['Singapore', 'asia-southeast1', 'Asia Pacific'],
    ],
    sizes: [
      ['n1-standard-1', 1, 3840, 10, 'europe-west1', 'us-central1'],
      ['n1-standard-2', 2, 7680, 10, 'europe-west1'],
      ['n1-standard-4', 4, 15360, 10, 'europe-west1'],
      ['n1-highcpu-2', 2, 1843, 10, 'europe-west1'],
      ['n1-highcpu-4', 4, 3686, 10, 'europe-west1'],
      ['n1-highmem-2', 2, 13312, 10, 'us-central1'],
      ['e2-micro', 0.25, 1024, 10, 'us-central1'],
      ['e2-small', 0.5, 2048, 10, 'us-central1'],
      ['e2-medium', 1, 4096, 10, 'us-central1'],
      ['e2-standard-2', 2, 8192, 10, 'us-central1'],
      ['e2-standard-4', 4, 16384, 10, 'us-central1'],
      ['n2-standard-2', 2, 8192, 10, 'us-central1'],
      ['n2-standard-4', 4, 16384, 10, 'us-central1'],
      ['f1-micro', 0.2, 614, 10, 'asia-southeast1'],
      ['g1-small', 0.5, 1740, 10, 'asia-southeast1'],
    ],
    disks: [
      ['Standard persistent disk', 'pd-standard', 10, 65536],
      ['SSD persistent disk', 'pd-ssd', 10, 65536],
    ],
  },
  {
    name: 'VMware Cloud Director',
    disambiguation: 'Madrid',
    credentials: ['host', 'organization', 'user', 'password'],
    accounts: ['vcd-madrid'],
    importing: false,
    regions: [
      ['Madrid 1', 'mad-1', 'Europe'],
      ['Madrid 0', 'mad-0', 'Europe'],
    ],
    closedRegions: ['mad-0'],
    sizes: [
      ['small', 1, 2048, 20, 'mad-1'],
      ['medium', 2, 4096, 40, 'mad-1'],
      ['large', 4, 8192, 80, 'mad-1'],
      ['xlarge', 8, 16384, 160, 'mad-1'],
      ['2xlarge', 16, 32768, 320, 'mad-1'],
      ['memory-large', 4, 32768, 80, 'mad-1'],
      ['compute-large', 16, 16384, 80, 'mad-1'],
      ['storage-large', 4, 8192, 1000, 'mad-1'],
    ],
    disks: [['Gold', 'gold', null, null]],
  },
];
