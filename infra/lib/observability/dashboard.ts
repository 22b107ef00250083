import type { Service } from '@studyhall/platform';
import { dashboardRows, type Panel, type PanelRow } from '@studyhall/telemetry/dashboard';
import {
  Dashboard,
  GraphWidget,
  LogQueryVisualizationType,
  LogQueryWidget,
  MathExpression,
  Metric,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { DataStack } from '../data-stack.ts';
import { type Environment, resourceName } from '../environment.ts';
import type { PlatformStack } from '../platform-stack.ts';
import { logged } from '../service/telemetry.ts';

export interface DashboardProps {
  readonly environment: Environment;
  readonly data: DataStack;
  readonly platform: PlatformStack;
  readonly services: readonly Service[];
}

const period = Duration.minutes(1);

/** A row a service, and one for the database. Target groups are found by their names, so no stack depends on this one. */
export function makeDashboard(scope: Construct, props: DashboardProps): void {
  const { environment, data, services } = props;
  const { instance } = data;
  const dashboard = new Dashboard(scope, 'Dashboard', {
    dashboardName: resourceName(environment, 'platform'),
    defaultInterval: Duration.hours(3),
  });
  for (const { name } of services) {
    dashboard.addWidgets(
      new TextWidget({ markdown: `## ${name}`, width: 24, height: 1 }),
      graph(`${name}: requests`, searchTargets(environment, name, 'RequestCount', 'Sum')),
      graph(`${name}: errors`, searchTargets(environment, name, 'HTTPCode_Target_5XX_Count', 'Sum')),
      graph(`${name}: latency p95`, searchTargets(environment, name, 'TargetResponseTime', 'p95')),
      new GraphWidget({ title: `${name}: CPU and memory`, width: 6, left: usageOf(props, name) }),
    );
  }
  for (const { title, panels } of loggedRows()) {
    dashboard.addWidgets(
      new TextWidget({ markdown: `## ${title}`, width: 24, height: 1 }),
      ...panels.map((panel) => queryOfLogs(props, panel)),
    );
  }
  dashboard.addWidgets(
    new TextWidget({ markdown: '## MySQL', width: 24, height: 1 }),
    new GraphWidget({ title: 'CPU', width: 8, left: [instance.metricCPUUtilization({ period })] }),
    new GraphWidget({
      title: 'Connections',
      width: 8,
      left: [instance.metricDatabaseConnections({ period })],
    }),
    new GraphWidget({ title: 'Free storage', width: 8, left: [instance.metricFreeStorageSpace({ period })] }),
  );
}

/** What Grafana's dashboard shows as well, as far as collectors write it into the log. */
function loggedRows(): PanelRow[] {
  const isLogged = ({ metric }: Panel) => logged.some((name) => name === metric);
  return dashboardRows
    .map(({ title, panels }) => ({ title, panels: panels.filter(isLogged) }))
    .filter(({ panels }) => panels.length > 0);
}

function queryOfLogs({ environment, services }: DashboardProps, { title, metric, show, by }: Panel) {
  const value = `\`${metric}\``;
  // In the log, what is counted stands as the difference to the line before.
  const statistic = show === 'total' ? `sum(${value})` : `max(${value})`;
  const group = by.map((attribute) => (attribute === 'service' ? '@log' : `\`${attribute}\``));
  return new LogQueryWidget({
    title,
    width: 6,
    view: LogQueryVisualizationType.LINE,
    logGroupNames: services.map(({ name }) => `/studyhall/${environment.name}/${name}`),
    queryLines: [`filter ispresent(${value})`, `stats ${statistic} by ${[...group, 'bin(1m)'].join(', ')}`],
  });
}

function graph(title: string, left: MathExpression): GraphWidget {
  return new GraphWidget({ title, width: 6, left: [left] });
}

/** Both target groups of a service. */
function searchTargets({ name }: Environment, service: string, metric: string, statistic: string) {
  const groups = `TargetGroup=("targetgroup/${name}-${service}-blue" OR "targetgroup/${name}-${service}-green")`;
  return new MathExpression({
    expression: `SEARCH('{AWS/ApplicationELB,LoadBalancer,TargetGroup} MetricName="${metric}" ${groups}', '${statistic}', ${period.toSeconds()})`,
    label: '',
    usingMetrics: {},
    period,
  });
}

function usageOf({ environment, platform }: DashboardProps, service: string): Metric[] {
  return ['CPUUtilization', 'MemoryUtilization'].map(
    (metricName) =>
      new Metric({
        namespace: 'AWS/ECS',
        metricName,
        period,
        dimensionsMap: {
          ClusterName: platform.cluster.clusterName,
          ServiceName: resourceName(environment, service),
        },
      }),
  );
}
