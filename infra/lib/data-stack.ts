import { databaseServices, type ServiceName } from '@studyhall/platform';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import * as rds from 'aws-cdk-lib/aws-rds';
import { CfnRotationSchedule, type ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { type Environment, resourceName } from './environment.ts';
import { subnets } from './network-stack.ts';

export interface DataStackProps extends StackProps {
  readonly environment: Environment;
  readonly vpc: ec2.IVpc;
}

export const databasePort = 3306;
const rotationDays = 30;
const exportedLogs = ['error', 'slowquery'] as const;

/** One MySQL server, in which each service has its own schema, user and password. */
export class DataStack extends Stack {
  readonly instance: rds.DatabaseInstance;
  readonly securityGroup: ec2.SecurityGroup;
  /** The password of each service's user; the user bears the service's name. */
  readonly passwords: ReadonlyMap<ServiceName, ISecret>;
  /** Made, kept and rotated by RDS itself: no function of ours ever holds it. */
  readonly adminSecretArn: string;

  constructor(scope: Construct, id: string, { environment, vpc, ...props }: DataStackProps) {
    super(scope, id, props);
    this.securityGroup = new ec2.SecurityGroup(this, 'SecurityGroup', {
      vpc,
      description: 'MySQL, from the services alone',
      allowAllOutbound: false,
    });
    this.instance = this.#makeInstance(environment, vpc);
    this.adminSecretArn = this.#rotateAdminSecret();
    this.passwords = new Map(
      databaseServices().map(({ name }) => [name, this.#makePassword(environment, name)]),
    );
  }

  #makeInstance(environment: Environment, vpc: ec2.IVpc): rds.DatabaseInstance {
    const { database, disposable, logDays } = environment;
    const engine = rds.DatabaseInstanceEngine.mysql({ version: rds.MysqlEngineVersion.VER_8_4_9 });
    const instanceIdentifier = resourceName(environment, 'mysql');
    // Made beforehand: RDS itself would make them, and keep what is in them for ever.
    const logGroups = exportedLogs.map(
      (log) =>
        new LogGroup(this, `${log}Log`, {
          logGroupName: `/aws/rds/instance/${instanceIdentifier}/${log}`,
          retention: logDays,
          removalPolicy: RemovalPolicy.DESTROY,
        }),
    );
    const instance = new rds.DatabaseInstance(this, 'Mysql', {
      instanceIdentifier,
      engine,
      parameterGroup: new rds.ParameterGroup(this, 'Parameters', {
        engine,
        description: 'TLS only; slow statements are logged',
        parameters: {
          require_secure_transport: 'ON',
          max_connections: String(database.maxConnections),
          slow_query_log: '1',
          long_query_time: '0.5',
          log_output: 'FILE',
        },
      }),
      instanceType: ec2.InstanceType.of(ec2.InstanceClass.T4G, database.size),
      multiAz: database.multiAz,
      vpc,
      vpcSubnets: subnets.data,
      securityGroups: [this.securityGroup],
      port: databasePort,
      publiclyAccessible: false,
      storageType: rds.StorageType.GP3,
      allocatedStorage: database.storageGiB,
      maxAllocatedStorage: database.storageGiB * 5,
      storageEncrypted: true,
      credentials: rds.Credentials.fromUsername('admin'),
      manageMasterUserPassword: true,
      backupRetention: Duration.days(database.backupDays),
      preferredBackupWindow: '22:00-22:30',
      preferredMaintenanceWindow: 'sun:23:00-sun:23:30',
      copyTagsToSnapshot: true,
      autoMinorVersionUpgrade: true,
      cloudwatchLogsExports: [...exportedLogs],
      deletionProtection: !disposable,
      removalPolicy: RemovalPolicy.SNAPSHOT,
    });
    instance.node.addDependency(...logGroups);
    acknowledge(instance, {
      'AwsSolutions-RDS11': 'The port is fixed at 3306, where tools and people expect MySQL.',
      ...(disposable && {
        'AwsSolutions-RDS3': 'A demonstration does without a second zone.',
        'AwsSolutions-RDS10': 'A demonstration may be deleted at any time; a last snapshot is kept.',
      }),
    });
    return instance;
  }

  #rotateAdminSecret(): string {
    // The construct of the instance is typed as its interface; it is an instance of CloudFormation.
    const { attrMasterUserSecretSecretArn } = this.instance.node.defaultChild as rds.CfnDBInstance;
    new CfnRotationSchedule(this, 'AdminRotation', {
      secretId: attrMasterUserSecretSecretArn,
      rotationRules: { automaticallyAfterDays: rotationDays },
    });
    return attrMasterUserSecretSecretArn;
  }

  #makePassword({ name, disposable }: Environment, service: ServiceName): ISecret {
    const secret = new Secret(this, `${service}Password`, {
      secretName: `studyhall/${name}/${service}/database`,
      description: `Password of the database user ${service}`,
      generateSecretString: { excludePunctuation: true, passwordLength: 40 },
      removalPolicy: disposable ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
    });
    acknowledge(secret, {
      'AwsSolutions-SMG4':
        'A user’s password changes together with a release of its service, as the runbook says: two are valid meanwhile.',
    });
    // The library is typed with looser optional properties than ours.
    return secret as ISecret;
  }
}
