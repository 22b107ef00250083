// Generated from docs/api by `npm run openapi`.
export type paths = {
    "/api/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether every service can take traffic */
        get: operations["getStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How each service has done within the last hour */
        get: operations["getOperations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
};
export type webhooks = Record<string, never>;
export type components = {
    schemas: {
        Operations: {
            /**
             * Format: date-time
             * @description An hour ago, or when this process of the front door began to measure.
             */
            from: string;
            /** Format: date-time */
            to: string;
            /** @description Each service by its name: as the front door sees it; `edge` is the front door with all it passes on. */
            services: {
                [key: string]: components["schemas"]["ServiceOperations"];
            };
        };
        OperationsMinute: {
            /** Format: date-time */
            start: string;
            requests: number;
            /** @description Answers of 500 and above. */
            errors: number;
            /** @description Milliseconds until the answer began; null without requests. */
            p50: number | null;
            /** @description Milliseconds until the answer began; null without requests. */
            p95: number | null;
            /** @description Milliseconds until the answer began; null without requests. */
            p99: number | null;
        };
        Problem: {
            title: string;
            status: number;
            /** @description Stable, for programs. */
            code: string;
            /** @description For people: what is wrong and what to do. */
            detail: string;
            traceId: string;
            errors?: {
                /** @description A JSON pointer. */
                path: string;
                message: string;
            }[];
            rule?: string;
            alternatives?: {
                /** Format: date-time */
                start: string;
                /** Format: date-time */
                end: string;
            }[];
        };
        ServiceOperations: {
            /** @enum {unknown} */
            state: "up" | "down";
            /** @description What runs; null where it did not say. */
            version: string | null;
            /** @description Requests a second, on average. */
            rate: number;
            requests: number;
            /** @description Answers of 500 and above. */
            errors: number;
            /** @description Milliseconds until the answer began; null without requests. */
            p50: number | null;
            /** @description Milliseconds until the answer began; null without requests. */
            p95: number | null;
            /** @description Milliseconds until the answer began; null without requests. */
            p99: number | null;
            /** @description Events on their way to other services; null where there is no queue or it could not be asked. */
            queueDepth: number | null;
            /** @description Age of the oldest of them in seconds. */
            queueAge: number | null;
            /** @description Events set aside since their receiver keeps refusing them. */
            parked: number | null;
            /** @description Each minute of the time covered, oldest first; the last one is under way. */
            minutes: components["schemas"]["OperationsMinute"][];
        };
        Status: {
            /** @description Each service by its name. */
            services: {
                [key: string]: "up" | "down";
            };
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
};
export type $defs = Record<string, never>;
export interface operations {
    getStatus: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Status"];
                };
            };
            /** @description Default Response */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Status"];
                };
            };
            /** @description Any other refusal or failure. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOperations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Operations"];
                };
            };
            /** @description No valid token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Known, and not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Any other refusal or failure. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
