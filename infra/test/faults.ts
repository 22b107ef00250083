import type { Seed } from './seed-fault.ts';

const database = 'AWS::RDS::DBInstance';
const service = 'AWS::ECS::Service';
const task = 'AWS::ECS::TaskDefinition';
const balancer = 'AWS::ElasticLoadBalancingV2::LoadBalancer';
const listener = 'AWS::ElasticLoadBalancingV2::Listener';
const rule = 'AWS::ElasticLoadBalancingV2::ListenerRule';
const targetGroup = 'AWS::ElasticLoadBalancingV2::TargetGroup';
const group = 'AWS::CodeDeploy::DeploymentGroup';
const pipeline = 'AWS::CodePipeline::Pipeline';
const ingress = 'AWS::EC2::SecurityGroupIngress';
const alarm = 'AWS::CloudWatch::Alarm';
const container = 'Properties.ContainerDefinitions.0';
const worldOn = (port: number) => ({
  CidrIp: '0.0.0.0/0',
  IpProtocol: 'tcp',
  FromPort: port,
  ToPort: port,
  Description: 'a fault',
});

/** A fault of each kind, by the rule that must find it. */
export const faults: Readonly<Record<string, readonly Seed[]>> = {
  'there is one network, with names': [
    { type: 'AWS::EC2::VPC', path: 'Properties.EnableDnsHostnames', value: false },
  ],
  'each kind of subnet is there twice, in two zones': [
    { type: 'AWS::EC2::Subnet', path: '', value: undefined, where: 'dataSubnet2' },
  ],
  'subnets have room for what stands in them': [
    { type: 'AWS::EC2::Subnet', path: 'Properties.CidrBlock', value: '10.20.4.0/24', where: 'appSubnet1' },
  ],
  'zones are real': [{ type: 'AWS::EC2::Subnet', path: 'Properties.AvailabilityZone', value: 'dummy1a' }],
  'no subnet gives out public addresses': [
    { type: 'AWS::EC2::Subnet', path: 'Properties.MapPublicIpOnLaunch', value: true },
  ],
  'application subnets reach S3 by an endpoint': [
    { type: 'AWS::EC2::VPCEndpoint', path: 'Properties.RouteTableIds.0', value: undefined },
  ],
  'application subnets never lead to the internet gateway': [
    {
      type: 'AWS::EC2::Route',
      path: 'Properties.GatewayId',
      value: { Ref: 'VpcIGWD7BA715C' },
      where: 'appSubnet1',
    },
  ],
  'application subnets have the way out that the environment says': [
    { type: 'AWS::EC2::Route', path: '', value: undefined, where: 'appSubnet1' },
  ],
  'flows are logged': [{ type: 'AWS::EC2::FlowLog', path: '', value: undefined }],
  'the default security group is locked': [
    { type: 'Custom::VpcRestrictDefaultSG', path: '', value: undefined },
  ],
  'the database is reached on 3306 by services alone': [
    {
      type: 'AWS::EC2::SecurityGroup',
      path: 'Properties.SecurityGroupIngress',
      value: [worldOn(3306)],
      where: '-Data/',
    },
    { type: ingress, path: 'Properties.ToPort', value: 3307, where: 'tutors/ToDatabaseIn' },
  ],
  'the edge is reached on its port by the public balancer alone': [
    { type: ingress, path: 'Properties.FromPort', value: 1, where: 'edge/FromBalancerIn' },
  ],
  'a service is reached on its port by the internal balancer alone': [
    {
      type: 'AWS::EC2::SecurityGroup',
      path: 'Properties.SecurityGroupIngress',
      value: [worldOn(8083)],
      where: 'tutors/SecurityGroup',
    },
  ],
  'the internal balancer is reached by edge and services alone': [
    {
      type: 'AWS::EC2::SecurityGroup',
      path: 'Properties.SecurityGroupIngress',
      value: [worldOn(80)],
      where: '/Internal',
    },
  ],
  'the world reaches the public balancer on 80 and 443, and nothing else': [
    {
      type: 'AWS::EC2::SecurityGroup',
      path: 'Properties.SecurityGroupIngress.0',
      value: worldOn(8443),
      where: '/Public',
    },
    {
      type: 'AWS::EC2::SecurityGroup',
      path: 'Properties.SecurityGroupIngress.1',
      value: undefined,
      where: '/Public',
    },
  ],
  'balancers lead to tasks alone': [
    {
      type: 'AWS::EC2::SecurityGroup',
      path: 'Properties.SecurityGroupEgress',
      value: [worldOn(443)],
      where: '/Public',
    },
  ],
  'every group and every opening says what it is for': [
    { type: ingress, path: 'Properties.Description', value: undefined },
  ],
  'nobody comes in by a remote shell': [
    {
      type: 'AWS::EC2::SecurityGroup',
      path: 'Properties.SecurityGroupIngress.0',
      value: worldOn(22),
      where: '/Public',
    },
  ],
  'the database is MySQL 8.4 on 3306': [
    { type: database, path: 'Properties.Engine', value: 'postgres' },
    { type: database, path: 'Properties.Port', value: '3307' },
  ],
  'the database is not public': [
    { type: database, path: 'Properties.PubliclyAccessible', value: true },
    { type: database, path: 'Properties.PubliclyAccessible', value: undefined },
  ],
  'the database stands in the data subnets': [
    {
      type: 'AWS::RDS::DBSubnetGroup',
      path: 'Properties.SubnetIds.0',
      value: { 'Fn::ImportValue': 'StudyHall-standard-Network:ExportsOutputRefVpcappSubnet1Subnet' },
    },
  ],
  'the database is encrypted, on gp3': [
    { type: database, path: 'Properties.StorageEncrypted', value: false },
  ],
  'the database stands in two zones and is protected, but for a demonstration': [
    { type: database, path: 'Properties.MultiAZ', value: false },
    { type: database, path: 'Properties.DeletionProtection', value: false },
  ],
  'the database is backed up for 7 days or more': [
    { type: database, path: 'Properties.BackupRetentionPeriod', value: 1 },
  ],
  'the database leaves a snapshot or itself behind': [
    { type: database, path: 'DeletionPolicy', value: 'Delete' },
  ],
  'the database exports its logs': [
    { type: database, path: 'Properties.EnableCloudwatchLogsExports.0', value: undefined },
  ],
  'the database takes TLS alone': [
    {
      type: 'AWS::RDS::DBParameterGroup',
      path: 'Properties.Parameters.require_secure_transport',
      value: 'OFF',
    },
  ],
  'the admin password is made by Secrets Manager': [
    { type: database, path: 'Properties.MasterUserPassword', value: 'hunter2' },
  ],
  'the admin password rotates': [
    {
      type: 'AWS::SecretsManager::RotationSchedule',
      path: 'Properties.RotationRules.AutomaticallyAfterDays',
      value: 1000,
    },
    { type: 'AWS::SecretsManager::RotationSchedule', path: '', value: undefined },
  ],
  'each service with a database has a secret of its own': [
    { type: 'AWS::SecretsManager::Secret', path: '', value: undefined, where: 'tutorsPassword' },
  ],
  'secrets are generated, or set by a person later': [
    { type: 'AWS::SecretsManager::Secret', path: 'Properties.GenerateSecretString', value: undefined },
  ],
  'no environment variable carries a secret': [
    {
      type: task,
      where: '-edge/',
      path: `${container}.Environment.0`,
      value: { Name: 'DATABASE_PASSWORD', Value: 'x' },
    },
    {
      type: task,
      where: '-edge/',
      path: `${container}.Environment.0.Value`,
      value: 'mysql://tutors:secret@host:3306',
    },
  ],
  'the connections of all tasks stay under 80 % of what the server allows': [
    { type: 'AWS::RDS::DBParameterGroup', path: 'Properties.Parameters.max_connections', value: '100' },
  ],
  'each task is told how many connections it may hold': [
    { type: task, path: `${container}.Environment`, value: [], where: '-tutors/' },
  ],
  'the server allows no more connections than its class': [
    { type: 'AWS::RDS::DBParameterGroup', path: 'Properties.Parameters.max_connections', value: '1000' },
  ],
  'one balancer faces the world, one the inside': [
    { type: balancer, path: 'Properties.Scheme', value: 'internet-facing', where: 'Internal' },
  ],
  'balancers stand where they belong': [{ type: balancer, path: 'Properties.Subnets.0', value: undefined }],
  'balancers drop headers that are none': [
    { type: balancer, path: 'Properties.LoadBalancerAttributes', value: [] },
  ],
  'balancers write access logs': [{ type: balancer, path: 'Properties.LoadBalancerAttributes', value: [] }],
  'access logs, which hold whole addresses, are gone after a week and read by one role': [
    {
      type: 'AWS::S3::Bucket',
      path: 'Properties.LifecycleConfiguration.Rules.0.ExpirationInDays',
      value: 400,
      where: 'AccessLogs',
    },
    {
      type: 'AWS::S3::BucketPolicy',
      path: 'Properties.PolicyDocument.Statement',
      value: [],
      where: 'AccessLogs',
    },
  ],
  'balancers keep idle connections for 60 seconds': [
    { type: balancer, path: 'Properties.LoadBalancerAttributes', value: [] },
  ],
  'TLS is 1.2 or newer': [
    {
      type: listener,
      path: 'Properties.SslPolicy',
      value: 'ELBSecurityPolicy-2016-08',
      where: 'PublicBalancerProduction',
    },
  ],
  'the world speaks TLS, and port 80 only redirects': [
    { type: listener, path: 'Properties.Protocol', value: 'HTTP', where: 'PublicBalancerProduction' },
    {
      type: listener,
      path: 'Properties.DefaultActions.0.Type',
      value: 'forward',
      where: 'PublicBalancerRedirect',
    },
  ],
  'nothing answers but by a rule': [
    {
      type: listener,
      path: 'Properties.DefaultActions.0.FixedResponseConfig.StatusCode',
      value: '200',
      where: 'PublicBalancerProduction',
    },
  ],
  'each service has a pair of target groups, alike but for the name': [
    { type: targetGroup, path: '', value: undefined },
    { type: targetGroup, path: 'Properties.Port', value: 1 },
    { type: targetGroup, path: 'Properties.TargetType', value: 'instance' },
  ],
  'target groups ask /readyz every 10 seconds and let go within 30': [
    { type: targetGroup, path: 'Properties.HealthCheckPath', value: '/' },
    { type: targetGroup, path: 'Properties.TargetGroupAttributes', value: [] },
  ],
  'each service has a production and a test rule, alike': [
    { type: rule, path: '', value: undefined },
    { type: rule, path: 'Properties.Conditions', value: [] },
  ],
  'no two rules of a listener have the same priority': [
    { type: rule, path: 'Properties.Priority', value: 3, where: 'tutors/TargetsProductionRule' },
  ],
  'the public production listener has one rule': [
    { type: rule, path: '', value: undefined, where: 'edge/TargetsProductionRule' },
  ],
  'every service of the catalogue runs, and no other': [{ type: service, path: '', value: undefined }],
  'tasks run on Fargate, on ARM, in a network of their own': [
    { type: task, where: '-edge/', path: 'Properties.NetworkMode', value: 'bridge' },
    { type: task, where: '-edge/', path: 'Properties.RuntimePlatform.CpuArchitecture', value: 'X86_64' },
  ],
  'tasks are of the size that the environment says': [
    { type: task, where: '-edge/', path: 'Properties.Cpu', value: '4096' },
  ],
  'services stand in application subnets, without public addresses': [
    {
      type: service,
      path: 'Properties.NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp',
      value: 'ENABLED',
    },
  ],
  'CodeDeploy shifts the services, which name their family alone': [
    { type: service, path: 'Properties.DeploymentController.Type', value: 'ECS' },
    { type: service, path: 'Properties.TaskDefinition', value: { Ref: 'TaskDefinition' } },
  ],
  'nothing that CodeDeploy cannot work with is on': [
    { type: service, path: 'Properties.ServiceConnectConfiguration', value: { Enabled: true } },
    {
      type: service,
      path: 'Properties.DeploymentConfiguration.DeploymentCircuitBreaker',
      value: { Enable: true, Rollback: true },
    },
    { type: service, path: 'Properties.DeploymentConfiguration.Strategy', value: 'BLUE_GREEN' },
  ],
  'services leave the number of tasks to scaling': [
    { type: service, path: 'Properties.DesiredCount', value: 2 },
  ],
  'services wait for both of their rules': [{ type: service, path: 'DependsOn', value: [] }],
  'new tasks have 30 to 120 seconds to become healthy': [
    { type: service, path: 'Properties.HealthCheckGracePeriodSeconds', value: 0 },
  ],
  'the cluster has Container Insights': [
    { type: 'AWS::ECS::Cluster', path: 'Properties.ClusterSettings.0.Value', value: 'disabled' },
  ],
  'containers log to where old lines are dropped': [
    { type: task, where: '-edge/', path: `${container}.LogConfiguration`, value: undefined },
    { type: 'AWS::Logs::LogGroup', path: 'Properties.RetentionInDays', value: undefined },
  ],
  'services run an image of the registry': [
    { type: task, where: '-edge/', path: `${container}.Image`, value: 'docker.io/tutors:1' },
  ],
  'no image is the latest': [
    { type: task, where: '-edge/', path: `${container}.Image`, value: 'registry/tutoring-repo/edge:latest' },
    { type: task, where: '-edge/', path: `${container}.Image`, value: 'registry/tutoring-repo/edge' },
  ],
  'containers cannot write, and are not root': [
    { type: task, where: '-edge/', path: `${container}.ReadonlyRootFilesystem`, value: false },
    { type: task, where: '-edge/', path: `${container}.User`, value: '0' },
  ],
  'containers have a first process': [
    { type: task, where: '-edge/', path: `${container}.LinuxParameters`, value: undefined },
  ],
  'services have 60 seconds to stop': [
    { type: task, where: '-edge/', path: `${container}.StopTimeout`, value: 10 },
  ],
  'services are checked by node, without curl': [
    {
      type: task,
      where: '-edge/',
      path: `${container}.HealthCheck.Command`,
      value: ['CMD-SHELL', 'curl -f localhost'],
    },
  ],
  'the edge alone is told of a proxy before it': [
    { type: task, where: '-edge/', path: `${container}.Environment`, value: [] },
    {
      type: task,
      where: '-tutors/',
      path: `${container}.Environment.0`,
      value: { Name: 'PROXIES', Value: '1' },
    },
  ],
  'nobody enters a task, but in a demonstration': [
    { type: service, path: 'Properties.EnableExecuteCommand', value: true },
  ],
  'a task’s role is not the role that starts it': [
    {
      type: task,
      where: '-edge/',
      path: 'Properties.TaskRoleArn',
      value: { 'Fn::GetAtt': ['ExecutionRole605A040B', 'Arn'] },
    },
  ],
  'no policy allows every action': [
    { type: 'AWS::IAM::Policy', path: 'Properties.PolicyDocument.Statement.0.Action', value: '*' },
    {
      type: 'AWS::IAM::Policy',
      path: 'Properties.PolicyDocument.Statement.0.Action',
      value: ['s3:*'],
      where: 'tutors',
    },
  ],
  'a role that starts tasks reads the secrets of its own service alone': [
    { type: task, path: `${container}.Secrets`, value: [], where: '-tutors/' },
  ],
  'a collector of traces stands beside each service, pinned and not essential': [
    { type: task, where: '-edge/', path: 'Properties.ContainerDefinitions.1', value: undefined },
    { type: task, where: '-edge/', path: 'Properties.ContainerDefinitions.1.Essential', value: true },
  ],
  'each service scales, on two things': [
    { type: 'AWS::ApplicationAutoScaling::ScalingPolicy', path: '', value: undefined },
  ],
  'no service has fewer than two tasks, but in a demonstration': [
    { type: 'AWS::ApplicationAutoScaling::ScalableTarget', path: 'Properties.MinCapacity', value: 1 },
  ],
  'each service has an application and a group of its own': [{ type: group, path: '', value: undefined }],
  'deployments are blue/green, with control of the traffic': [
    { type: group, path: 'Properties.DeploymentStyle.DeploymentOption', value: 'WITHOUT_TRAFFIC_CONTROL' },
  ],
  'deployments shift as the environment says': [
    { type: group, path: 'Properties.DeploymentConfigName', value: 'CodeDeployDefault.ECSAllAtOnce' },
  ],
  'deployments know both target groups and both listeners': [
    {
      type: group,
      path: 'Properties.LoadBalancerInfo.TargetGroupPairInfoList.0.TargetGroups.0',
      value: undefined,
    },
    {
      type: group,
      path: 'Properties.LoadBalancerInfo.TargetGroupPairInfoList.0.TestTrafficRoute',
      value: undefined,
    },
  ],
  'deployments roll back on failure, stop and alarm': [
    { type: group, path: 'Properties.AutoRollbackConfiguration.Events.0', value: undefined },
  ],
  'deployments heed the alarms of both target groups, the balancer and the smoke test': [
    { type: group, path: 'Properties.AlarmConfiguration.Alarms.0', value: undefined },
  ],
  'blue stays for 10 minutes or more': [
    {
      type: group,
      path: 'Properties.BlueGreenDeploymentConfiguration.TerminateBlueInstancesOnDeploymentSuccess.TerminationWaitTimeInMinutes',
      value: 0,
    },
  ],
  'each service has a hook, named as CodeDeploy may call it': [
    { type: 'AWS::Lambda::Function', path: 'Properties.FunctionName', value: 'Hook', where: '-tutors/' },
  ],
  'rules lead to the target group that is live': [
    { type: rule, path: 'Properties.Actions.0.TargetGroupArn', value: { Ref: 'TargetsPrimary' } },
  ],
  'the pipeline is of the second kind, and releases wait for each other': [
    { type: pipeline, path: 'Properties.PipelineType', value: 'V1' },
    { type: pipeline, path: 'Properties.ExecutionMode', value: 'SUPERSEDED' },
  ],
  'stages follow each other: source, tests, images, migration, deployment, smoke test': [
    { type: pipeline, path: 'Properties.Stages.1', value: undefined },
  ],
  'the source comes by a connection, without a token': [
    { type: pipeline, path: 'Properties.Stages.0.Actions.0.Configuration.OAuthToken', value: 'x' },
  ],
  'a person approves what takes something away, and nothing else': [
    { type: pipeline, path: 'Properties.Stages.3.BeforeEntry', value: undefined },
  ],
  'builds run what buildspec.yml says': [
    { type: 'AWS::CodeBuild::Project', path: 'Properties.Source.BuildSpec', value: 'another.yml' },
  ],
  'only images are built with privileges': [
    { type: 'AWS::CodeBuild::Project', path: 'Properties.Environment.PrivilegedMode', value: true },
  ],
  'each service is deployed by CodeDeploy, from what was built': [
    { type: pipeline, path: 'Properties.Stages.5.Actions.0', value: undefined },
  ],
  'roles are passed to ECS tasks alone': [
    {
      type: 'AWS::IAM::Policy',
      path: 'Properties.PolicyDocument.Statement.0',
      value: { Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' },
    },
  ],
  'buckets are private and encrypted': [
    { type: 'AWS::S3::Bucket', path: 'Properties.PublicAccessBlockConfiguration', value: undefined },
  ],
  'buckets take TLS alone': [{ type: 'AWS::S3::BucketPolicy', path: '', value: undefined }],
  'each service has a repository, immutable and scanned': [
    { type: 'AWS::ECR::Repository', path: 'Properties.ImageTagMutability', value: 'MUTABLE' },
    { type: 'AWS::ECR::Repository', path: '', value: undefined },
  ],
  'a dashboard shows traffic, errors, latency and CPU of each service': [
    { type: 'AWS::CloudWatch::Dashboard', path: 'Properties.DashboardBody', value: '{}' },
  ],
  'a dashboard shows the database': [
    { type: 'AWS::CloudWatch::Dashboard', path: 'Properties.DashboardBody', value: '{}' },
  ],
  'each service has its alarms': [
    { type: alarm, path: '', value: undefined, where: '-tutors/Cpu' },
    { type: alarm, path: '', value: undefined, where: '-tutors/blueErrors' },
  ],
  'the database and the balancers have their alarms': [
    { type: alarm, path: '', value: undefined, where: 'DatabaseStorage' },
  ],
  'each alarm does something': [{ type: alarm, path: 'Properties.AlarmActions', value: undefined }],
  'no data is no fault': [{ type: alarm, path: 'Properties.TreatMissingData', value: 'breaching' }],
  'alarms reach somebody': [{ type: 'AWS::SNS::Subscription', path: '', value: undefined }],
  'everything is tagged': [{ type: 'AWS::ECS::Cluster', path: 'Properties.Tags', value: [] }],
  'data subnets lead nowhere': [
    {
      type: 'AWS::EC2::Route',
      path: 'Properties.RouteTableId',
      value: { Ref: 'VpcdataSubnet1RouteTableAF5F53E0' },
      where: 'appSubnet1',
    },
  ],
};
